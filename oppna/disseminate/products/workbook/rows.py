"""Two plain shapes that the text sheets are made of: headings with text, and small tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from oppna.disseminate.products.workbook.book import Book

Value = str | int | float | None


def write_heading(book: Book, sheet: Any, row: int, text: str, columns: int = 2) -> int:
    """A heading with a line under it across the columns; the next free row."""
    sheet.set_row(row, 20)
    sheet.write_string(row, 0, text, book.formats["heading"])
    for column in range(1, columns):
        sheet.write_blank(row, column, None, book.formats["heading"])
    return row + 1


def write_pairs(book: Book, sheet: Any, row: int, pairs: Iterable[tuple[str, str]], level: int = 0) -> int:
    """Heading to the left, text to the right; the next free row. Rows grow with their text when opened."""
    for heading, text in pairs:
        sheet.write_string(row, 0, heading, book.formats["field"])
        sheet.write_string(row, 1, text, book.formats["field_text"])
        if level:
            sheet.set_row(row, None, None, {"level": level})
        row += 1
    return row


def write_texts(book: Book, sheet: Any, row: int, column: int, texts: Iterable[str]) -> int:
    """One text a row; the next free row."""
    for text in texts:
        sheet.write_string(row, column, text, book.formats["text"])
        row += 1
    return row


def write_table(book: Book, sheet: Any, row: int, headings: Sequence[str], rows: Iterable[Sequence[Value]]) -> int:
    """A table with a heading row; whole numbers and shares in their formats. The next free row."""
    for column, heading in enumerate(headings):
        sheet.write_string(row, column, heading, book.formats["column"])
    row += 1
    for values in rows:
        for column, value in enumerate(values):
            _write(book, sheet, row, column, value)
        row += 1
    return row


def _write(book: Book, sheet: Any, row: int, column: int, value: Value) -> None:
    if value is None:
        sheet.write_string(row, column, "–", book.formats["quiet"])
    elif isinstance(value, str):
        sheet.write_string(row, column, value, book.formats["label"])
    else:
        sheet.write_number(row, column, value, book.formats["whole" if isinstance(value, int) else "percent"])
