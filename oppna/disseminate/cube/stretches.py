"""The indicators of everything public, each in the stretches of editions that may be compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from oppna.disseminate.cube.coding import Coding, coding_of
from oppna.disseminate.cube.identity import own_kpi_id
from oppna.disseminate.products.across.several import LEAST, several
from oppna.disseminate.shelf.public import Public
from oppna.model.indicator import Indicator
from oppna.release.content import Release

Point = tuple[Release, Indicator]


@dataclass(frozen=True)
class Stretch:
    """What becomes one KPI. `points`: oldest first. `ended`: a newer round of the service area has it no longer."""

    id: str
    points: tuple[Point, ...]
    ended: bool

    @property
    def newest(self) -> Point:
        return self.points[-1]

    @property
    def coding(self) -> Coding:
        return coding_of(self.newest[1])

    @property
    def synthetic(self) -> bool:
        return self.newest[0].head.synthetic


def stretches(public: Public) -> tuple[Stretch, ...]:
    """Every stretch once, those of the newest edition first. Two never have the same id: the newest keeps Kolada's."""
    last: dict[str, str] = {}
    for release in public.releases:
        last.setdefault(release.edition.head.service_area, release.head.edition)
    current = set(last.values())
    taken: set[str] = set()
    made: list[Stretch] = []
    for points in _newest_first(public):
        id = _kolada_id(points, taken) or own_kpi_id(points[0][0].head.edition, points[0][1].id)
        taken.add(id)
        made.append(Stretch(id, points, points[-1][0].head.edition not in current))
    return tuple(made)


def _newest_first(public: Public) -> list[tuple[Point, ...]]:
    order = {release.head.edition: number for number, release in enumerate(public.releases)}
    found = [points for kind in (True, False) for points in _alike(public, kind)]
    return sorted(found, key=lambda points: order[points[-1][0].head.edition])


def _alike(public: Public, synthetic: bool) -> Iterator[tuple[Point, ...]]:
    """Made-up answers and real ones never stand in one series."""
    releases = [release for release in public.releases if release.head.synthetic == synthetic]
    if len(releases) < LEAST:
        yield from (((release, indicator),) for release in releases for indicator in release.edition.indicators)
        return
    across = several(releases)
    for series in across.series:
        for segment in series:
            points = [(across.by_edition[point.edition], across.indicator(point)) for point in segment.points]
            yield from _on_one_scale(points)


def _on_one_scale(points: Sequence[Point]) -> Iterator[tuple[Point, ...]]:
    """One KPI has one scale: where the words of an indicator changed, another begins."""
    run: list[Point] = []
    for point in points:
        if run and coding_of(run[-1][1]) is not coding_of(point[1]):
            yield tuple(run)
            run = []
        run.append(point)
    yield tuple(run)


def _kolada_id(points: Sequence[Point], taken: set[str]) -> str:
    links = (indicator.kolada.id for _, indicator in reversed(points))
    return next((id for id in links if id and id not in taken), "")
