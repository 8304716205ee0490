"""Cells of one version, or of the newest version of every edition; as many as are asked for, without pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from oppna.disseminate.api.http import Response
from oppna.disseminate.api.v1.asked import Asked
from oppna.disseminate.api.v1.certainty import certain_cells
from oppna.disseminate.api.v1.choose import (
    area_faults,
    areas_chosen,
    edition_faults,
    editions_chosen,
    indicator_faults,
    indicators_chosen,
    positions_chosen,
)
from oppna.disseminate.api.v1.formats import JSON_ROWS, chosen, rows_response
from oppna.disseminate.api.v1.json_stat import json_stat
from oppna.disseminate.api.v1.laid import certain, plain
from oppna.disseminate.api.v1.parameters import CellFormat, CellsAsked, Format, Include
from oppna.disseminate.api.v1.resources import CellRow, CertainCell
from oppna.disseminate.api.v1.rows import cell_row, cells_of
from oppna.disseminate.api.v1.stamps import stamp, stamp_text
from oppna.disseminate.api.wrappers.refusal import Fault
from oppna.release.content import Release

FEW = 1000
"""So many cells are sent as they are written already: a whole indicator, a whole area; more are made piece by piece."""


def faults(asked: Asked) -> Iterator[Fault]:
    """Codes that the version does not have."""
    return _faults(asked, (asked.release,))


def all_faults(asked: Asked) -> Iterator[Fault]:
    """Codes that no edition has, or none of those that are chosen."""
    strangers = [*edition_faults(asked)]
    yield from strangers
    yield from _faults(asked, asked.public.releases if strangers else editions_chosen(asked))


def _faults(asked: Asked, releases: Sequence[Release]) -> Iterator[Fault]:
    wanted: CellsAsked = asked.parameters
    yield from indicator_faults(asked, releases)
    yield from area_faults(asked, releases)
    if wanted.format is CellFormat.JSON_STAT:
        yield from _table_faults(wanted, releases)


def _table_faults(wanted: CellsAsked, releases: Sequence[Release]) -> Iterator[Fault]:
    if len(releases) != 1:
        yield Fault("format", "json-stat håller en utgåva; välj en med edition, eller fråga efter en version.")
    for name in ("status", "include"):
        if getattr(wanted, name):
            yield Fault(name, f"json-stat håller hela tabeller; utelämna {name}.")


def cells(asked: Asked) -> Response:
    """Cells of a version."""
    head = asked.release.head
    return _given(asked, (asked.release,), f"{head.edition}-{head.version}-cells")


def all_cells(asked: Asked) -> Response:
    """Cells of the newest version of every edition that is chosen."""
    return _given(asked, editions_chosen(asked), "cells")


def _given(asked: Asked, releases: Sequence[Release], file: str) -> Response:
    wanted: CellsAsked = asked.parameters
    if wanted.format is CellFormat.JSON_STAT:
        asked.wait()
        return _table(asked, releases)
    format = chosen(asked.request, wanted.format)
    if format is Format.JSON and not wanted.status and (told := _few(asked, releases)):
        return told
    asked.wait()
    kind = CertainCell if Include.CERTAINTY in wanted.include else CellRow
    head = {"releases": tuple(map(stamp, releases))}
    rows = (row for release in releases for row in _rows(asked, release))
    return rows_response(format, "cells", kind, rows, head, file)


def _few(asked: Asked, releases: Sequence[Release]) -> Response | None:
    """The cells as they are written already; None for more than fit in one piece."""
    chosen = [(one, indicators_chosen(asked, one), positions_chosen(asked, one)) for one in releases]
    if sum(len(indicators) * len(areas) for _, indicators, areas in chosen) > FEW:
        return None
    rows_of = certain if Include.CERTAINTY in asked.parameters.include else plain
    rows = [
        row for one, indicators, areas in chosen for laid in rows_of(asked, one, indicators) for row in laid.some(areas)
    ]
    if rows:
        rows[-1] = rows[-1][:-1]
    stamps = b",".join(map(stamp_text, releases))
    return Response(200, JSON_ROWS, b"".join((b'{"releases":[', stamps, b'],"cells":[', *rows, b"]}")))


def _table(asked: Asked, releases: Sequence[Release]) -> Response:
    (release,) = releases
    return json_stat(release, asked.parameters.indicator, areas_chosen(asked, release))


def _rows(asked: Asked, release: Release) -> Iterator[CellRow]:
    wanted: CellsAsked = asked.parameters
    found = cells_of(release, wanted.indicator, areas_chosen(asked, release))
    if wanted.status:
        found = ((cell, label) for cell, label in found if cell.status in wanted.status)
    if Include.CERTAINTY in wanted.include:
        return certain_cells(release, found)
    return (cell_row(release, cell, label) for cell, label in found)
