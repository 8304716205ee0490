"""The table to take along: as a file for a Swedish Excel and as a workbook. The words are those of the page."""

from __future__ import annotations

import csv
import io
from datetime import datetime
from typing import Any

from xlsxwriter import Workbook

from oppna.disseminate.comparison.choices import Choices
from oppna.disseminate.comparison.matrix import Box, Matrix, Row
from oppna.disseminate.products.words import basis, figure, number_pattern, text_of
from oppna.disseminate.products.workbook import OPTIONS
from oppna.disseminate.products.workbook.formats import Formats
from oppna.interchange.formulas import harmless
from oppna.model.codes import SYNTHETIC, SYNTHETIC_SENTENCE
from oppna.process.colour import colour

KEYS = ("Underlag", "Id", "Namn")


def as_csv(choices: Choices, table: Matrix) -> bytes:
    """Semicolons, decimal comma and a byte order mark. The first rows tell the edition and its version."""
    text = io.StringIO(newline="")
    rows = csv.writer(text, delimiter=";", lineterminator="\r\n")
    rows.writerow([*KEYS, *(harmless(column.text) for column in table.columns)])
    for row in table.rows:
        first = [basis(choices.release.head), harmless(_id(row)), harmless(row.broken or row.heading.text)]
        rows.writerow([*first, *(harmless(_written(box)) for box in row.boxes)])
    return text.getvalue().encode("utf-8-sig")


def as_workbook(choices: Choices, table: Matrix, address: str) -> bytes:
    """One sheet, with where it comes from on top and the address that shows it again."""
    content = _Book(choices)
    content.write(table, address)
    return content.closed()


class _Book:
    """The workbook while it is written."""

    def __init__(self, choices: Choices) -> None:
        self.choices = choices
        self._content = io.BytesIO()
        self._book = Workbook(self._content, OPTIONS)
        head = choices.release.head
        made_up = f" ({SYNTHETIC})" if head.synthetic else ""
        created = datetime.fromisoformat(head.date)
        self._book.set_properties({"title": f"Jämförelse ur {head.edition_name}{made_up}", "created": created})
        self._formats = Formats(self._book)
        self._sheet: Any = self._book.add_worksheet("Jämförelse")

    def write(self, table: Matrix, address: str) -> None:
        """Title, origin, headings, rows."""
        sheet, formats, head = self._sheet, self._formats, self.choices.release.head
        sheet.write_string(0, 0, f"Jämförelse: {head.edition_name}", formats["title"])
        origin = f"Version {head.version}, {head.date}. {SYNTHETIC_SENTENCE if head.synthetic else ''}".strip()
        sheet.write_string(1, 0, origin, formats["subtitle"])
        sheet.write_string(2, 0, address, formats["subtitle"])
        sheet.set_column(0, 0, 12)
        sheet.set_column(1, 1, 52)
        sheet.set_column(2, 1 + max(len(table.columns), 1), 16)
        for column, text in enumerate(("Id", "Namn", *(one.text for one in table.columns))):
            sheet.write_string(4, column, text, formats["column"])
        for number, row in enumerate(table.rows, 5):
            self._row(number, row)
        sheet.freeze_panes(5, 2)
        if table.rows:
            sheet.autofilter(4, 0, 4 + len(table.rows), 1 + len(table.columns))

    def _row(self, number: int, row: Row) -> None:
        self._sheet.write_string(number, 0, _id(row), self._formats["plain"])
        self._sheet.write_string(number, 1, row.broken or row.heading.text, self._formats["name"])
        for column, box in enumerate(row.boxes, 2):
            self._box(number, column, box)

    def _box(self, number: int, column: int, box: Box) -> None:
        words = text_of(box.cell) if box.cell else box.shown.text
        if box.cell is not None and words is None:
            indicator = self.choices.release.edition.indicator(box.cell.indicator)
            pattern = number_pattern(indicator, figure(box.cell))
            self._sheet.write_number(number, column, figure(box.cell), self._formats.number(pattern))
        else:
            tinted = box.cell is not None and bool(box.shown.tint)
            look = self._formats.coloured(colour(box.cell.value)) if tinted and box.cell else self._formats["quiet"]
            self._sheet.write_string(number, column, words or "", look)

    def closed(self) -> bytes:
        """The whole file."""
        self._book.close()
        return self._content.getvalue()


def _id(row: Row) -> str:
    return row.heading.note or row.heading.key


def _written(box: Box) -> str:
    """A word without the page's mark, so that it can be counted; a number with a decimal comma."""
    if box.cell is None:
        return box.shown.text
    words = text_of(box.cell)
    if words is None:
        return box.cell.value.replace(".", ",")
    return box.cell.value or words
