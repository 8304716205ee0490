"""Cells with how sure they are, as the rest of the site tells it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from oppna.disseminate.api.v1.resources import CertainCell
from oppna.disseminate.api.v1.rows import row_fields
from oppna.disseminate.fair.facts import Span, Sureness
from oppna.disseminate.fair.sureness import sureness
from oppna.model.release import Cell
from oppna.release.content import Release


def certain_cells(release: Release, cells: Iterable[tuple[Cell, str]]) -> Iterator[CertainCell]:
    """The cells, each with interval, verdict and sentence."""
    return (certain_cell(release, cell, label) for cell, label in cells)


def certain_cell(release: Release, cell: Cell, label: str) -> CertainCell:
    """A cell with interval, verdict and sentence."""
    sure = sureness(release, cell.indicator)[cell.level, cell.area]
    return CertainCell(**row_fields(release, cell, label), **_told(sure))


def _told(sure: Sureness) -> dict[str, Any]:
    limits = sure.funnel.spread.usual if sure.funnel else None
    shrunken = sure.shrunken
    return {
        **_span("interval", sure.interval),
        **_span("funnel", limits),
        "shrunken": shrunken.share if shrunken else None,
        **_span("shrunken", shrunken.span if shrunken else None),
        **_span("bounds", sure.bounds.span if sure.bounds else None),
        "verdict": sure.verdict,
        "direction": sure.direction or None,
        "sentence": sure.sentence,
    }


def _span(name: str, span: Span | None) -> dict[str, float | None]:
    return {f"{name}_low": span.low if span else None, f"{name}_high": span.high if span else None}
