"""Sheet "Jämförbart": areas down; across, each directly comparable stretch with its editions side by side."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from oppna.catalogue.differences.segments import Point, Segment
from oppna.disseminate.products.across.several import LEAST, Several
from oppna.disseminate.products.across.top import start
from oppna.disseminate.products.words import CATEGORY_TEXT, figure, group_label, number_pattern, text_of
from oppna.disseminate.products.workbook.formats import Formats
from oppna.model.codes import LEVEL_NAME, Level
from oppna.model.release import Cell, ReleaseArea
from oppna.process.colour import colour

LEFT = 3
"""Level, code and name."""
UNITS = frozenset({Level.MUNICIPALITY, Level.DISTRICT})
NOTHING = "Ingen indikator är direkt jämförbar mellan de här utgåvorna. Skälen står på bladet Inte jämförbart."
_BREAK = "BROTT"


def blocks(across: Several) -> tuple[Segment, ...]:
    """The stretches of more than one edition, in the order of the newest edition's indicators."""
    return tuple(segment for series in across.series for segment in series if len(segment.points) >= LEAST)


def write_joined(sheet: Any, formats: Formats, across: Several) -> None:
    """Three heading rows – indicator, break, edition – then a row an area."""
    row = start(sheet, formats, across, "Direkt jämförbara indikatorer", (18.0, 12.0, 30.0))
    columns = list(_columns(across))
    if not columns:
        sheet.write_string(row, 0, NOTHING, formats["text"])
        return
    _headings(sheet, formats, across, row, columns)
    first = row + 2
    for number, area in enumerate(across.areas.values()):
        _area(sheet, formats, across, first + number, area, columns)
    sheet.freeze_panes(first, LEFT)
    sheet.autofilter(first - 1, 0, first + len(across.areas) - 1, LEFT - 1)


Column = Point | str
"""A column of figures, or of a break with its reason."""


def _columns(across: Several) -> Iterator[Column]:
    """Each stretch; in front of one that does not go on from an older edition, a column that says why."""
    for segment in blocks(across):
        if segment.broken:
            yield f"{_BREAK} före {segment.points[0].edition}. {segment.broken}"
        yield from segment.points


def _headings(sheet: Any, formats: Formats, across: Several, row: int, columns: list[Column]) -> None:
    sheet.set_row(row, 110)
    for column, text in enumerate(("Nivå", "Kod", "Namn")):
        sheet.write_string(row + 1, column, text, formats["key"])
    for number, point in enumerate(columns, LEFT):
        if isinstance(point, str):
            sheet.set_column(number, number, 26)
            sheet.write_string(row, number, point, formats["label_small"])
            sheet.write_string(row + 1, number, _BREAK, formats["column_centred"])
        else:
            sheet.set_column(number, number, 15)
            sheet.write_string(row, number, across.indicator(point).short_name, formats["indicator_area"])
            sheet.write_string(row + 1, number, f"{point.edition} {point.indicator}", formats["column_centred"])


def _area(sheet: Any, formats: Formats, across: Several, row: int, area: ReleaseArea, columns: list[Column]) -> None:
    name = area.label if area.level in UNITS else group_label(area)
    sheet.write_string(row, 0, LEVEL_NAME[area.level], formats["plain"])
    sheet.write_string(row, 1, area.area, formats["plain"])
    sheet.write_string(row, 2, name, formats["name"])
    for number, point in enumerate(columns, LEFT):
        if isinstance(point, str):
            sheet.write_string(row, number, "┆", formats["quiet"])
        else:
            cell = across.by_edition[point.edition].cell(point.indicator, area.level, area.area)
            _write(sheet, formats, row, number, cell, number_pattern(across.indicator(point)))


def _write(sheet: Any, formats: Formats, row: int, column: int, cell: Cell | None, pattern: str) -> None:
    text = text_of(cell)
    if text is None and cell is not None:
        sheet.write_number(row, column, figure(cell), formats.number(pattern))
    else:
        worded = cell is not None and cell.value in CATEGORY_TEXT
        look = formats.coloured(colour(cell.value)) if cell is not None and worded else formats["quiet"]
        sheet.write_string(row, column, text or "", look)
