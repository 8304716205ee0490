"""What every sheet has: title, release, the loud banner of made-up answers, and a page set-up for print."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from oppna.disseminate.products.words import publisher
from oppna.model.codes import SYNTHETIC, SYNTHETIC_MEANS, SYNTHETIC_SENTENCE
from oppna.swedish import date

if TYPE_CHECKING:
    from oppna.disseminate.products.workbook.book import Book

A4, A3 = 9, 8

COLUMNS_PER_PAGE = 20
"""Indicators side by side on an A3 page that can still be read."""


@dataclass(frozen=True)
class Page:
    """How a sheet looks around its content.

    `widths` are the columns' from the left; `banner` is how many columns the banner covers where
    these are more; `repeated` is how many columns every page of a print begins with; `wide` and `tall`
    are how many pages a print fits, 0 as many as it takes.
    """

    title: str
    widths: tuple[float, ...]
    tab: str
    landscape: bool = False
    paper: int = A4
    wide: int = 1
    tall: int = 0
    banner: int = 0
    repeated: int = 0


def matrix_page(book: Book, title: str, widths: tuple[float, ...], repeated: int) -> Page:
    """The page of a table with a column an indicator: A3 across, as many pages wide as stay readable."""
    indicators = len(book.indicators)
    wide = 1 + indicators // COLUMNS_PER_PAGE
    return Page(
        title,
        widths,
        "#2F5D7C",
        landscape=True,
        paper=A3,
        wide=wide,
        banner=len(widths) + indicators,
        repeated=repeated,
    )


def top_row(book: Book) -> int:
    """The first row under title, release, banner if any, and an empty row."""
    return 4 if book.release.head.synthetic else 3


def start(book: Book, sheet: Any, page: Page) -> int:
    """Set up the sheet and write its top; the first free row."""
    for column, width in enumerate(page.widths):
        sheet.set_column(column, column, width)
    sheet.hide_gridlines(2)
    sheet.set_tab_color(page.tab)
    _for_print(book, sheet, page)
    head = book.release.head
    sheet.set_row(0, 25)
    sheet.write_string(0, 0, page.title, book.formats["title"])
    version = f"version {head.version} · {date(head.date)}"
    _line(sheet, 1, page, (f"{head.edition_name} · {version}", version, head.edition_name), book.formats["subtitle"])
    if head.synthetic:
        _banner(book, sheet, page)
    return top_row(book)


def _banner(book: Book, sheet: Any, page: Page) -> None:
    sheet.set_row(2, 22)
    style = book.formats["banner"]
    for column in range(page.banner or len(page.widths)):
        sheet.write_blank(2, column, None, style)
    means = SYNTHETIC_MEANS[:1].upper() + SYNTHETIC_MEANS[1:]
    _line(sheet, 2, page, (SYNTHETIC_SENTENCE, SYNTHETIC, means), style)


def _line(sheet: Any, row: int, page: Page, text: tuple[str, str, str], style: Any) -> None:
    """A line over the sheet: whole, or a short text where columns are repeated on paper and the rest after them.

    A long text would be cut in the middle on every page but the first.
    """
    whole, short, rest = text
    sheet.write_string(row, 0, short if page.repeated else whole, style)
    if page.repeated:
        sheet.write_string(row, page.repeated, rest, style)


def _for_print(book: Book, sheet: Any, page: Page) -> None:
    if page.landscape:
        sheet.set_landscape()
    sheet.set_paper(page.paper)
    sheet.set_margins(left=0.4, right=0.4, top=0.75, bottom=0.6)
    sheet.fit_to_pages(page.wide, page.tall)
    head = book.release.head
    middle = f'&C&"Calibri,Bold"&12{SYNTHETIC}' if head.synthetic else ""
    sheet.set_header(f"&L{_plain(page.title)}{middle}&R{_plain(f'{head.edition} version {head.version}')}")
    sheet.set_footer(f"&L{_plain(publisher(book.release))}&RSida &P av &N")


def _plain(text: str) -> str:
    """An ampersand begins a code in headers and footers."""
    return text.replace("&", "&&")
