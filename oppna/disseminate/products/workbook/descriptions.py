"""Sheet "Indikatorer": the description list of every indicator, a block each, foldable."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from oppna.catalogue.describe import describe
from oppna.disseminate.products.workbook.book import Book
from oppna.disseminate.products.workbook.layout import DESCRIPTIONS, link
from oppna.disseminate.products.workbook.rows import write_heading, write_pairs
from oppna.disseminate.products.workbook.sheet import Page, start
from oppna.model.indicator import Indicator

Block = tuple[Indicator, tuple[tuple[str, str], ...]]


def blocks(book: Book) -> tuple[Block, ...]:
    """Every indicator with its description list, in the edition's order."""
    edition = book.release.edition
    return tuple((one, tuple(describe(edition, one))) for one in book.indicators)


def description_links(book: Book, described: Iterable[Block]) -> dict[str, str]:
    """Where each indicator's block begins on the sheet."""
    row, links = _first_block(book), {}
    for indicator, pairs in described:
        links[indicator.id] = link(DESCRIPTIONS, f"A{row + 1}")
        row += len(pairs) + 2
    return links


def write_descriptions(book: Book, sheet: Any, described: tuple[Block, ...], links: dict[str, str]) -> None:
    """An index with links, then the blocks. Each block folds to its heading."""
    row = start(book, sheet, Page("Beskrivning av indikatorerna", (30.0, 100.0), "#5B8C5A"))
    sheet.outline_settings(True, False, False, False)
    row = write_heading(book, sheet, row, "Förteckning")
    for indicator, _ in described:
        sheet.write_url(row, 0, links[indicator.id], book.formats["link"], indicator.id)
        sheet.write_string(row, 1, indicator.short_name, book.formats["text"])
        row += 1
    row += 1
    for indicator, pairs in described:
        row = _write_block(book, sheet, row, indicator, pairs)


def _write_block(book: Book, sheet: Any, row: int, indicator: Indicator, pairs: tuple[tuple[str, str], ...]) -> int:
    sheet.set_row(row, 22)
    sheet.write_string(row, 0, indicator.id, book.formats["block"])
    sheet.write_string(row, 1, indicator.short_name, book.formats["block"])
    return write_pairs(book, sheet, row + 1, pairs, level=1) + 1


def _first_block(book: Book) -> int:
    """After the top, the index heading, the index and an empty row."""
    top = 4 if book.release.head.synthetic else 3
    return top + 1 + len(book.indicators) + 1
