"""The series of an indicator: the stretches one line may run through, and why it breaks between them."""

from __future__ import annotations

import msgspec

from oppna.catalogue.differences.segments import Point, Segment
from oppna.disseminate.fair.kept import kept
from oppna.disseminate.shelf.public import Public

_ALONE = "Det finns ingen annan publicering att lägga bredvid."
_KINDS_APART = (
    "Påhittade svar och verkliga uppgifter ställs aldrig i samma serie, och den nyaste publiceringen är av det andra "
    "slaget."
)


class Series(msgspec.Struct, frozen=True, kw_only=True):
    """`segments`: oldest first; each but the first tells in `broken` why no line is drawn to it.

    `alone`: why the series has only its own edition, or "".
    """

    segments: tuple[Segment, ...]
    alone: str = ""

    @property
    def points(self) -> tuple[Point, ...]:
        return tuple(point for segment in self.segments for point in segment.points)

    def stretch(self, edition: str) -> tuple[Point, ...]:
        """The points that a figure of the edition may be joined with, itself included."""
        return next(
            segment.points for segment in self.segments if any(one.edition == edition for one in segment.points)
        )


def series_of(public: Public, edition: str, indicator: str) -> Series:
    """The series that has the indicator of the edition in it. KeyError where nothing public has."""
    public.by_edition[edition].edition.indicator(indicator)
    found = kept(public, "series", lambda: _by_point(public)).get(Point(edition, indicator))
    if found is not None:
        return Series(segments=found)
    alone = _ALONE if len(public.releases) == 1 else _KINDS_APART
    return Series(segments=(Segment((Point(edition, indicator),)),), alone=alone)


def _by_point(public: Public) -> dict[Point, tuple[Segment, ...]]:
    """A point that two newer indicators continue stands in the series that was found first."""
    across = public.across
    found: dict[Point, tuple[Segment, ...]] = {}
    for series in across.series if across else ():
        for segment in series:
            for point in segment.points:
                found.setdefault(point, series)
    return found
