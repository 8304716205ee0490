"""Small tables worked out by hand."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from random import Random

from oppna.secrecy.demand import Demand
from oppna.secrecy.protect import Protected, _repaired, _witnessed, protect
from oppna.secrecy.shares import Share, Sums, shares_table
from oppna.secrecy.table import Cell, Count, Relation, Table
from oppna.secrecy.versions import BEFORE, after
from oppna.secrecy.witness import witnesses
from tests.lib.attacker import Attacker
from tests.lib.disclosure_world import keys_of, published, table, world

COUNTY = Sums((("län", ("a", "b", "c", "d")),))
LOSS = {"län": 10}


def _county(counts: dict[str, tuple[int, int]]) -> Table:
    whole = tuple(sum(column) for column in zip(*counts.values(), strict=True))
    shares = [Share("M", "", area, *one, loss=LOSS.get(area, 1)) for area, one in {"län": whole, **counts}.items()]
    return shares_table(shares, COUNTY)


def _holds(made: Table, done: Protected) -> None:
    """Each witness agrees with every sum and with all that is shown, and no count in it is negative."""
    unknown = made.unknown(done.hidden)
    for witness in done.witnesses:
        assert set(witness.moves) <= unknown
        assert all(made.counts[count].value + moved >= 0 for count, moved in witness.moves.items())
        for relation in made.relations:
            assert sum(factor * witness.moves.get(count, 0) for count, factor in relation.terms) == 0
        for demand in witness.meets:
            moved = witness.moves[demand.of]
            assert moved >= demand.by > 0 or moved <= demand.by < 0


def test_nothing_to_hide() -> None:
    done = protect(_county({"a": (10, 20), "b": (0, 30), "c": (40, 40)}))
    assert done == Protected({}, (), (), 0, 0)


def test_one_small_count_takes_one_more_cell() -> None:
    made = _county({"a": (2, 30), "b": (20, 30), "c": (40, 40), "d": (50, 60)})
    done = protect(made)
    assert done.hidden == {"M · a": "primär: 1–3 personer", "M · d": "sekundär: skyddar M · a"}
    assert (done.loss, done.bound, done.unmet) == (1, 1, ())
    _holds(made, done)


def test_of_equal_losses_the_cell_further_down_is_hidden() -> None:
    turned = shares_table(
        [Share("M", "", area, having, 30) for area, having in (("län", 62), ("b", 20), ("c", 40), ("a", 2))][::-1],
        Sums((("län", ("a", "b", "c")),)),
    )
    assert list(protect(turned).hidden) == ["M · a", "M · län"]


def test_two_small_counts_that_leave_each_other_too_little_room_take_a_third_cell() -> None:
    made = _county({"a": (1, 30), "b": (1, 30), "c": (40, 40), "d": (50, 60)})
    done = protect(made)
    assert len(done.hidden) == 3
    _holds(made, done)


def test_what_is_told_elsewhere_cannot_be_protected_and_that_is_said() -> None:
    shares = [
        Share("M", "", "län", 32, 60, told=True),
        Share("M", "", "a", 2, 30, told=True),
        Share("M", "", "b", 30, 30),
    ]
    done = protect(shares_table(shares, Sums((("län", ("a", "b")),))))
    assert {demand.cell for demand in done.unmet} == {"M · a"}


def test_without_secondary_only_the_primary_rule_hides() -> None:
    done = protect(_county({"a": (2, 30), "b": (20, 30)}), secondary=False)
    assert done == Protected({"M · a": "primär: 1–3 personer"}, (), (), 0, 0)


def test_a_demand_that_cannot_be_met_leaves_the_next_its_turn() -> None:
    """And what was hidden before stays hidden: of equal losses it is the one that costs nothing more."""
    counts = [Count(id, value) for id, value in {"a": 2, "b": 20, "k": 2, "m": 20, "n": 20}.items()]
    cells = [Cell(id, (id,), 1, "primär" * (id in "ak"), (id,) if id in "ak" else (), id == "b") for id in "abkmn"]
    relations = [Relation((("a", 1), ("b", 1))), Relation((("k", 1), ("m", 1), ("n", 1)))]
    table, impossible = Table(counts, relations, cells), Demand("a", "a", 2)
    found = list(_repaired(table, frozenset("akm"), [impossible, Demand("k", "k", 2), Demand("k", "k", -2)]))
    assert [one.meets for one in found] == [(Demand("k", "k", 2),), (Demand("k", "k", -2),)]
    assert [set(one.moves) for one in found] == [{"k", "m"}, {"k", "m"}]


def test_a_witness_that_mends_one_demand_is_asked_about_the_others() -> None:
    counts = [Count("a", 2), Count("k", 2)]
    cells = [Cell(id, (id,), 1, "primär", (id,)) for id in "ak"]
    table = Table(counts, [Relation((("a", 1), ("k", 1)))], cells)
    (one,) = _repaired(table, frozenset("ak"), [Demand("a", "a", 2), Demand("k", "k", -2)])
    assert one.moves == {"a": 2, "k": -2}
    assert one.meets == (Demand("a", "a", 2), Demand("k", "k", -2))


def test_the_same_counts_give_the_same_cells_in_any_order_of_sums() -> None:
    made = world(3, 2, keys=True)
    shuffled = list(made.areas)
    Random(1).shuffle(shuffled)
    assert protect(table(made)) == protect(table(made._replace(areas=tuple(shuffled))))


def test_every_demand_has_a_witness_that_holds() -> None:
    for seed in range(4):
        made = table(world(seed, 2, keys=True, linked=True))
        done = protect(made)
        _holds(made, done)
        assert not done.unmet


def test_an_unchanged_version_hides_the_same_cells() -> None:
    made = table(world(2))
    done = protect(made)
    again = protect(after(made, done.hidden, table(world(2), reverse=True)))
    assert set(again.hidden) <= set(done.hidden)


def test_what_was_hidden_and_has_changed_is_guarded_beside_the_new_count() -> None:
    before = _county({"a": (2, 30), "b": (20, 30), "c": (40, 40), "d": (50, 60)})
    later = _county({"a": (3, 30), "b": (20, 30), "c": (40, 40), "d": (50, 60)})
    done = protect(after(before, protect(before).hidden, later))
    assert BEFORE + "M · a" in done.hidden
    assert not done.unmet


def test_whole_numbers_tell_an_attacker_at_least_as_much_as_fractions() -> None:
    made = world(1)
    publication = published(made, keys_of(protect(table(made))))
    attacker = Attacker()
    attacker.read(publication)
    for key in sorted(publication.hidden)[:6]:
        loose = attacker.bounds("1", key, "having", whole_numbers=False)
        tight = attacker.bounds("1", key, "having")
        assert loose.low <= tight.low <= made.truth[key].having <= tight.high <= loose.high


def test_the_same_cells_whatever_the_order_of_sets() -> None:
    """Python shuffles sets of strings anew in each process."""
    code = (
        "from tests.lib.disclosure_world import suppressed, world; "
        "print(list(suppressed(world(4, 2, keys=True, linked=True)).hidden.items()))"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", code],
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": "."},
            cwd=Path(__file__).parents[3],
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1 and b"sekund" in told.pop()


def test_only_where_more_can_be_moved_is_a_demand_tried_again() -> None:
    counts = [Count(id, 2 if id in "ak" else 20) for id in "abkl"]
    cells = [Cell(id, (id,), 1, "primär", (id,) * (id in "ak")) for id in "abkl"]
    table = Table(counts, [Relation((("a", 1), ("b", 1))), Relation((("k", 1), ("l", 1)))], cells)
    wanted = [Demand("a", "a", 2), Demand("k", "k", 2)]
    found, left = _witnessed(table, frozenset("abkl"), wanted, witnesses, since=frozenset("abk"))
    assert [one.meets for one in found] == [(wanted[1],)] and left == [wanted[0]]
