"""Several releases, oldest edition first, and their indicators in unbroken stretches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from oppna.catalogue.changes import in_order
from oppna.catalogue.differences.comparison import Comparison
from oppna.catalogue.differences.segments import Point, Segment, segments
from oppna.errors import refuse
from oppna.model.indicator import Indicator
from oppna.model.release import ReleaseArea
from oppna.release.content import Place, Release

LEAST = 2


@dataclass
class Several:
    """Releases of different editions, oldest first."""

    releases: tuple[Release, ...]

    @property
    def synthetic(self) -> bool:
        return any(release.head.synthetic for release in self.releases)

    @cached_property
    def by_edition(self) -> dict[str, Release]:
        return {release.head.edition: release for release in self.releases}

    def indicator(self, point: Point) -> Indicator:
        return self.by_edition[point.edition].edition.indicator(point.indicator)

    @cached_property
    def series(self) -> tuple[tuple[Segment, ...], ...]:
        """Every indicator once, from the newest edition that has it back through all that it continues."""
        return tuple(self._series())

    def _series(self) -> Iterator[tuple[Segment, ...]]:
        editions = tuple(self.by_edition)
        seen: set[Point] = set()
        for number in range(len(editions), 0, -1):
            for indicator in self.by_edition[editions[number - 1]].edition.indicators:
                if Point(editions[number - 1], indicator.id) not in seen:
                    found = segments(indicator.id, editions[:number], cache(self._compared))
                    seen.update(point for segment in found for point in segment.points)
                    yield found

    def _compared(self, before: str, after: str) -> Comparison:
        return self.comparisons[before, after]

    @cached_property
    def comparisons(self) -> dict[tuple[str, str], Comparison]:
        """Every two of the editions, by the definitions their releases hold."""
        pairs = [(one, two) for number, two in enumerate(self.releases) for one in self.releases[:number]]
        return {(one.head.edition, two.head.edition): in_order(one.edition, two.edition) for one, two in pairs}

    @cached_property
    def areas(self) -> dict[Place, ReleaseArea]:
        """Every area of any release, in the newest one's order; an area only older ones have comes last."""
        found: dict[Place, ReleaseArea] = {}
        for release in reversed(self.releases):
            for area in release.areas:
                found.setdefault((area.level, area.area), area)
        return found


def several(releases: Sequence[Release]) -> Several:
    """The releases in order of year; refused when there is nothing to lay side by side."""
    ordered = sorted(releases, key=lambda release: (release.edition.head.year, release.head.edition))
    editions = [release.head.edition for release in ordered]
    if len(ordered) < LEAST:
        raise refuse("Bara en publicering är angiven. Ange minst två, av olika utgåvor.", code="EN_PUBLICERING")
    for edition in sorted({edition for edition in editions if editions.count(edition) > 1}):
        raise refuse(
            f"Utgåvan {edition} är angiven två gånger. Ange en publicering av varje utgåva.", code="SAMMA_UTGÅVA"
        )
    return Several(tuple(ordered))
