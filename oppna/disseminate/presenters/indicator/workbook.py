"""The figures of an indicator as a workbook: every area with its value and how sure it is, ready to sort and print."""

from __future__ import annotations

from collections.abc import Iterator

from oppna.disseminate.presenters.indicator.page import Page
from oppna.disseminate.presenters.indicator.rows import Row
from oppna.disseminate.products.workbook.chosen import Chosen, Figure, Line, written
from oppna.model.codes import LEVEL_NAME

COLUMNS = ("Nivå", "Län", "Värde", "Antal", "Intervall (95 %)", "Bortfallsgränser", "Mot riket")


def workbook_of(page: Page, address: str) -> bytes:
    """Groups first, as on the page, then all municipalities and districts."""
    name = page.indicator.short_name
    chosen = Chosen("Värden", name, address, COLUMNS, tuple(_lines(page)), keys=("Kod", "Område"))
    return written(page.release, chosen)


def _lines(page: Page) -> Iterator[Line]:
    for group in page.groups:
        for row in group.rows:
            yield _line(page, row, group.heading)
    for row in page.units:
        yield _line(page, row, LEVEL_NAME[row.area.level])


def _line(page: Page, row: Row, level: str) -> Line:
    cell = page.release.cell(page.indicator.id, row.area.level, row.area.area)
    texts = (row.counts, row.interval, row.bounds, row.verdict)
    before, value = (Figure(level), Figure(row.area.county)), Figure(row.shown.text, cell, page.indicator)
    return Line(row.area.area, row.name, (*before, value, *map(Figure, texts)))
