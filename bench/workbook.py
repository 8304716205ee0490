"""The result sheet of 340 units × 120 indicators, beside XlsxWriter and openpyxl writing its bare cells."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any, NamedTuple

import msgspec
import openpyxl
from xlsxwriter import Workbook

from bench.line import Line
from bench.material import EDITION
from oppna.disseminate.products.workbook import OPTIONS
from oppna.disseminate.products.workbook.book import Book
from oppna.disseminate.products.workbook.formats import Formats
from oppna.disseminate.products.workbook.results import write_results
from oppna.model.codes import Level
from oppna.production import compute, released
from oppna.release.content import Release, in_order
from oppna.release.head import Statement

UNITS, INDICATORS = 340, 120
ALLOWED = 1.2


class Bare(NamedTuple):
    """A cell as it goes to the file."""

    row: int
    column: int
    value: str | float
    format: Any


def lines(place: Path, quick: bool) -> list[Line]:
    release = _grown(
        released(compute(EDITION, place / "in"), Statement(version="1.0", date="2018-06-20", approver="SYNTETISK"))
    )
    times = 3 if quick else 15
    ours, bare, plain = [], [], []
    for _ in range(times):
        cells: list[Bare] = []
        ours.append(_sheet(release, cells))
        bare.append(_bare(cells))
        plain.append(_openpyxl(cells))
    name = f"result sheet, {UNITS} × {INDICATORS} cells"
    took = median(ours) * 1000
    return [
        Line(name, took, "XlsxWriter, the bare cells", median(bare) * 1000, limit=ALLOWED),
        Line(name, took, "openpyxl, the values alone", median(plain) * 1000),
    ]


def _grown(release: Release) -> Release:
    """The release with its indicators and units over and over until they are enough."""
    indicators = _repeated(release.edition.indicators, INDICATORS, "id")
    groups = tuple(area for area in release.areas if area.level not in (Level.MUNICIPALITY, Level.DISTRICT))
    units = _repeated(tuple(area for area in release.areas if area not in groups), UNITS, "area")
    areas = (*groups, *units)
    cells = (
        msgspec.structs.replace(known, indicator=indicator.id, area=area.area)
        for indicator in indicators
        for area in areas
        if (known := release.cell(indicator.id.split("+")[0], area.level, area.area.split("+")[0]))
    )
    edition = msgspec.structs.replace(release.edition, indicators=indicators)
    return msgspec.structs.replace(release, edition=edition, areas=areas, cells=in_order(cells, edition, areas))


def _repeated(some: tuple[Any, ...], count: int, name: str) -> tuple[Any, ...]:
    grown = list(some)
    while len(grown) < count:
        time = len(grown) // len(some)
        grown += [msgspec.structs.replace(each, **{name: f"{getattr(each, name)}+{time}"}) for each in some]
    return tuple(grown[:count])


def _sheet(release: Release, cells: list[Bare]) -> float:
    """Seconds of the product's sheet, from the release to the bytes of a file; `cells` gets its table."""
    content = BytesIO()
    start = perf_counter()
    workbook = Workbook(content, OPTIONS)
    book = Book(release, workbook, Formats(workbook))
    sheet = workbook.add_worksheet("Resultat")
    write_results(book, sheet, {indicator.id: "internal:'Resultat'!A1" for indicator in book.indicators})
    workbook.close()
    took = perf_counter() - start
    cells += _written(sheet, book)
    return took


def _written(sheet: Any, book: Book) -> Iterator[Bare]:
    """The table of units as it stands on the sheet, without the headings above it."""
    texts = book.workbook.str_table.string_array
    styles = {id(made): dict(style) for style, made in book.formats._made.items()}
    first = max(sheet.table) - UNITS + 1
    for row, columns in sheet.table.items():
        if row >= first:
            for column, cell in columns.items():
                value = texts[cell.string] if hasattr(cell, "string") else getattr(cell, "number", "")
                yield Bare(row, column, value, styles[id(cell.format)])


def _bare(cells: list[Bare]) -> float:
    """Seconds of XlsxWriter with the same values in the same formats, and nothing else."""
    known: dict[int, tuple[tuple[str, Any], ...]] = {id(cell.format): tuple(cell.format.items()) for cell in cells}
    content = BytesIO()
    start = perf_counter()
    workbook = Workbook(content, OPTIONS)
    formats = Formats(workbook)
    made = {key: formats.make(dict(style)) for key, style in known.items()}
    sheet = workbook.add_worksheet("Resultat")
    for row, column, value, style in cells:
        if isinstance(value, str):
            sheet.write_string(row, column, value, made[id(style)])
        else:
            sheet.write_number(row, column, value, made[id(style)])
    workbook.close()
    return perf_counter() - start


def _openpyxl(cells: list[Bare]) -> float:
    """Seconds of openpyxl with the values and no format."""
    content = BytesIO()
    start = perf_counter()
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for cell in cells:
        sheet.cell(cell.row + 1, cell.column + 1, cell.value)
    book.save(content)
    return perf_counter() - start
