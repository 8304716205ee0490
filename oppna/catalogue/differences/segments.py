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
    """Points, oldest first, that one line may join. `broken`: why it does not go on from the segment before, or ""."""

    points: tuple[Point, ...]
    broken: str = ""


def segments(indicator: str, editions: Sequence[str], compare: Compare) -> tuple[Segment, ...]:
    """The series of `indicator` through `editions` (oldest first, it stands in the last), in unbroken segments.

    An edition that has nothing of the kind is passed over: the next older one is compared directly.
    """
    steps = list(_backwards(indicator, editions, compare))
    points: list[Point] = [Point(editions[-1], indicator)]
    made: list[Segment] = []
    for point, broken in steps:
        if broken:
            made.append(Segment(tuple(reversed(points)), broken))
            points = []
        points.append(point)
    made.append(Segment(tuple(reversed(points))))
    return tuple(reversed(made))


def _backwards(indicator: str, editions: Sequence[str], compare: Compare) -> Iterator[tuple[Point, str]]:
    """From the newest point back: the next older one, and why no line may be drawn between them."""
    at = Point(editions[-1], indicator)
    for older in reversed(editions[:-1]):
        row = compare(older, at.edition).by_newer.get(at.indicator)
        if row is None or row.before is None:
            continue
        yield Point(older, row.before.id), row.break_reason
        at = Point(older, row.before.id)
