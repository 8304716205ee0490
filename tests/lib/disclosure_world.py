"""Random hierarchies of counts of persons, for the secrecy module and for the attacker alike."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import NamedTuple

from oppna.secrecy.protect import Protected, protect
from oppna.secrecy.shares import Share, Sums, shares_table
from oppna.secrecy.table import Table
from oppna.secrecy.versions import BEFORE
from tests.lib.attacker import Channel, Key, Parts, Publication, Truth

SUBGROUPS = ("födda i Sverige", "födda i annat land", "okänt land")
LOSS = {"Riket": 40, "A län": 8, "B län": 8}


class World(NamedTuple):
    truth: dict[Key, Truth]
    areas: Parts
    subgroups: Parts
    same_persons: tuple[tuple[str, ...], ...]
    rests: frozenset[Key]


def world(seed: int, measures: int = 1, *, keys: bool = False, linked: bool = False) -> World:
    """Two counties of three or four municipalities, three subgroups; `keys`: also two groups across the counties."""
    random = Random(seed)
    towns = {county: tuple(f"{county}{i}" for i in range(random.randint(3, 4))) for county in ("A", "B")}
    areas: Parts = (("Riket", ("A län", "B län")), *((f"{name} län", parts) for name, parts in towns.items()))
    everyone = [town for parts in towns.values() for town in parts]
    if keys:
        areas = (*areas, ("Grupp 1", tuple(everyone[::2])), ("Grupp 2", tuple(everyone[1::2])))
        areas = (*areas, ("Riket", ("Grupp 1", "Grupp 2")))
    persons = {(group, town): _persons(random, group) for group in SUBGROUPS for town in everyone}
    truth: dict[Key, Truth] = {}
    for measure in [f"M{i}" for i in range(measures)]:
        for (group, town), number in persons.items():
            size = number if linked else _persons(random, group)
            having = random.randint(0, size)
            truth[measure, group, town] = Truth(having, size - having)
    fill(truth, areas)
    linked_names = (tuple(f"M{i}" for i in range(measures)),) if linked else ()
    rests = frozenset(key for key in truth if key[1] == "okänt land")
    return World(truth, areas, (("alla", SUBGROUPS),), linked_names, rests)


def _persons(random: Random, group: str) -> int:
    if group == "okänt land":
        return random.choice((0, 0, 0, 0, 1, 2))
    return random.choice((0, 3, 9, 25, 60, 140)) if group == SUBGROUPS[0] else random.choice((0, 2, 5, 12, 30))


def fill(truth: dict[Key, Truth], areas: Parts) -> None:
    """The sums, areas first: counties stand before the nation so that it finds them."""
    for whole, parts in sorted(areas, key=lambda one: one[0] == "Riket"):
        for measure in {key[0] for key in truth}:
            for group in SUBGROUPS:
                truth[measure, group, whole] = _sum(truth, [(measure, group, part) for part in parts])
    for measure, area in sorted({(key[0], key[2]) for key in truth}):
        truth[measure, "alla", area] = _sum(truth, [(measure, group, area) for group in SUBGROUPS])


def _sum(truth: Mapping[Key, Truth], keys: list[Key]) -> Truth:
    return Truth(sum(truth[key].having for key in keys), sum(truth[key].lacking for key in keys))


def shares(made: World) -> list[Share]:
    """As the product takes them. A rest of nobody is left out: everybody may know that there is none."""
    return [
        Share(*key, *truth, loss=LOSS.get(key[2], 1) * (1 + (key[1] == "alla")), shown=key not in made.rests)
        for key, truth in sorted(made.truth.items())
        if key not in made.rests or sum(truth)
    ]


def table(made: World, *, reverse: bool = False) -> Table:
    """`reverse`: the stated order of the cells turned about."""
    sums = Sums(made.areas, made.subgroups, made.same_persons)
    return shares_table(shares(made)[:: -1 if reverse else 1], sums)


def suppressed(made: World, *, secondary: bool = True) -> Protected:
    return protect(table(made), secondary=secondary)


def published(
    made: World, hidden: frozenset[Key], channels: tuple[Channel, ...] = ("counts",), version: str = "1"
) -> Publication:
    """What an attacker gets. Rests of nobody are no unknowns."""
    truth = {key: one for key, one in made.truth.items() if key not in made.rests or sum(one)}
    return Publication(
        truth,
        hidden & truth.keys(),
        channels,
        made.areas,
        made.subgroups,
        made.same_persons,
        made.rests & truth.keys(),
        version=version,
    )


def keys_of(protected: Protected) -> frozenset[Key]:
    """The hidden cells as the attacker names them."""
    return frozenset(_key(id) for id in protected.hidden if not id.startswith(BEFORE))


def _key(id: str) -> Key:
    measure, subgroup, area = id.split(" · ")
    return measure, subgroup, area
