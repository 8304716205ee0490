"""How sure a cell of the comparison is: its interval, and the verdict against the nation where there is one."""

from __future__ import annotations

from dataclasses import dataclass

from oppna.disseminate.comparison.subject import Subject
from oppna.disseminate.fair.counts import kind_of
from oppna.disseminate.fair.facts import Kind, Span
from oppna.disseminate.fair.sureness import sureness
from oppna.disseminate.fair.words import decimals_of, span_text
from oppna.disseminate.shown import exact
from oppna.model.indicator import Indicator
from oppna.model.release import Cell
from oppna.release.content import Release
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
    if cell is None or kind_of(cell, indicator) is not Kind.SHARE:
        return None
    if subject.area is None:
        low, high = intervals.wilson(float(cell.numerator), float(cell.denominator))
        return _told(cell, indicator, Span(float(low), float(high)), "")
    sure = sureness(release, indicator.id)[subject.area.level, subject.area.area]
    return _told(cell, indicator, sure.interval, sure.verdict.value if sure.verdict else "") if sure.interval else None


def _told(cell: Cell, indicator: Indicator, span: Span, verdict: str) -> Certain:
    return Certain(span, span_text(span, decimals_of(exact(cell), indicator)), verdict)
