"""What is known of a municipality or district besides its results: what twins are chosen by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import log10, nan

import numpy as np
from numpy.typing import NDArray

from oppna.disseminate.fair.kept import kept
from oppna.disseminate.shown import exact, shown
from oppna.model.codes import Level, Status
from oppna.model.indicator import Indicator
from oppna.model.release import ReleaseArea
from oppna.release.content import Place, Release
from oppna.swedish import number

POPULATION, GROUP = "folkmängd", "kommungrupp"
_ORDERED = re.compile(r"[A-C][1-9]")
"""SKR's groups of 2017 run from the largest cities, A1, to the countryside, C9: their order means something."""


@dataclass(frozen=True)
class Measure:
    """A background measure. `id`: what a weight is given by."""

    id: str
    name: str


@dataclass(frozen=True)
class Background:
    """`table`: areas × measures, nan where the release does not tell."""

    places: tuple[Place, ...]
    measures: tuple[Measure, ...]
    table: NDArray[np.float64]


def background(release: Release, level: Level) -> Background:
    """The municipalities, or the districts, that answer: a city is a group of its districts and nobody's twin."""
    return kept(release, ("background", level), lambda: _background(release, level))


def without(known: Background, indicator: str) -> Background:
    """All but one measure: nobody is like another in a figure because of that figure."""
    kept_columns = [number for number, measure in enumerate(known.measures) if measure.id != indicator]
    if len(kept_columns) == len(known.measures):
        return known
    measures = tuple(known.measures[number] for number in kept_columns)
    return Background(known.places, measures, known.table[:, kept_columns])


def _background(release: Release, level: Level) -> Background:
    areas = [area for area in release.respondents if area.level is level]
    columns = [column for column in _columns(release, areas) if _tells(column[1])]
    table = np.array([column for _, column in columns]).T if columns else np.empty((len(areas), 0))
    return Background(tuple((area.level, area.area) for area in areas), tuple(one for one, _ in columns), table)


def _tells(values: list[float]) -> bool:
    """Whether the areas differ on it."""
    return len({value for value in values if value == value}) > 1


def _columns(release: Release, areas: list[ReleaseArea]) -> Iterator[tuple[Measure, list[float]]]:
    """Inhabitants by their logarithm: twice as many is as far from as many whether they are many or few."""
    yield Measure(POPULATION, "Folkmängd"), [log10(area.population) if area.population else nan for area in areas]
    ordered = sorted({area.skr_group for area in areas if _ORDERED.fullmatch(area.skr_group)})
    places = {group: float(number) for number, group in enumerate(ordered)}
    yield Measure(GROUP, "Kommungrupp (SKR)"), [places.get(area.skr_group, nan) for area in areas]
    for indicator in release.edition.indicators:
        if indicator.background:
            yield Measure(indicator.id, indicator.short_name), [_value(release, indicator, area) for area in areas]


def _value(release: Release, indicator: Indicator, area: ReleaseArea) -> float:
    """The figure as the release shows it; a hidden one is missing here too."""
    cell = release.cell(indicator.id, area.level, area.area)
    if cell is None or cell.status is not Status.OK or not shown(cell, indicator).is_value:
        return nan
    return float(exact(cell))


def told(release: Release, measure: Measure, place: Place) -> str:
    """What the area has on the measure, in words."""
    area = release.area(*place)
    if measure.id == POPULATION:
        return f"{number(area.population)} invånare" if area.population else "–"
    if measure.id == GROUP:
        return area.skr_group or "–"
    return shown(release.cell(measure.id, *place), release.edition.indicator(measure.id)).text
