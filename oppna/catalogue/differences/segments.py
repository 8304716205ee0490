"""Which editions of an indicator one line may run through. Nothing may draw a line across a break."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import msgspec

from oppna.catalogue.differences.comparison import Comparison

Compare = Callable[[str, str], Comparison]
"""Two editions, the older first → how they compare."""


class Point(msgspec.Struct, frozen=True):
    """An indicator of an edition: where a figure stands in a series."""

    edition: str
    indicator: str


class Segment(msgspec.Struct, frozen=True):
    """Points, oldest first, that one line may join.

    `broken`: why it does not go on from the segment before, or ""; `against`: which of the series'
    points that is said of, for a source may have spoken of another year than the nearest.
    """

    points: tuple[Point, ...]
    broken: str = ""
    against: Point | None = None


def segments(indicator: str, editions: Sequence[str], compare: Compare) -> tuple[Segment, ...]:
    """The series of `indicator` through `editions` (oldest first, it stands in the last), in unbroken segments.

    An edition that has nothing of the kind is passed over: the next older one is compared directly.
    """
    points: list[Point] = [Point(editions[-1], indicator)]
    made: list[Segment] = []
    for step in _backwards(points[0], editions[:-1], compare):
        if step.broken:
            made.append(Segment(tuple(reversed(points)), step.broken, step.against))
            points = []
        points.append(step.point)
    made.append(Segment(tuple(reversed(points))))
    return tuple(reversed(made))


class _Step(msgspec.Struct, frozen=True):
    """The next older point, and why no line may be drawn to it ("" where one may)."""

    point: Point
    broken: str
    against: Point


def _backwards(newest: Point, older: Sequence[str], compare: Compare) -> Iterator[_Step]:
    series = [newest]
    for edition in reversed(older):
        step = _step(edition, series, compare)
        if step is not None:
            series.append(step.point)
            yield step


def _step(edition: str, series: Sequence[Point], compare: Compare) -> _Step | None:
    """The point of an older edition, by the nearest point of the series that it has a counterpart in.

    A counterpart further away is no permission to draw a line to the nearest.
    """
    nearest = series[-1]
    for at in reversed(series):
        row = compare(edition, at.edition).by_newer.get(at.indicator)
        if row is not None and row.before is not None:
            unsaid = "" if at == nearest else f"Källorna säger inget om {edition} och {nearest.edition}."
            return _Step(Point(edition, row.before.id), row.break_reason or unsaid, at)
    return None
