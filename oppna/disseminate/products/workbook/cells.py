"""The cells of the two big tables: areas down, indicators across.

The formats of a column are looked up once, not per cell: that is what keeps the sheet as fast as bare writing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from oppna.disseminate.products.words import ABSENT_TEXT, CATEGORY_TEXT, figure
from oppna.disseminate.products.workbook.book import Book
from oppna.model.codes import STATUS_TEXT
from oppna.model.release import Cell, ReleaseArea
from oppna.process.colour import colour

_ABSENT = ""
"""The key of the text for an area the release has no row for."""


Words = Mapping[str, tuple[str, Any]]
"""What is said in words → text and format: categories and statuses together, for a cell has a value or a reason."""


@dataclass(frozen=True)
class Look:
    """How the cells of a table look: the words, and each indicator with the format of its numbers, in column order."""

    words: Words
    numbers: tuple[tuple[str, Any], ...]


def look(book: Book) -> Look:
    """Categories in their colours."""
    formats = book.formats
    words = {category: (text, formats.coloured(colour(category))) for category, text in CATEGORY_TEXT.items()}
    numbers = ((one.id, formats.number(book.patterns[one.id])) for one in book.indicators)
    return Look(words | _fixed(formats["quiet"]), tuple(numbers))


def nation_look(book: Book) -> Look:
    """The emphasis of the nation's row."""
    quiet = book.formats.nation("quiet")
    words = {category: (text, quiet) for category, text in CATEGORY_TEXT.items()}
    numbers = ((one.id, book.formats.nation(pattern=book.patterns[one.id])) for one in book.indicators)
    return Look(words | _fixed(quiet), tuple(numbers))


def _fixed(quiet: Any) -> dict[str, tuple[str, Any]]:
    return {_ABSENT: (ABSENT_TEXT, quiet)} | {status: (text, quiet) for status, text in STATUS_TEXT.items()}


def write_cells(sheet: Any, row: int, first: int, look: Look, cells: Mapping[str, Cell]) -> None:
    """One area's cells from column `first`. The verbs are looked up once: this is the loop that takes the time."""
    words, cell_of = look.words.get, cells.get
    write_string, write_number = sheet.write_string, sheet.write_number
    for column, (indicator, number) in enumerate(look.numbers, first):
        cell = cell_of(indicator)
        said = words((cell.value or cell.status) if cell else _ABSENT)
        if said:
            write_string(row, column, *said)
        elif cell:
            write_number(row, column, figure(cell), number)


def cells_of(book: Book, area: ReleaseArea) -> Mapping[str, Cell]:
    """The cells of an area; none where the release has no row for it."""
    return book.cells.get((area.level, area.area), {})
