"""The cells of the two big tables: areas down, indicators across.

The formats of a column are looked up once, not per cell: that is what keeps the sheet as fast as bare writing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from oppna.disseminate.products.words import ABSENT_TEXT, CATEGORY_TEXT, figure
from oppna.disseminate.products.workbook.book import Book
from oppna.model.codes import STATUS_TEXT, Status
from oppna.model.indicator import Indicator
from oppna.model.release import Cell, ReleaseArea
from oppna.process.colour import colour


@dataclass(frozen=True, slots=True)
class Column:
    """One indicator's column: words → text and format, and the format of its numbers."""

    indicator: str
    words: Mapping[str, tuple[str, Any]]
    number: Any


def columns(book: Book) -> tuple[Column, ...]:
    """The columns in the edition's order."""
    return tuple(_column(book, indicator) for indicator in book.indicators)


def nation_columns(book: Book) -> tuple[Column, ...]:
    """The same columns in the emphasis of the nation's row."""
    quiet = book.formats.nation("quiet")
    words = {category: (text, quiet) for category, text in CATEGORY_TEXT.items()}
    return tuple(Column(one.id, words, book.formats.nation(pattern=book.patterns[one.id])) for one in book.indicators)


def _column(book: Book, indicator: Indicator) -> Column:
    words = {category: (text, book.formats.coloured(colour(category))) for category, text in CATEGORY_TEXT.items()}
    return Column(indicator.id, words, book.formats.number(book.patterns[indicator.id]))


def write_cells(
    sheet: Any, row: int, first: int, columns: Iterable[Column], cells: Mapping[str, Cell], quiet: Any
) -> None:
    """One area's cells from column `first`. `quiet` is the format of the fixed texts."""
    for position, column in enumerate(columns, first):
        cell = cells.get(column.indicator)
        if cell is None:
            sheet.write_string(row, position, ABSENT_TEXT, quiet)
        elif cell.status is not Status.OK:
            sheet.write_string(row, position, STATUS_TEXT[cell.status], quiet)
        elif word := column.words.get(cell.value):
            sheet.write_string(row, position, word[0], word[1])
        else:
            sheet.write_number(row, position, figure(cell), column.number)


def cells_of(book: Book, area: ReleaseArea) -> Mapping[str, Cell]:
    """The cells of an area; none where the release has no row for it."""
    return book.cells.get((area.level, area.area), {})
