"""What stands side by side: an area of the release, or a group that somebody put together."""

from __future__ import annotations

from dataclasses import dataclass

from oppna.disseminate.addresses import LEVEL_PATH, PATH_LEVEL, area_key, slug
from oppna.disseminate.comparison.own_group import NOT_COUNTED, own_cell
from oppna.disseminate.products.words import group_label
from oppna.disseminate.shown import ABSENT, Shown, shown
from oppna.model.codes import Level
from oppna.model.indicator import Indicator
from oppna.model.release import Cell, ReleaseArea
from oppna.release.content import Release

UNITS = (Level.MUNICIPALITY, Level.DISTRICT)
BETWEEN = ":"
"""Stands between level and key of a group in an address, and between name and members of a group of one's own."""


@dataclass(frozen=True)
class Subject:
    """`key`: as it stands in the address. `area`: None for a group of one's own, whose `members` are units' codes."""

    key: str
    label: str
    area: ReleaseArea | None = None
    members: tuple[str, ...] = ()

    @property
    def is_unit(self) -> bool:
        """A municipality or district, not a group."""
        return self.area is not None and self.area.level in UNITS and not self.area.is_city

    def cell(self, release: Release, indicator: Indicator) -> Cell | None:
        """Its cell in the release; None where there is none."""
        if self.area is None:
            return own_cell(release, indicator, self.members)
        return release.cell(indicator.id, self.area.level, self.area.area)

    def shown(self, release: Release, indicator: Indicator) -> Shown:
        """Its cell in words."""
        cell = self.cell(release, indicator)
        if cell is None and self.area is None:
            return Shown(NOT_COUNTED, "", False)
        return ABSENT if cell is None else shown(cell, indicator)


def key_of(area: ReleaseArea) -> str:
    """How an area is written among the chosen: 0184, riket, lan:stockholms-lan."""
    if area.level in UNITS:
        return area.area
    key = area_key(area)
    return f"{LEVEL_PATH[area.level]}{BETWEEN}{key}" if key else LEVEL_PATH[area.level]


def subject_of(area: ReleaseArea) -> Subject:
    """An area as something to compare."""
    return Subject(key_of(area), area.label if area.level in UNITS else group_label(area), area)


def find(release: Release, key: str) -> ReleaseArea | None:
    """The area a key of an address means; None where the release has none."""
    level, _, rest = key.partition(BETWEEN)
    if level in PATH_LEVEL and PATH_LEVEL[level] not in UNITS:
        wanted = PATH_LEVEL[level]
        return next((area for area in release.areas if area.level is wanted and area_key(area) == rest), None)
    places = release.areas_by_place
    return places.get((Level.MUNICIPALITY, key)) or places.get((Level.DISTRICT, key.upper()))


def own_key(name: str, members: tuple[str, ...]) -> str:
    """A group of one's own as it stands in an address."""
    return f"{name}{BETWEEN}{','.join(members)}"


def twins_key(unit: str) -> str:
    """The name under which those like a unit stand in an address."""
    return f"liknande-{slug(unit)}"
