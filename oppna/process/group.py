"""The groups that results are put together for, as masks over the units [METHOD 1]."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
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
    return groups_by(keys_of(units), len(units))


def groups_by(keys: Mapping[str, Mapping[str, int]], size: int) -> tuple[Group, ...]:
    """The same from planes: level → area → the units of it, of `size` units in all."""
    nation = Group(Level.NATION, NATION, (1 << size) - 1, size)
    groups = (Group(Level(level), area, mask, mask.bit_count()) for level in keys for area, mask in keys[level].items())
    return (nation, *groups)


def keys_of(units: Sequence[Unit]) -> dict[str, dict[str, int]]:
    """Level → area → the units that belong to it, as a plane."""
    return {level: _by_key(units, key) for level, key in _KEYS}


def _by_key(units: Sequence[Unit], key: Callable[[Unit], str]) -> dict[str, int]:
    members: dict[str, bytearray] = {}
    for position, unit in enumerate(units):
        area = key(unit)
        if area:
            plane = members.setdefault(area, bytearray((len(units) + 7) // 8))
            plane[position >> 3] |= 1 << (position & 7)
    return {area: int.from_bytes(members[area], "little") for area in sorted(members, key=sort_key)}
