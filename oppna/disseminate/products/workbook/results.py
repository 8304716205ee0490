"""Sheet "Resultat": every municipality and district, with the nation above them in the frozen rows."""

from __future__ import annotations

from typing import Any

from oppna.disseminate.products.meanings import coloured_texts
from oppna.disseminate.products.workbook.book import Book
from oppna.disseminate.products.workbook.cells import Look, cells_of, look, nation_look, write_cells
from oppna.disseminate.products.workbook.headings import HEIGHTS, set_indicator_columns, write_headings, write_ids
from oppna.disseminate.products.workbook.layout import RESULTS, Table
from oppna.disseminate.products.workbook.sheet import matrix_page, start, top_row
from oppna.model.codes import Level
from oppna.model.release import ReleaseArea
from oppna.swedish import date

KEYS = (UNIT, CODE, COUNTY, POPULATION_GROUP, SKR_GROUP, INHABITANTS) = (
    "Kommun eller stadsdel",
    "Kod",
    "Län",
    "Befolkningsgrupp",
    "SKR-grupp",
    "Invånare",
)
WIDTHS = (30.0, 10.0, 20.0, 26.0, 42.0, 15.0)
MORE = (
    "Andelar och fasta texter är ofärgade och förklaras på bladet Läs först. "
    "Id:t ovanför en kolumn leder till beskrivningen."
)
FROZEN_COLUMNS = 2
ZOOM = 90
CITY_HEIGHT = 26
"""Points of a city's row: its shares may be replaced by the longest fixed text."""


def results_table(book: Book) -> Table:
    """Where the units stand on the sheet."""
    first_row = top_row(book) + len(HEIGHTS) + 2
    return Table(RESULTS, first_row, first_row + len(book.units) - 1, len(KEYS))


def write_results(book: Book, sheet: Any, links: dict[str, str]) -> None:
    """Headings, the nation, then the units with filters, groups and frozen panes."""
    first = len(KEYS)
    top = start(book, sheet, matrix_page(book, "Kommuner och stadsdelar", WIDTHS, FROZEN_COLUMNS))
    set_indicator_columns(book, sheet, first)
    write_headings(book, sheet, top, first)
    _write_legend(book, sheet, top)
    filters = top + len(HEIGHTS) + 1
    _write_nation(book, sheet, filters - 1)
    _write_keys_heading(book, sheet, filters)
    write_ids(book, sheet, filters, first, links)
    _write_units(book, sheet, filters + 1)
    _finish(book, sheet, top, filters)


def _write_legend(book: Book, sheet: Any, top: int) -> None:
    for row, (shown, colour, meaning) in enumerate(coloured_texts(), top):
        sheet.write_string(row, 0, f"{shown}  {meaning}", book.formats.coloured(colour))
    sheet.write_string(top + len(HEIGHTS) - 1, 0, MORE, book.formats["small"])


def _write_nation(book: Book, sheet: Any, row: int) -> None:
    label = book.formats.nation("name")
    for column in range(len(KEYS)):
        sheet.write_blank(row, column, None, label)
    sheet.set_row(row, 20)
    if book.nation is None:
        return
    sheet.write_string(row, 0, book.nation.label, label)
    write_cells(sheet, row, len(KEYS), nation_look(book), cells_of(book, book.nation))


def _write_keys_heading(book: Book, sheet: Any, row: int) -> None:
    when = {SKR_GROUP: book.skr_division, INHABITANTS: date(book.population_date) if book.population_date else ""}
    for column, key in enumerate(KEYS):
        text = f"{key} ({when[key]})" if when.get(key) else key
        sheet.write_string(row, column, text, book.formats["key"])


def _write_units(book: Book, sheet: Any, first_row: int) -> None:
    shown = look(book)
    for row, (unit, name) in enumerate(zip(book.units, book.unit_names, strict=True), first_row):
        _write_unit(book, sheet, row, unit, name, shown)


def _write_unit(book: Book, sheet: Any, row: int, unit: ReleaseArea, name: str, shown: Look) -> None:
    if unit.level is Level.DISTRICT:
        sheet.set_row(row, None, None, {"level": 1})
    elif unit.is_city:
        sheet.set_row(row, CITY_HEIGHT)
    _write_keys(book, sheet, row, unit, name)
    write_cells(sheet, row, len(KEYS), shown, cells_of(book, unit))


def _write_keys(book: Book, sheet: Any, row: int, unit: ReleaseArea, name: str) -> None:
    plain = book.formats["plain"]
    named = book.formats["district" if unit.level is Level.DISTRICT else "name"]
    sheet.write_string(row, 0, name, named)
    sheet.write_string(row, 1, unit.area, plain)
    sheet.write_string(row, 2, unit.county, plain)
    sheet.write_string(row, 3, book.group_text(Level.POPULATION_GROUP, unit.population_group), plain)
    sheet.write_string(row, 4, book.group_text(Level.SKR_GROUP, unit.skr_group), plain)
    if unit.population is None:
        sheet.write_blank(row, 5, None, plain)
    else:
        sheet.write_number(row, 5, unit.population, book.formats["whole"])


def _finish(book: Book, sheet: Any, top: int, filters: int) -> None:
    last = filters + len(book.units)
    sheet.autofilter(filters, 0, last, len(KEYS) + len(book.indicators) - 1)
    sheet.set_zoom(ZOOM)
    sheet.freeze_panes(filters + 1, FROZEN_COLUMNS)
    sheet.repeat_rows(top, filters)
    sheet.repeat_columns(0, FROZEN_COLUMNS - 1)
    sheet.ignore_errors({"number_stored_as_text": f"B{filters + 2}:B{last + 1}"})
