"""The nation's values over the years, in the stretches one line may run through, and why it breaks."""

from __future__ import annotations

from dataclasses import dataclass

from oppna.catalogue.differences.segments import Point
from oppna.disseminate.addresses import indicator_path
from oppna.disseminate.charts.large.trend import Year
from oppna.disseminate.fair.series import series_of
from oppna.disseminate.shelf.public import Public
from oppna.disseminate.shown import exact, shown
from oppna.model.codes import NATION, Level, Status


@dataclass(frozen=True)
class Known:
    """A figure of a year, with the page of its indicator. `here`: it is the one the page is about."""

    year: Year
    edition_name: str
    link: str
    here: bool


@dataclass(frozen=True)
class Stretch:
    """`broken`: why no line is drawn to it from the one before, or ""."""

    known: tuple[Known, ...]
    broken: str


@dataclass(frozen=True)
class OverYears:
    """`alone`: why there is only one figure, or ""."""

    stretches: tuple[Stretch, ...]
    alone: str

    @property
    def years(self) -> list[list[Year]]:
        return [[known.year for known in stretch.known] for stretch in self.stretches]

    @property
    def is_drawn(self) -> bool:
        """There is more than one figure to see."""
        return sum(len(stretch.known) for stretch in self.stretches) > 1


def over_years(public: Public, edition: str, indicator: str) -> OverYears:
    """Oldest first."""
    series = series_of(public, edition, indicator)
    stretches = tuple(
        Stretch(tuple(_known(public, point, Point(edition, indicator)) for point in segment.points), segment.broken)
        for segment in series.segments
    )
    only = "Ingen annan utgåva som kan stå i samma serie har indikatorn." if len(series.points) == 1 else ""
    return OverYears(stretches, series.alone or only)


def _known(public: Public, point: Point, here: Point) -> Known:
    release = public.by_edition[point.edition]
    indicator = release.edition.indicator(point.indicator)
    cell = release.cell(point.indicator, Level.NATION, NATION)
    value = float(exact(cell)) if cell is not None and cell.status is Status.OK else None
    year = Year(release.edition.head.year, value, shown(cell, indicator).text)
    return Known(year, release.head.edition_name, indicator_path(point.edition, point.indicator), point == here)
