"""What the area is laid beside in the table: those like it, its city, county and the nation."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from oppna.disseminate.addresses import area_path, figure_path
from oppna.disseminate.presenters.area.similar import Similar, similar_to
from oppna.disseminate.search.build import area_name
from oppna.disseminate.shown import shown
from oppna.model.codes import NATION, Level
from oppna.model.indicator import Indicator
from oppna.model.release import ReleaseArea
from oppna.release.content import Release


@dataclass(frozen=True)
class Beside:
    """A figure of somebody else. `href`: where it is explained, "" where it is put together of several. `of`: whose it
    is, for a screen too narrow for columns."""

    text: str
    href: str
    of: str


@dataclass(frozen=True)
class Column:
    """`heading` and what to say under it; `href` is the page of the area it shows."""

    heading: str
    note: str
    href: str
    figure: Callable[[Indicator], Beside]


def columns_of(release: Release, area: ReleaseArea) -> tuple[Column, ...]:
    """From the most like to the nation; an area is never laid beside itself."""
    return tuple(_columns(release, area))


def _columns(release: Release, area: ReleaseArea) -> Iterator[Column]:
    similar = similar_to(release, area)
    if similar is not None:
        yield _of_similar(release, similar)
    for level, code in _groups(area, similar is not None):
        group = release.areas_by_place.get((level, code))
        if group is not None and group != area and (level, code) in release.places:
            yield _of_group(release, group)


def _groups(area: ReleaseArea, has_similar: bool) -> Iterator[tuple[Level, str]]:
    if not has_similar and area.is_city:
        yield Level.POPULATION_GROUP, area.population_group
    if area.level is Level.DISTRICT:
        yield Level.MUNICIPALITY, area.municipality
    if area.level in (Level.DISTRICT, Level.MUNICIPALITY):
        yield Level.COUNTY, area.county
    yield Level.NATION, NATION


def _of_similar(release: Release, similar: Similar) -> Column:
    count = len(similar.places)
    note = f"{count} {similar.name}: hur många som har Ja, eller den mellerstas värde"
    heading = similar.name[:1].upper() + similar.name[1:]
    return Column(heading, note, "", lambda indicator: Beside(similar.text(release, indicator), "", heading))


def _of_group(release: Release, group: ReleaseArea) -> Column:
    def figure(indicator: Indicator) -> Beside:
        cell = release.cell(indicator.id, group.level, group.area)
        href = figure_path(release.head.edition, indicator.id, group) if cell is not None else ""
        return Beside(shown(cell, indicator).text, href, area_name(group))

    return Column(area_name(group), "andel med Ja, eller hela områdets värde", area_path(group), figure)
