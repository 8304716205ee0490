"""Sheet "Indikatorer": the description list of every indicator, a block each, foldable."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from oppna.catalogue.describe import describe
from oppna.disseminate.products.workbook.book import Book
from oppna.disseminate.products.workbook.layout import DESCRIPTIONS, link
from oppna.disseminate.products.workbook.rows import Rows
from oppna.disseminate.products.workbook.sheet import Page, top_row
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
    rows = Rows(book, sheet, Page("Beskrivning av indikatorerna", (30.0, 100.0), "#5B8C5A"))
    sheet.outline_settings(True, False, False, False)
    rows.heading("Förteckning")
    for indicator, _ in described:
        rows.link(links[indicator.id], indicator.id, indicator.short_name)
    rows.gap()
    for indicator, pairs in described:
        rows.cells([indicator.id, indicator.short_name], "block")
        rows.pairs(pairs, level=1)
        rows.gap()


def _first_block(book: Book) -> int:
    """After the top, the index heading, the index and an empty row."""
    return top_row(book) + 1 + len(book.indicators) + 1
