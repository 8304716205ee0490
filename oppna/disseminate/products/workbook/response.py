"""Sheet "Svarsfrekvens": how many answered each part, computed from the release beside what the source published."""

from __future__ import annotations

from typing import Any

from oppna.disseminate.products.workbook.book import Book
from oppna.disseminate.products.workbook.rows import Rows, Value
from oppna.disseminate.products.workbook.sheet import Page
from oppna.model.edition import PublishedResponse
from oppna.model.release import ResponseFigure

HEADINGS = (
    "Del av enkäten",
    "Del",
    "Objekt",
    "Svarande i underlaget",
    "Andel i underlaget",
    "Svarande enligt källan",
    "Andel enligt källan",
    "Andel året före enligt källan",
)
EXPLAINED = (
    "Andelen kommuner och stadsdelar som har svarat på varje del av enkäten. Underlaget är svaren i den här "
    "publiceringen."
)
OF_SOURCE = " Källans uppgifter är de som publicerades när omgången redovisades."
OWN = 5
"""So many columns stand without the source's."""
NOT_ASKED = "Utgåvan ställer inga frågor: måtten räknas ur register."
NOTHING = "Publiceringen bygger på redan publicerade uppgifter utan svar, och källan har ingen svarsfrekvens per del."


def has_response(book: Book) -> bool:
    """Whether there is anything to show."""
    return bool(book.release.quality.response or book.release.edition.head.response)


def write_response(book: Book, sheet: Any) -> None:
    """One row a part; parts that only the source has follow."""
    widths = (58.0, 7.0, 10.0, 14.0, 14.0, 14.0, 14.0, 16.0)
    rows = Rows(book, sheet, Page("Svarsfrekvens", widths, "#8C6D46", landscape=True))
    if not has_response(book):
        rows.paragraph(NOTHING if book.release.head.origin == "published" else NOT_ASKED)
        return
    sourced = bool(book.release.edition.head.response)
    columns = len(HEADINGS) if sourced else OWN
    rows.paragraph(EXPLAINED + (OF_SOURCE if sourced else ""))
    rows.gap()
    rows.table(HEADINGS[:columns], [row[:columns] for row in _rows(book)])


def _rows(book: Book) -> list[list[Value]]:
    published = {row.part: row for row in book.release.edition.head.response if row.part}
    computed = [_row(figure, published.get(figure.part)) for figure in book.release.quality.response]
    shown = {figure.part for figure in book.release.quality.response}
    return computed + [_published(row) for row in book.release.edition.head.response if row.part not in shown]


def _row(figure: ResponseFigure, published: PublishedResponse | None) -> list[Value]:
    share = figure.answered / figure.objects if figure.objects else None
    mine: list[Value] = [figure.name, figure.part, figure.objects, figure.answered, share]
    return mine + (_figures(published) if published else [None, None, None])


def _published(row: PublishedResponse) -> list[Value]:
    return [row.name, row.part or "–", None, None, None, *_figures(row)]


def _figures(row: PublishedResponse) -> list[Value]:
    before = None if row.percent_before is None else row.percent_before / 100
    return [row.answered, row.percent / 100, before]
