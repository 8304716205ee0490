"""Sheet "Riket i diagram": the national share of every indicator as a table and as a bar chart."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from oppna.disseminate.products.words import figure, text_of
from oppna.disseminate.products.workbook.book import Book
from oppna.disseminate.products.workbook.cells import cells_of
from oppna.disseminate.products.workbook.formats import MIDDLE
from oppna.disseminate.products.workbook.layout import CHART
from oppna.disseminate.products.workbook.rows import LINE, lines
from oppna.disseminate.products.workbook.sheet import Page, start
from oppna.model.codes import SHARES, SYNTHETIC
from oppna.model.indicator import Indicator
from oppna.model.release import ReleaseArea
from oppna.swedish import percent

HEADINGS = ("Kvalitetsområde", "Indikator", "Andel i riket", "Antal bakom andelen")
WIDTHS = (28.0, 62.0, 14.0, 20.0)
ROW = 24
"""Pixels of chart height for one bar."""

ABOVE, BELOW = 70, 20
"""Pixels above the bars, for title and scale, and below them."""

_GRID = {"visible": True, "line": {"color": "#D9D9D9"}}


def write_chart(book: Book, sheet: Any, nation: ReleaseArea) -> None:
    """The table first: it says everything the chart says."""
    row = start(book, sheet, Page("Andelar i riket", WIDTHS, "#2F5D7C", landscape=True))
    for column, heading in enumerate(HEADINGS):
        sheet.write_string(row, column, heading, book.formats["column"])
    shown = [one for one in book.indicators if one.unit in SHARES and not one.background]
    for offset, indicator in enumerate(shown, row + 1):
        _write_row(book, sheet, offset, indicator, nation)
    sheet.freeze_panes(row + 1, 0)
    if shown:
        chart = _chart(book, row + 1, row + len(shown), len(shown))
        sheet.insert_chart(
            row, len(HEADINGS) + 1, chart, {"description": _in_words(book, shown, nation), "object_position": 2}
        )


def _write_row(book: Book, sheet: Any, row: int, indicator: Indicator, nation: ReleaseArea) -> None:
    cell = cells_of(book, nation).get(indicator.id)
    text = text_of(cell)
    sheet.write_string(row, 0, book.quality_area_name(indicator), book.formats["plain"])
    sheet.write_string(row, 1, indicator.short_name, book.formats["label"])
    sheet.set_row(row, LINE * lines(indicator.short_name, WIDTHS[1]) + 2)
    if cell is None or text is not None:
        sheet.write_string(row, 2, text or "", book.formats["quiet"])
    else:
        sheet.write_number(row, 2, figure(cell), book.formats.number(book.patterns[indicator.id]))
    counts = f"{_plain(cell.numerator)} av {_plain(cell.denominator)}" if cell and cell.denominator else "–"
    sheet.write_string(row, 3, counts, book.formats["counts"])


def _plain(number: str) -> str:
    return number.replace(".", ",")


def _chart(book: Book, first: int, last: int, bars: int) -> Any:
    chart, height = book.workbook.add_chart({"type": "bar"}), ABOVE + ROW * bars + BELOW
    chart.add_series(
        {
            "name": "Andel i riket",
            "categories": [CHART, first, 1, last, 1],
            "values": [CHART, first, 2, last, 2],
            "fill": {"color": MIDDLE},
            "gap": 45,
            "data_labels": {"value": True, "num_format": "0 %", "font": {"size": 8}},
        }
    )
    made_up = f"{SYNTHETIC}: andel i riket" if book.release.head.synthetic else "Andel i riket"
    chart.set_title(
        {"name": f"{made_up}, {book.release.head.edition_name}", "name_font": {"size": 13}, "overlay": False}
    )
    chart.set_legend({"none": True})
    chart.set_plotarea({"layout": _plot(height)})
    chart.set_y_axis(
        {
            "reverse": True,
            "interval_unit": 1,
            "num_font": {"size": 8},
            "line": {"none": True},
            "major_tick_mark": "none",
        }
    )
    chart.set_x_axis({"min": 0, "max": 1, "num_format": "0 %", "num_font": {"size": 8}, "major_gridlines": _GRID})
    chart.set_size({"width": 1060, "height": height})
    return chart


def _plot(height: int) -> dict[str, float]:
    """Half of the picture is for the names, so that most of them take one line."""
    return {"x": 0.52, "y": ABOVE / height, "width": 0.44, "height": (height - ABOVE - BELOW) / height}


def _in_words(book: Book, shown: list[Indicator], nation: ReleaseArea) -> str:
    """The alternative text: what the picture shows, its extremes, and where the figures stand."""
    cells = cells_of(book, nation)
    shares = [(figure(cells[one.id]), one.short_name) for one in shown if text_of(cells.get(one.id)) is None]
    if not shares:
        return "Stapeldiagram utan staplar: ingen andel för riket visas."
    (low, lowest), (high, highest) = min(shares), max(shares)
    extremes = f"Högst: {highest}, {percent(Fraction(high))}. Lägst: {lowest}, {percent(Fraction(low))}."
    where = "Alla andelar står i tabellen till vänster."
    return f"Liggande stapeldiagram över andelen i riket för {len(shares)} indikatorer. {extremes} {where}"
