"""Sheet "Riket och län": the nation, the counties and the groups of municipalities, in the columns of "Resultat"."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from oppna.disseminate.products.words import ABSENT_TEXT
from oppna.disseminate.products.workbook.book import Book
from oppna.disseminate.products.workbook.cells import cells_of, look, nation_look, write_cells
from oppna.disseminate.products.workbook.headings import HEIGHTS, set_indicator_columns, write_headings, write_ids
from oppna.disseminate.products.workbook.layout import GROUPS, Table
from oppna.disseminate.products.workbook.legend import figures
from oppna.disseminate.products.workbook.levels import has_municipal_groups
from oppna.disseminate.products.workbook.sheet import matrix_page, start, top_row
from oppna.model.codes import LEVEL_NAME, Level
from oppna.model.release import ReleaseArea

TITLE = "Riket, län och kommungrupper"
COUNTIES_TITLE = "Riket och län"
KEYS = (AREA, OBJECTS, LEVEL) = ("Område", "Objekt", "Nivå")
"""`OBJECTS`: how many stand behind a figure, so that 100 % of one is not read as 100 % of many."""
WIDTHS = (44.0, 9.0, 18.0)
FROZEN_COLUMNS = 2
HEIGHT = 26
"""Points of a row: the longest fixed text takes two lines."""


def groups_table(book: Book) -> Table:
    """Where the groups stand on the sheet."""
    first_row = top_row(book) + len(HEIGHTS) + 1
    return Table(GROUPS, first_row, first_row + len(book.groups) - 1, len(KEYS))


def write_groups(book: Book, sheet: Any, links: dict[str, str]) -> None:
    """Headings, then one row a group; filters on the level."""
    top = start(book, sheet, matrix_page(book, _title(book), WIDTHS, FROZEN_COLUMNS))
    sheet.write_string(top + len(HEIGHTS) - 1, 0, figures(book)[0][1], book.formats["small"])
    filters = top + len(HEIGHTS)
    set_indicator_columns(book, sheet, len(KEYS))
    write_headings(book, sheet, top, len(KEYS))
    for column, key in enumerate(KEYS):
        sheet.write_string(filters, column, key, book.formats["key"])
    write_ids(book, sheet, filters, len(KEYS), links)
    _write_rows(book, sheet, filters + 1)
    sheet.autofilter(filters, 0, filters + len(book.groups), len(KEYS) + len(book.indicators) - 1)
    sheet.freeze_panes(filters + 1, FROZEN_COLUMNS)
    sheet.repeat_rows(top, filters)
    sheet.repeat_columns(0, FROZEN_COLUMNS - 1)


def _write_rows(book: Book, sheet: Any, first_row: int) -> None:
    shown, emphasised = look(book), nation_look(book)
    for row, area in enumerate(book.groups, first_row):
        national = area.level is Level.NATION
        style = book.formats.nation if national else book.formats.__getitem__
        sheet.set_row(row, HEIGHT)
        sheet.write_string(row, 0, book.group_labels[area.level, area.area], style("name"))
        _write_objects(sheet, row, book.objects(area), style)
        sheet.write_string(row, KEYS.index(LEVEL), level_text(book, area), style("plain"))
        write_cells(sheet, row, len(KEYS), emphasised if national else shown, cells_of(book, area))


def _write_objects(sheet: Any, row: int, objects: int | None, style: Callable[[str], Any]) -> None:
    column = KEYS.index(OBJECTS)
    if objects is None:
        sheet.write_string(row, column, ABSENT_TEXT, style("quiet"))
    else:
        sheet.write_number(row, column, objects, style("counts"))


def _title(book: Book) -> str:
    levels = {area.level for area in book.groups}
    if has_municipal_groups(book):
        return TITLE
    return COUNTIES_TITLE if Level.COUNTY in levels else LEVEL_NAME[Level.NATION]


def level_text(book: Book, area: ReleaseArea) -> str:
    """The level in words; SKR's groups are of a stated year, which need not be the edition's."""
    return LEVEL_NAME[area.level] + (book.skr_year if area.level is Level.SKR_GROUP else "")
