"""The header rows over indicators: dimension, quality area, indicator area, indicator; then ids with filters."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Any

from oppna.catalogue.describe import NOT_STATED
from oppna.disseminate.products.workbook.book import Book
from oppna.model.indicator import Indicator

INDICATOR_WIDTH = 11.0
ALONE_WIDTH = 14.0
"""Of an indicator that has its indicator area to itself: the name of the area must fit above it."""
HEIGHTS = (18, 18, 40, 108)
"""Points of the four header rows. The last holds names that stand on end, up to about a hundred letters."""

BACKGROUND = "Bakgrundsmått"
LABELS = ("Dimension", "Kvalitetsområde", "Indikatorområde", "Indikator")

_Name = Callable[[Indicator], str]


def write_headings(book: Book, sheet: Any, top: int, first: int) -> None:
    """Write the rows from `top`, from column `first`."""
    for offset, height in enumerate(HEIGHTS):
        sheet.set_row(top + offset, height)
    _merged(book, sheet, top, first, "dimension", book.dimension_name)
    _merged(book, sheet, top + 1, first, "quality_area", book.quality_area_name)
    _merged(book, sheet, top + 2, first, "indicator_area", lambda one: one.indicator_area or NOT_STATED)
    for column, indicator in enumerate(book.indicators, first):
        style = "background_indicator" if indicator.background else "indicator"
        sheet.write_string(top + 3, column, indicator.short_name, book.formats[style])
    for row, text in enumerate(LABELS, top):
        sheet.write_string(row, first - 1, text, book.formats["row_label"])


def write_ids(book: Book, sheet: Any, row: int, first: int, links: dict[str, str]) -> None:
    """The row that carries the filter buttons. `links` lead from an indicator to its description."""
    sheet.set_row(row, 26)
    for column, indicator in enumerate(book.indicators, first):
        tip = f"Beskrivning: {indicator.name}"
        sheet.write_url(row, column, links[indicator.id], book.formats["id"], indicator.id, tip[:255])


def set_indicator_columns(book: Book, sheet: Any, first: int) -> None:
    """Widths, and an outline that folds each indicator area to its first indicator; without an area nothing folds."""
    sheet.outline_settings(True, False, False, False)
    for start, end, _ in _runs(book, lambda one: f"{one.background} {one.quality_area} {one.indicator_area}"):
        sheet.set_column(first + start, first + start, INDICATOR_WIDTH if end > start else ALONE_WIDTH)
        if end > start:
            folds = {"level": 1} if book.indicators[start].indicator_area else {}
            sheet.set_column(first + start + 1, first + end, INDICATOR_WIDTH, None, folds)


def _merged(book: Book, sheet: Any, row: int, first: int, style: str, name: _Name) -> None:
    """Equal neighbours share one heading; background measures have a heading of their own."""
    for start, end, text in _runs(book, lambda one: BACKGROUND if one.background else name(one)):
        chosen = book.formats["background" if text == BACKGROUND else style]
        if start == end:
            sheet.write_string(row, first + start, text, chosen)
        else:
            sheet.merge_range(row, first + start, row, first + end, text, chosen)


def _runs(book: Book, name: _Name) -> Iterator[tuple[int, int, str]]:
    for text, run in groupby(enumerate(book.indicators), key=lambda pair: name(pair[1])):
        positions = [position for position, _ in run]
        yield positions[0], positions[-1], text
