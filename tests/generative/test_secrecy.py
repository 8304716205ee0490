"""The attacker against the secrecy module: every channel at once, over random hierarchies."""

from __future__ import annotations

from typing import Any

import pytest

from oppna.secrecy.protect import protect
from oppna.secrecy.versions import after
from tests.lib.attacker import Attacker, Channel, Publication, Truth, disclosed
from tests.lib.disclosure_world import World, fill, keys_of, published, suppressed, table, world

EVERYTHING: tuple[Channel, ...] = ("counts", "per cent", "six decimals")
SHARES: tuple[Channel, ...] = ("per cent", "six decimals")
KINDS: list[dict[str, Any]] = [{}, {"keys": True}, {"measures": 2}, {"measures": 2, "linked": True}]


def _attacked(publication: Publication) -> list[str]:
    attacker = Attacker()
    attacker.read(publication)
    return disclosed(attacker, publication)


def _safe(made: World) -> Publication:
    done = suppressed(made)
    assert not done.unmet
    assert done.loss >= done.bound
    return published(made, keys_of(done), EVERYTHING)


@pytest.mark.parametrize("kind", KINDS, ids=str)
@pytest.mark.parametrize("seed", range(5))
def test_no_hidden_cell_can_be_worked_out(seed: int, kind: dict[str, Any]) -> None:
    assert not _attacked(_safe(world(seed, **kind)))


def _primary_only(channels: tuple[Channel, ...]) -> list[str]:
    made = world(1)
    return _attacked(published(made, keys_of(suppressed(made, secondary=False)), channels))


def test_the_primary_rule_alone_is_caught() -> None:
    assert any("determined" in line for line in _primary_only(EVERYTHING))


def test_shares_without_counts_tell_less_but_not_nothing() -> None:
    """The choice of 2015: no secondary suppression where shares stand alone."""
    assert len(_primary_only(("per cent",))) < len(_primary_only(SHARES)) < len(_primary_only(EVERYTHING))


def test_shares_of_one_of_two_linked_cells_are_caught() -> None:
    """The same persons in both measures: forgetting it lets the denominator of one give away the other."""
    caught = []
    for seed in range(3):
        made = world(seed, measures=2, linked=True)
        forgotten = keys_of(suppressed(made._replace(same_persons=())))
        caught += _attacked(published(made, forgotten, EVERYTHING))
    assert caught


def test_forgetting_the_subgroups_is_caught() -> None:
    made = world(1)
    forgotten = keys_of(suppressed(made._replace(subgroups=())))
    assert any("determined" in line for line in _attacked(published(made, forgotten, EVERYTHING)))


def test_forgetting_the_sorting_keys_is_caught() -> None:
    caught = []
    for seed in range(3):
        made = world(seed, keys=True)
        fewer = tuple(one for one in made.areas if "Grupp" not in one[0] and "Grupp 1" not in one[1])
        caught += _attacked(published(made, keys_of(suppressed(made._replace(areas=fewer))), EVERYTHING))
    assert caught


def _corrected(made: World, seed: int) -> World:
    """One municipality has other counts, and every sum it stands in."""
    other = world(seed)
    truth = dict(other.truth)
    key = ("M0", "födda i annat land", "B1")
    truth[key] = Truth(truth[key].having + 2, truth[key].lacking + 9)
    fill(truth, other.areas)
    return made._replace(truth=truth)


def _both(first: Publication, second: Publication) -> list[str]:
    attacker = Attacker()
    attacker.read(first)
    unchanged = [key for key, counts in first.truth.items() if second.truth.get(key) == counts]
    attacker.read(second, unchanged, since=first.version)
    freed = frozenset(unchanged) - second.hidden  # hidden for others' sake before, shown now
    return disclosed(attacker, first._replace(hidden=first.hidden - freed)) + disclosed(attacker, second)


def _versions(seed: int, *, remembers: bool) -> list[str]:
    made = world(seed)
    new = _corrected(made, seed)
    before, later = table(made), table(new, reverse=True)
    first = protect(before)
    second = protect(after(before, first.hidden, later) if remembers else later)
    assert not second.unmet
    return _both(published(made, keys_of(first), EVERYTHING), published(new, keys_of(second), EVERYTHING, version="2"))


@pytest.mark.parametrize("seed", range(4))
def test_two_versions_together_tell_no_more(seed: int) -> None:
    assert not _versions(seed, remembers=True)


def test_forgetting_the_version_before_is_caught() -> None:
    assert [line for seed in range(2) for line in _versions(seed, remembers=False)]


def test_a_number_on_the_quality_page_is_a_channel() -> None:
    """The persons behind a hidden cell, told elsewhere, tighten what is known of it."""
    made = world(1)
    hidden = keys_of(suppressed(made))
    key = next(key for key in sorted(hidden) if 0 < sum(made.truth[key]) < 4 and key not in made.rests)
    told = published(made, hidden, EVERYTHING)._replace(quality={key: sum(made.truth[key])})
    assert any(str(key) in line for line in _attacked(told))


@pytest.mark.parametrize("seed", range(3))
def test_trying_the_rest_together_after_each_repair_is_as_safe(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a nation it is done after every few repairs that hide more; a small world has no more than a few."""
    monkeypatch.setattr("oppna.secrecy.protect.AGAIN", 1)
    assert not _attacked(_safe(world(seed, measures=2, linked=True, keys=True)))
