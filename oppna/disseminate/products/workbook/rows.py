"""Rows of text from the top of a sheet down: headings, pairs of heading and text, and small tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil
from typing import Any

from oppna.disseminate.products.workbook.book import Book
from oppna.disseminate.products.workbook.sheet import Page, start

Value = str | int | float | None

LINE = 15.0
"""Points of a line of ordinary text."""

LETTERS = 1.18
"""Letters of ordinary text that fit in one unit of column width, rather too few than too many."""


class Rows:
    """A sheet that is written from the top down. `row` is the next free one.

    Heights are set here: some programs do not fit a row to wrapped text by themselves.
    """

    def __init__(self, book: Book, sheet: Any, page: Page) -> None:
        self.book, self.sheet, self.widths = book, sheet, page.widths
        self.row = start(book, sheet, page)

    def heading(self, text: str) -> None:
        """A heading with a line under it across the sheet."""
        style = self.book.formats["heading"]
        self.sheet.set_row(self.row, 24)
        self.sheet.write_string(self.row, 0, text, style)
        for column in range(1, len(self.widths)):
            self.sheet.write_blank(self.row, column, None, style)
        self.row += 1

    def pairs(self, pairs: Iterable[tuple[str, str]], level: int = 0) -> None:
        """Heading to the left, text to the right. `level` above 0 makes the rows foldable."""
        for heading, text in pairs:
            self.sheet.write_string(self.row, 0, heading, self.book.formats["field"])
            self.sheet.write_string(self.row, 1, text, self.book.formats["field_text"])
            self._next([heading, text], {"level": level} if level else {})

    def paragraph(self, text: str, style: str = "paragraph") -> None:
        """A text across the sheet."""
        self.sheet.merge_range(self.row, 0, self.row, len(self.widths) - 1, text, self.book.formats[style])
        self.sheet.set_row(self.row, LINE * lines(text, sum(self.widths)) + 5)
        self.row += 1

    def texts(self, texts: Iterable[str], style: str = "text") -> None:
        """One text a row, in the first column."""
        for text in texts:
            self.sheet.write_string(self.row, 0, text, self.book.formats[style])
            self._next([text])

    def link(self, target: str, name: str, text: str) -> None:
        """A link within the workbook, and what one finds there."""
        self.sheet.write_url(self.row, 0, target, self.book.formats["link"], name, f"Gå till {name}")
        self.sheet.write_string(self.row, 1, text, self.book.formats["text"])
        self._next([name, text])

    def table(self, headings: Sequence[str], rows: Iterable[Sequence[Value]], *, filters: bool = False) -> None:
        """A table with a heading row; whole numbers and shares in their formats."""
        top = self.row
        self.cells(headings, "column")
        for values in rows:
            for column, value in enumerate(values):
                self._write(column, value)
            self._next([value if isinstance(value, str) else "" for value in values])
        if filters:
            self.sheet.autofilter(top, 0, self.row - 1, len(headings) - 1)

    def cells(self, texts: Sequence[str], *styles: str) -> None:
        """One row of texts. The last style holds for the rest of the row."""
        for column, text in enumerate(texts):
            style = styles[min(column, len(styles) - 1)]
            self.sheet.write_string(self.row, column, text, self.book.formats[style])
        self._next(texts)

    def gap(self) -> None:
        """An empty row."""
        self.row += 1

    def _write(self, column: int, value: Value) -> None:
        formats = self.book.formats
        if value is None:
            self.sheet.write_string(self.row, column, "–", formats["quiet"])
        elif isinstance(value, str):
            self.sheet.write_string(self.row, column, value, formats["label"])
        else:
            number = formats["whole" if isinstance(value, int) else "percent"]
            self.sheet.write_number(self.row, column, value, number)

    def _next(self, texts: Sequence[str], options: dict[str, int] | None = None) -> None:
        tall = max(lines(text, width) for text, width in zip(texts, self.widths, strict=False))
        if tall > 1 or options:
            self.sheet.set_row(self.row, LINE * tall + 2, None, options)
        self.row += 1


def lines(text: str, width: float) -> int:
    """How many lines a text takes in a column of this width."""
    fits = max(1.0, width * LETTERS)
    return sum(max(1, ceil(len(line) / fits)) for line in text.split("\n"))
