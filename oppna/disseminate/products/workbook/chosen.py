"""A workbook of one table that somebody chose: the table ready to print, and a sheet on how to read it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from math import ceil
from typing import Any

from xlsxwriter import Workbook

from oppna.disseminate.products.words import CATEGORY_TEXT, figure, number_pattern, text_of
from oppna.disseminate.products.workbook import OPTIONS
from oppna.disseminate.products.workbook.book import Book
from oppna.disseminate.products.workbook.formats import Formats
from oppna.disseminate.products.workbook.legend import figures, fixed_texts, shown_colours
from oppna.disseminate.products.workbook.properties import set_properties
from oppna.disseminate.products.workbook.read_first import UNITS_AND_GROUPS, facts
from oppna.disseminate.products.workbook.rows import LINE, Rows, lines
from oppna.disseminate.products.workbook.sheet import Page, start, top_row
from oppna.model.indicator import Indicator
from oppna.model.release import Cell
from oppna.process.colour import colour
from oppna.release.content import Release

NAME_WIDTH, NARROWEST, BROADEST = 56.0, 12.0, 31.0
MANY = 10
"""Columns beside each other on a page that can still be read."""
LONGEST_ADDRESS = 2000
"""A spreadsheet takes no longer link; a longer one stands as text."""


@dataclass(frozen=True)
class Figure:
    """A cell: the figure of an indicator, or `text` alone where there is none."""

    text: str
    cell: Cell | None = None
    indicator: Indicator | None = None


@dataclass(frozen=True)
class Line:
    """A row. One without figures tells why those above and below it are not alike."""

    id: str
    name: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class Chosen:
    """`address` shows the table again. `keys`: what the two columns that head the rows are called."""

    sheet: str
    title: str
    address: str
    columns: tuple[str, ...]
    rows: tuple[Line, ...]
    keys: tuple[str, str] = ("Id", "Namn")


def written(release: Release, chosen: Chosen) -> bytes:
    """The whole file."""
    content = BytesIO()
    workbook = Workbook(content, OPTIONS)
    book = Book(release, workbook, Formats(workbook))
    set_properties(book)
    _write_table(book, chosen)
    _write_meaning(book)
    workbook.close()
    return content.getvalue()


def _write_table(book: Book, chosen: Chosen) -> None:
    sheet, widths = book.workbook.add_worksheet(chosen.sheet), _widths(chosen)
    across = len(chosen.columns)
    wide = max(1, ceil(across / MANY))
    top = start(book, sheet, Page(chosen.title, widths, "#2F5D7C", landscape=across > 3, wide=wide))
    _write_address(book, sheet, chosen.address)
    headings = (*chosen.keys, *chosen.columns)
    for column, text in enumerate(headings):
        sheet.write_string(top, column, text, book.formats["column"])
    sheet.set_row(top, _height(headings, widths))
    for row, line in enumerate(chosen.rows, top + 1):
        _write_line(book, sheet, row, line, widths)
    sheet.freeze_panes(top + 1, len(chosen.keys))
    sheet.repeat_rows(top)
    sheet.repeat_columns(0, len(chosen.keys) - 1)
    if chosen.rows:
        sheet.autofilter(top, 0, top + len(chosen.rows), len(headings) - 1)


def _widths(chosen: Chosen) -> tuple[float, ...]:
    """Room for every word of a heading, and for what stands below it."""
    ids = max((len(row.id) for row in chosen.rows), default=0)
    told = [0] * len(chosen.columns)
    for row in chosen.rows:
        told = [max(most, len(one.text)) for most, one in zip(told, row.figures, strict=True)] if row.figures else told
    words = (max(map(len, name.split()), default=0) for name in chosen.columns)
    columns = (min(max(NARROWEST, word + 3.0, most + 2.0), BROADEST) for word, most in zip(words, told, strict=True))
    return (min(max(8.0, ids + 2.0), BROADEST), NAME_WIDTH, *columns)


def _height(texts: Sequence[str], widths: Sequence[float]) -> float:
    """Points; the filter's button takes of the room in a heading."""
    return LINE * max(lines(text, width - 2) for text, width in zip(texts, widths, strict=True)) + 4


def _write_address(book: Book, sheet: Any, address: str) -> None:
    """On the empty row above the table."""
    row, style = top_row(book) - 1, book.formats["small"]
    if len(address) <= LONGEST_ADDRESS:
        sheet.write_url(row, 0, address, book.formats["address"], address)
    else:
        sheet.write_string(row, 0, address, style)


def _write_line(book: Book, sheet: Any, row: int, line: Line, widths: Sequence[float]) -> None:
    sheet.write_string(row, 0, line.id, book.formats["plain"])
    sheet.write_string(row, 1, line.name, book.formats["label"])
    sheet.set_row(row, LINE * lines(line.name, widths[1]) + 3)
    for column, one in enumerate(line.figures, 2):
        _write_figure(book, sheet, row, column, one)


def _write_figure(book: Book, sheet: Any, row: int, column: int, one: Figure) -> None:
    if one.cell is not None and one.indicator is not None and text_of(one.cell) is None:
        sheet.write_number(row, column, figure(one.cell), book.formats.number(number_pattern(one.indicator)))
        return
    sheet.write_string(row, column, one.text, _look(book, one))


def _look(book: Book, one: Figure) -> Any:
    """Categories in their colours, fixed texts quiet; what is no figure of the release as any text."""
    if one.cell is None:
        return book.formats["plain"]
    worded = one.cell.value in CATEGORY_TEXT
    return book.formats.coloured(colour(one.cell.value)) if worded else book.formats["quiet"]


def _write_meaning(book: Book) -> None:
    """What the texts and colours mean, and which version it is."""
    rows = Rows(book, book.workbook.add_worksheet("Så läser du"), Page("Så läser du tabellen", (30.0, 92.0), "#8C6D46"))
    rows.paragraph(UNITS_AND_GROUPS)
    rows.gap()
    rows.heading("Texter och färger")
    for shown, tint, meaning in shown_colours(book):
        rows.cells([shown, meaning], tint.name.lower(), "label")
    for shown, meaning in (*figures(book), *fixed_texts(book)):
        rows.cells([shown, meaning], "legend", "label")
    rows.gap()
    rows.heading("Om publiceringen")
    rows.pairs(facts(book))
