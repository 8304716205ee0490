"""The workbook: what users of the comparisons know, in one Excel file."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from xlsxwriter import Workbook

from oppna.disseminate.products.put import put
from oppna.disseminate.products.workbook.book import Book
from oppna.disseminate.products.workbook.formats import Formats
from oppna.disseminate.products.workbook.properties import set_properties
from oppna.disseminate.products.workbook.sheets import write_sheets
from oppna.disseminate.products.workbook.unit import find_unit
from oppna.release.content import Release

OPTIONS = {"in_memory": True, "strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}
"""No text ever turns into something else: a name that begins with = stays a name."""


def write(release: Release, target: Path, *, unit: str = "") -> None:
    """Make the workbook at `target`. `unit` is the code of the municipality or district it opens for."""
    put(made(release, unit=unit), target)


def made(release: Release, *, unit: str = "") -> bytes:
    """The workbook itself."""
    chosen = find_unit(release, unit) if unit else None
    content = BytesIO()
    workbook = Workbook(content, OPTIONS)
    book = Book(release, workbook, Formats(workbook), chosen)
    set_properties(book)
    write_sheets(book)
    workbook.close()
    return content.getvalue()
