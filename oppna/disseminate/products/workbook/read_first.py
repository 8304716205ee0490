"""Sheet "Läs först": what this is, how to read it, how to cite it, and where things are."""

from __future__ import annotations

from typing import Any

from oppna.disseminate.products.words import basis, publisher
from oppna.disseminate.products.workbook.book import Book
from oppna.disseminate.products.workbook.layout import link
from oppna.disseminate.products.workbook.legend import figures, fixed_texts, shown_colours
from oppna.disseminate.products.workbook.levels import levels_text
from oppna.disseminate.products.workbook.rows import Rows
from oppna.disseminate.products.workbook.sheet import Page
from oppna.model.codes import SYNTHETIC
from oppna.swedish import date

UNITS_AND_GROUPS = (
    "En kommun eller stadsdel visas med sitt svar, en grupp med andelen som har Ja. Varje kommun och stadsdel "
    "räknas lika, oavsett storlek. Skillnader kan bero på annat än kvalitet; ordningen är alfabetisk, "
    "inte en rangordning."
)


def write_read_first(book: Book, sheet: Any, contents: dict[str, str]) -> None:
    """`contents`: the name of each other sheet → what it holds."""
    rows = Rows(book, sheet, Page(book.release.head.edition_name, (30.0, 92.0), "#17365D"))
    for text in about(book):
        rows.paragraph(text)
    rows.gap()
    rows.heading("Innehåll")
    for name, text in contents.items():
        rows.link(link(name), name, text)
    rows.gap()
    _write_legend(book, rows)
    rows.gap()
    rows.heading("Om publiceringen")
    rows.pairs(facts(book))


def about(book: Book) -> tuple[str, ...]:
    """What the workbook is, in a few sentences."""
    head, edition = book.release.head, book.release.edition.head
    texts = [f"Arbetsboken visar {_measures(book)} för {_areas(book)}."]
    if book.units:
        texts.append(UNITS_AND_GROUPS)
    if edition.incomplete:
        texts.append(edition.incomplete)
    if head.synthetic:
        texts.append(f"{SYNTHETIC}: en dator har gjort svaren för att pröva och visa systemet. Citera dem inte.")
    return tuple(texts)


def _measures(book: Book) -> str:
    measures = sum(one.background for one in book.indicators)
    area = book.release.edition.head.service_area
    background = f" och {measures} bakgrundsmått" if measures else ""
    return f"{len(book.indicators) - measures} indikatorer{background} om {area[:1].lower()}{area[1:]}"


def _areas(book: Book) -> str:
    if not book.units:
        return f"{levels_text(book)}. Enskilda kommuner och stadsdelar ingår inte"
    return f"{len(book.release.respondents)} kommuner och stadsdelar, med grupper att jämföra med"


def _write_legend(book: Book, rows: Rows) -> None:
    rows.heading("Så läser du cellerna")
    for shown, colour, meaning in shown_colours(book):
        rows.cells([shown, meaning], colour.name.lower(), "label")
    for shown, meaning in (*figures(book), *fixed_texts(book)):
        rows.cells([shown, meaning], "legend", "label")


def facts(book: Book) -> list[tuple[str, str]]:
    """Which version it is, and who stands behind it."""
    head = book.release.head
    return [
        ("Utgåva", f"{head.edition_name} ({head.edition})"),
        ("Version", head.version),
        ("Datum", date(head.date)),
        ("Godkänd av", head.approver),
        ("Utgivare", publisher(book.release)),
        ("Underlag", basis(head)),
        *([] if head.synthetic else [("Så citerar du", citation(book))]),
        *([("Hämtat ur", head.citation)] if head.citation else []),
        ("Framställt med", head.software),
    ]


def citation(book: Book) -> str:
    """How to refer to the workbook."""
    head = book.release.head
    return f"{publisher(book.release)}. {head.edition_name}. Version {head.version}, {date(head.date)}."
