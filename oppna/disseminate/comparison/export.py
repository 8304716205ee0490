"""The table to take along: as a file for a Swedish Excel and as a workbook. The words are those of the page."""

from __future__ import annotations

import csv
import io

from oppna.disseminate.comparison.choices import Choices
from oppna.disseminate.comparison.matrix import Box, Matrix, Row
from oppna.disseminate.products.words import basis, text_of
from oppna.disseminate.products.workbook.chosen import Chosen, Figure, Line, written
from oppna.interchange.formulas import harmless

KEYS, AFTER = ("Underlag", "Id", "Namn"), ("Utgåva", "Version", "Adress")


def as_csv(choices: Choices, table: Matrix, address: str) -> bytes:
    """Semicolons, decimal comma and a byte order mark. Every row ends with where it comes from."""
    text = io.StringIO(newline="")
    rows = csv.writer(text, delimiter=";", lineterminator="\r\n")
    rows.writerow([*KEYS, *(harmless(column.text) for column in table.columns), *AFTER])
    for row in table.rows:
        head = (row.release or choices.release).head
        first = [basis(head), harmless(_id(row)), harmless(row.broken or row.heading.text)]
        boxes = [harmless(_written(box)) for box in row.boxes] or [""] * len(table.columns)
        rows.writerow([*first, *boxes, head.edition, head.version, harmless(address)])
    return text.getvalue().encode("utf-8-sig")


def as_workbook(choices: Choices, table: Matrix, address: str) -> bytes:
    """The table ready to print, with the address that shows it again, and how to read it."""
    rows = (
        Line(
            _id(row),
            row.broken or row.heading.text,
            tuple(Figure(one.shown.text, one.cell, one.indicator) for one in row.boxes),
        )
        for row in table.rows
    )
    columns = tuple(one.text for one in table.columns)
    return written(choices.release, Chosen("Jämförelse", "Jämförelse", address, columns, tuple(rows)))


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
