"""The groups that results are put together for, as masks over the units [METHOD 1]."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from oppna.model.area import Unit
from oppna.model.codes import NATION, Level
from oppna.swedish import sort_key


class Group(NamedTuple):
    """`mask`: the units in it. `population`: how many they are, answered or not."""

    level: Level
    area: str
    mask: int
    population: int


_KEYS: tuple[tuple[Level, Callable[[Unit], str]], ...] = (
    (Level.COUNTY, lambda unit: unit.county),
    (Level.POPULATION_GROUP, lambda unit: unit.population_group),
    (Level.SKR_GROUP, lambda unit: unit.skr_group),
    (Level.MUNICIPALITY, lambda unit: unit.municipality if unit.is_district else ""),
)
"""Level → the unit's key. A district belongs to its city's row on the level municipality."""


def groups_of(units: Sequence[Unit]) -> tuple[Group, ...]:
    """The nation first, then each key's groups in Swedish order. An empty key gives no group."""
    nation = Group(Level.NATION, NATION, (1 << len(units)) - 1, len(units))
    return (nation, *(group for level, key in _KEYS for group in _by_key(units, level, key)))


def _by_key(units: Sequence[Unit], level: Level, key: Callable[[Unit], str]) -> list[Group]:
    members: dict[str, bytearray] = {}
    for position, unit in enumerate(units):
        area = key(unit)
        if area:
            plane = members.setdefault(area, bytearray((len(units) + 7) // 8))
            plane[position >> 3] |= 1 << (position & 7)
    masks = {area: int.from_bytes(plane, "little") for area, plane in members.items()}
    return [Group(level, area, masks[area], masks[area].bit_count()) for area in sorted(masks, key=sort_key)]
