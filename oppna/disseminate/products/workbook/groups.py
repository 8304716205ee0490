"""Sheet "Riket och län": the nation, the counties and the groups of municipalities, in the columns of "Resultat"."""

from __future__ import annotations

from typing import Any

from oppna.catalogue.codelists import skr_group_year
from oppna.disseminate.products.workbook.book import Book
from oppna.disseminate.products.workbook.cells import cells_of, columns, nation_columns, write_cells
from oppna.disseminate.products.workbook.headings import HEIGHTS, set_indicator_columns, write_headings, write_ids
from oppna.disseminate.products.workbook.layout import GROUPS, Table
from oppna.disseminate.products.workbook.sheet import A3, Page, start
from oppna.model.codes import LEVEL_NAME, Level
from oppna.model.release import ReleaseArea

KEYS = ("Område", "Nivå")
WIDTHS = (40.0, 18.0)
HEIGHT = 26
"""Points of a row: the longest fixed text takes two lines."""


def groups_table(book: Book) -> Table:
    """Where the groups stand on the sheet."""
    top = (4 if book.release.head.synthetic else 3) + len(HEIGHTS) + 1
    return Table(GROUPS, top, top + len(book.groups) - 1, len(KEYS))


def write_groups(book: Book, sheet: Any, links: dict[str, str]) -> None:
    """Headings, then one row a group; filters on the level."""
    page = Page(
        "Riket, län och kommungrupper", WIDTHS, "#2F5D7C", landscape=True, paper=A3, wide=1 + len(book.indicators) // 20
    )
    top = start(book, sheet, page)
    filters = top + len(HEIGHTS)
    set_indicator_columns(book, sheet, len(KEYS))
    write_headings(book, sheet, top, len(KEYS), links)
    for column, key in enumerate(KEYS):
        sheet.write_string(filters, column, key, book.formats["key"])
    write_ids(book, sheet, filters, len(KEYS))
    _write_rows(book, sheet, filters + 1)
    sheet.autofilter(filters, 0, filters + len(book.groups), len(KEYS) + len(book.indicators) - 1)
    sheet.freeze_panes(filters + 1, 1)
    sheet.repeat_rows(top, filters)
    sheet.repeat_columns(0, 0)


def _write_rows(book: Book, sheet: Any, first_row: int) -> None:
    shown, emphasised = columns(book), nation_columns(book)
    for row, area in enumerate(book.groups, first_row):
        sheet.set_row(row, HEIGHT)
        national = area.level is Level.NATION
        quiet = book.formats.nation("quiet") if national else book.formats["quiet"]
        named = book.formats.nation("name") if national else book.formats["name"]
        sheet.write_string(row, 0, book.group_labels[area.level, area.area], named)
        sheet.write_string(
            row, 1, level_text(area), book.formats.nation("plain") if national else book.formats["plain"]
        )
        write_cells(sheet, row, len(KEYS), emphasised if national else shown, cells_of(book, area), quiet)


def level_text(area: ReleaseArea) -> str:
    """The level in words; SKR's groups are of a stated year, which need not be the edition's."""
    year = f" {skr_group_year()}" if area.level is Level.SKR_GROUP else ""
    return LEVEL_NAME[area.level] + year
