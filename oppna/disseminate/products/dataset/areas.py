"""Areas as values of a variable: codes that are unique in every format, labels that are unique in a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from oppna.disseminate.addresses import LEVEL_PATH, area_key, slug
from oppna.disseminate.products.dataset.content import Item
from oppna.disseminate.products.words import group_label
from oppna.model.codes import LEVEL_NAME, Level
from oppna.model.release import ReleaseArea

CITIES = "stad"
"""The value set of cities with districts: they are groups of those, and stand among the groups."""
_UNITS = (Level.MUNICIPALITY, Level.DISTRICT)


def area_code(area: ReleaseArea) -> str:
    """0184 and 0180-D01 as everybody knows them; a group by its level and key: lan-stockholms-lan, kommungrupp-a1.

    Letters, digits and hyphens only: that is a code in SDMX, a value in PX and an address alike.
    """
    if area.level in _UNITS:
        return area.area
    return "-".join(filter(None, (LEVEL_PATH[area.level], area_key(area))))


def area_items(areas: Iterable[ReleaseArea]) -> tuple[Item, ...]:
    """The areas in their order. Two of one name are told apart by their codes: PX knows a value by its text."""
    listed = tuple(areas)
    named = Counter(map(_label, listed))
    return tuple(
        Item(area_code(area), _label(area) if named[_label(area)] == 1 else f"{_label(area)} ({area_code(area)})",
             note=LEVEL_NAME[area.level], groups=_sets(area))
        for area in listed
    )  # fmt: skip


def _label(area: ReleaseArea) -> str:
    return area.label if area.level in _UNITS else group_label(area)


def _sets(area: ReleaseArea) -> tuple[str, ...]:
    """The value sets of an area: its level, and for who answers the county too."""
    if area.is_city:
        return (CITIES,)
    level = LEVEL_PATH[area.level]
    return (level, f"i-{slug(area.county)}") if area.level in _UNITS and area.county else (level,)
