"""The rows of an indicator's tables: an area, its value in words, how sure it is, and where it leads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from oppna.disseminate.addresses import area_path, figure_path
from oppna.disseminate.fair.facts import Sureness
from oppna.disseminate.fair.sureness import sureness
from oppna.disseminate.fair.words import decimals_of, span_text
from oppna.disseminate.presenters.indicator.choice import FALLING, NAME, Choice
from oppna.disseminate.products.words import group_label
from oppna.disseminate.shown import Shown, exact, shown
from oppna.model.codes import LEVEL_NAME, Category, Level, Status
from oppna.model.indicator import Indicator
from oppna.model.release import Cell, ReleaseArea
from oppna.release.content import Release
from oppna.swedish import number

UNITS = frozenset({Level.MUNICIPALITY, Level.DISTRICT})
_RANK = {Category.YES.value: 1.0, Category.PARTLY.value: 0.5, Category.NO.value: 0.0}


@dataclass(frozen=True)
class Row:
    """A line of a table. Whatever cannot be said is ""; `sentence` tells why."""

    area: ReleaseArea
    name: str
    shown: Shown
    link: str
    figure_link: str
    counts: str
    interval: str
    bounds: str
    verdict: str
    sentence: str


@dataclass(frozen=True)
class Group:
    """A table of the areas of a level. What none of them has gets no column."""

    heading: str
    rows: list[Row]

    @property
    def counts(self) -> bool:
        return any(row.counts for row in self.rows)

    @property
    def intervals(self) -> bool:
        return any(row.interval for row in self.rows)

    @property
    def bounds(self) -> bool:
        return any(row.bounds for row in self.rows)

    @property
    def verdicts(self) -> bool:
        return any(row.verdict for row in self.rows)


def group_rows(release: Release, indicator: Indicator) -> list[Group]:
    """In the release's own order: nation, counties, population groups, SKR groups."""
    found: dict[str, list[Row]] = {}
    for area in release.areas:
        if area.level not in UNITS and (cell := release.cell(indicator.id, area.level, area.area)) is not None:
            found.setdefault(LEVEL_NAME[area.level], []).append(_row(release, indicator, area, cell))
    return [Group(heading, rows) for heading, rows in found.items()]


def unit_rows(release: Release, indicator: Indicator, chosen: Choice) -> list[Row]:
    """The municipalities and districts of the choice, in Swedish order or in order of value."""
    areas = [area for area in release.areas if area.level in UNITS and _in(area, chosen)]
    rows = [_row(release, indicator, area, release.cell(indicator.id, area.level, area.area)) for area in areas]
    return rows if chosen.order == NAME else _by_value(release, indicator, rows, chosen.order == FALLING)


def _in(area: ReleaseArea, chosen: Choice) -> bool:
    return chosen.county is None or area.county == chosen.county.area


def _by_value(release: Release, indicator: Indicator, rows: Iterable[Row], falling: bool) -> list[Row]:
    """Alike stay in Swedish order; whoever has no value comes last."""
    measured = [(size_of(release.cell(indicator.id, row.area.level, row.area.area)), row) for row in rows]
    having = [(size, row) for size, row in measured if size is not None]
    having.sort(key=lambda pair: -pair[0] if falling else pair[0])
    return [row for _, row in having] + [row for size, row in measured if size is None]


def size_of(cell: Cell | None) -> Fraction | float | None:
    """What a cell is ordered by: its number, or Nej below Delvis below Ja; None where it has no value."""
    if cell is None or cell.status is not Status.OK or cell.value == Category.NOT_APPLICABLE:
        return None
    return _RANK[cell.value] if cell.value in _RANK else exact(cell)


def _row(release: Release, indicator: Indicator, area: ReleaseArea, cell: Cell | None) -> Row:
    sure = sureness(release, indicator.id)[area.level, area.area]
    return Row(
        area=area,
        name=_name(area),
        shown=shown(cell, indicator),
        link=area_path(area),
        figure_link=figure_path(release.head.edition, indicator.id, area),
        counts=counts_text(cell),
        interval=_interval(sure, cell, indicator),
        bounds=_bounds(sure),
        verdict=sure.verdict.value if sure.verdict else "",
        sentence=sure.sentence,
    )


def _name(area: ReleaseArea) -> str:
    if area.level not in UNITS:
        return group_label(area)
    return f"{area.label} (hela staden)" if area.is_city else area.label


def counts_text(cell: Cell | None) -> str:
    """Numerator and denominator where both are published: 213 av 296."""
    if cell is None or not cell.numerator or not cell.denominator:
        return ""
    return " av ".join(_count(text) for text in (cell.numerator, cell.denominator))


@lru_cache(maxsize=8192)
def _count(text: str) -> str:
    """Full-time equivalents with at most one decimal, persons and objects with none."""
    value = Fraction(text)
    return number(value, 0 if value.denominator == 1 else 1)


def _interval(sure: Sureness, cell: Cell | None, indicator: Indicator) -> str:
    if sure.interval is None or cell is None:
        return ""
    return span_text(sure.interval, decimals_of(exact(cell), indicator))


def _bounds(sure: Sureness) -> str:
    return span_text(sure.bounds.span) if sure.bounds and sure.bounds.unanswered else ""
