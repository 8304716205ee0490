"""How a figure went, in the size of a word. No line passes a break."""

from __future__ import annotations

from dataclasses import dataclass

from oppna.catalogue.differences.segments import Point, Segment
from oppna.disseminate.charts.markup import Markup
from oppna.disseminate.charts.spark import spark
from oppna.disseminate.fair.series import series_of
from oppna.disseminate.shelf.public import Public
from oppna.disseminate.shown import exact, shown
from oppna.model.codes import Category
from oppna.release.content import Place

_HEIGHT = {Category.YES: 1.0, Category.PARTLY: 0.5, Category.NO: 0.0}
"""An answer as a height: Ja above, Nej below."""


@dataclass(frozen=True)
class Trend:
    """The drawing, and the same in words: year and figure, and where nothing may be joined."""

    picture: Markup
    words: str


def trend_of(public: Public, edition: str, indicator: str, place: Place) -> Trend | None:
    """None with fewer than two rounds that have the area."""
    segments = series_of(public, edition, indicator).segments
    told = [[_told(public, point, place) for point in segment.points] for segment in segments]
    if sum(value is not None for stretch in told for _, value, _ in stretch) < 2:
        return None
    words = "; ".join(_words(segment, stretch) for segment, stretch in zip(segments, told, strict=True))
    values = [value for stretch in told for _, value, _ in stretch if value is not None]
    stretches = [[(year, value) for year, value, _ in stretch] for stretch in told]
    return Trend(
        spark(stretches, low=0.0, high=max(1.0, *values) if max(values) > 0.5 else max(values), label=words), words
    )


def _told(public: Public, point: Point, place: Place) -> tuple[int, float | None, str]:
    release = public.by_edition[point.edition]
    measured = release.edition.indicator(point.indicator)
    cell = release.cell(point.indicator, *place)
    figure = shown(cell, measured)
    year = release.edition.head.year
    if cell is None or not figure.is_value:
        return year, None, f"{year} {figure.text}"
    answer = next((height for category, height in _HEIGHT.items() if category == cell.value), None)
    return year, float(exact(cell)) if answer is None else answer, f"{year} {figure.text}"


def _words(segment: Segment, stretch: list[tuple[int, float | None, str]]) -> str:
    told = ", ".join(text for _, _, text in stretch)
    return f"{told} (får inte jämföras med det före)" if segment.broken else told
