"""How sure a cell of the comparison is: its interval, and the verdict against the nation where there is one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from oppna.disseminate.comparison.subject import Subject
from oppna.disseminate.fair.counts import kind_of
from oppna.disseminate.fair.facts import Kind, Span
from oppna.disseminate.fair.kept import kept
from oppna.disseminate.fair.sureness import sureness
from oppna.disseminate.fair.words import decimals_of, span_text
from oppna.disseminate.shown import exact
from oppna.model.indicator import Indicator
from oppna.model.release import Cell
from oppna.release.content import Place, Release
from oppna.statistics import intervals


@dataclass(frozen=True)
class Certain:
    """`text`: the interval in words. `verdict`: against the nation; "" for the nation itself and for a group of one's
    own, which no funnel was made for."""

    interval: Span
    text: str
    verdict: str


def certain(release: Release, subject: Subject, indicator: Indicator, cell: Cell | None) -> Certain | None:
    """None where the cell is an answer, a number, or nothing: then there is no interval to tell."""
    if subject.area is not None:
        return _of_areas(release, indicator).get((subject.area.level, subject.area.area))
    if cell is not None and kind_of(cell, indicator) is Kind.SHARE:
        low, high = intervals.wilson(float(cell.numerator), float(cell.denominator))
        return _told(cell, indicator, Span(float(low), float(high)), "")
    return None


def _of_areas(release: Release, indicator: Indicator) -> dict[Place, Certain]:
    """Every area of the release that has an interval; worked out once, for tables ask for many at a time."""
    return kept(release, ("certain", indicator.id), lambda: dict(_every(release, indicator)))


def _every(release: Release, indicator: Indicator) -> Iterator[tuple[Place, Certain]]:
    for place, sure in sureness(release, indicator.id).items():
        if sure.interval is not None:
            verdict = sure.verdict.value if sure.verdict else ""
            yield place, _told(release.cells_by_key[indicator.id, *place], indicator, sure.interval, verdict)


def _told(cell: Cell, indicator: Indicator, span: Span, verdict: str) -> Certain:
    return Certain(span, span_text(span, decimals_of(exact(cell), indicator)), verdict)
