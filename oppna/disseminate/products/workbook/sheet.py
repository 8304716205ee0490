"""What every sheet has: title, release, the loud banner of made-up answers, and a page set-up for print."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from oppna.disseminate.products.words import SYNTHETIC, SYNTHETIC_SENTENCE
from oppna.swedish import date

if TYPE_CHECKING:
    from oppna.disseminate.products.workbook.book import Book

A4, A3 = 9, 8


@dataclass(frozen=True)
class Page:
    """How a sheet looks around its content. `widths` are the columns' from the left; `wide` how many pages across."""

    title: str
    widths: tuple[float, ...]
    tab: str
    landscape: bool = False
    paper: int = A4
    wide: int = 1


def start(book: Book, sheet: Any, page: Page) -> int:
    """Set up the sheet and write its top; the first free row."""
    for column, width in enumerate(page.widths):
        sheet.set_column(column, column, width)
    sheet.hide_gridlines(2)
    sheet.set_tab_color(page.tab)
    _for_print(book, sheet, page)
    head = book.release.head
    sheet.set_row(0, 26)
    sheet.write_string(0, 0, page.title, book.formats["title"])
    sheet.write_string(1, 0, release_line(book), book.formats["subtitle"])
    if not head.synthetic:
        return 3
    _banner(book, sheet, max(len(page.widths), 1))
    return 4


def release_line(book: Book) -> str:
    """Edition, version and date in one line."""
    head = book.release.head
    return f"{head.edition_name} · version {head.version} · {date(head.date)}"


def _banner(book: Book, sheet: Any, columns: int) -> None:
    sheet.set_row(2, 24)
    sheet.write_string(2, 0, SYNTHETIC_SENTENCE, book.formats["banner"])
    for column in range(1, columns):
        sheet.write_blank(2, column, None, book.formats["banner"])


def _for_print(book: Book, sheet: Any, page: Page) -> None:
    if page.landscape:
        sheet.set_landscape()
    sheet.set_paper(page.paper)
    sheet.set_margins(left=0.4, right=0.4, top=0.75, bottom=0.6)
    sheet.fit_to_pages(page.wide, 0)
    middle = f'&C&"Calibri,Bold"&12{SYNTHETIC}' if book.release.head.synthetic else ""
    title = page.title.replace("&", "&&")
    sheet.set_header(f"&L{title}{middle}&R{_plain(book)}")
    sheet.set_footer(f"&L{_plain(book, publisher=True)}&RSida &P av &N")


def _plain(book: Book, publisher: bool = False) -> str:
    head = book.release.head
    text = book.release.edition.head.publisher if publisher else f"{head.edition} version {head.version}"
    return text.replace("&", "&&")
