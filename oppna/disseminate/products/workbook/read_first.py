"""Sheet "Läs först": what this is, how to read it, how to cite it, and where things are."""

from __future__ import annotations

from typing import Any

from oppna.disseminate.products.words import SYNTHETIC, basis
from oppna.disseminate.products.workbook.book import Book
from oppna.disseminate.products.workbook.layout import link
from oppna.disseminate.products.workbook.legend import FIGURES, coloured_texts, fixed_texts
from oppna.disseminate.products.workbook.rows import write_heading, write_pairs
from oppna.disseminate.products.workbook.sheet import Page, start
from oppna.swedish import date


def write_read_first(book: Book, sheet: Any, contents: dict[str, str]) -> None:
    """`contents`: the name of each other sheet → what it holds."""
    row = start(book, sheet, Page(book.release.head.edition_name, (30.0, 92.0), "#17365D"))
    row = _write_about(book, sheet, row)
    row = _write_contents(book, sheet, row, contents)
    row = _write_legend(book, sheet, row)
    write_pairs(book, sheet, write_heading(book, sheet, row, "Om publiceringen"), _facts(book))


def _write_about(book: Book, sheet: Any, row: int) -> int:
    for text in about(book):
        sheet.write_string(row, 0, "", book.formats["text"])
        sheet.merge_range(row, 0, row, 1, text, book.formats["text"])
        sheet.set_row(row, 15.5 * (1 + len(text) // 115))
        row += 1
    return row + 1


def about(book: Book) -> tuple[str, ...]:
    """What the workbook is, in a few sentences."""
    head, edition = book.release.head, book.release.edition.head
    measures = sum(one.background for one in book.indicators)
    respondents = len(book.release.respondents)
    texts = [
        f"Arbetsboken visar {len(book.indicators) - measures} indikatorer och {measures} bakgrundsmått om "
        f"{edition.service_area[:1].lower()}{edition.service_area[1:]} för {respondents} kommuner och stadsdelar, "
        "med grupper att jämföra med.",
        "En kommun eller stadsdel visas med sitt svar, en grupp med andelen som har Ja. Varje kommun och stadsdel "
        "räknas lika, oavsett storlek. Skillnader kan bero på annat än kvalitet; ordningen är alfabetisk, "
        "inte en rangordning.",
    ]
    if edition.incomplete:
        texts.append(edition.incomplete)
    if head.synthetic:
        texts.append(f"{SYNTHETIC}: en dator har gjort svaren för att pröva och visa systemet. Citera dem inte.")
    return tuple(texts)


def _write_contents(book: Book, sheet: Any, row: int, contents: dict[str, str]) -> int:
    row = write_heading(book, sheet, row, "Innehåll")
    for name, text in contents.items():
        sheet.write_url(row, 0, link(name), book.formats["link"], name, f"Gå till bladet {name}")
        sheet.write_string(row, 1, text, book.formats["text"])
        row += 1
    return row + 1


def _write_legend(book: Book, sheet: Any, row: int) -> int:
    row = write_heading(book, sheet, row, "Så läser du cellerna")
    text = book.formats["label"]
    for shown, colour, meaning in coloured_texts():
        sheet.write_string(row, 0, shown, book.formats.coloured(colour))
        sheet.write_string(row, 1, meaning, text)
        row += 1
    for shown, meaning in (*FIGURES, *fixed_texts()):
        sheet.write_string(row, 0, shown, book.formats["legend"])
        sheet.write_string(row, 1, meaning, text)
        row += 1
    return row + 1


def _facts(book: Book) -> list[tuple[str, str]]:
    head, edition = book.release.head, book.release.edition.head
    return [
        ("Utgåva", f"{head.edition_name} ({head.edition})"),
        ("Version", head.version),
        ("Datum", date(head.date)),
        ("Godkänd av", head.approver),
        ("Utgivare", edition.publisher),
        ("Underlag", basis(head)),
        ("Så citerar du", citation(book)),
        *([("Hämtat ur", head.citation)] if head.citation else []),
        ("Framställt med", head.software),
    ]


def citation(book: Book) -> str:
    """How to refer to the workbook."""
    head, edition = book.release.head, book.release.edition.head
    made_up = f" {SYNTHETIC}." if head.synthetic else ""
    return f"{edition.publisher}. {head.edition_name}. Version {head.version}, {date(head.date)}.{made_up}"
