"""Sheet "Metod och kvalitet": the quality declaration, what was chosen and why, and the log of corrections."""

from __future__ import annotations

from typing import Any

from oppna.disseminate.products.words import SYNTHETIC_SENTENCE
from oppna.disseminate.products.workbook.book import Book
from oppna.disseminate.products.workbook.rows import Value, write_heading, write_pairs, write_table
from oppna.disseminate.products.workbook.sheet import Page, start
from oppna.model.edition import EditionHead, NonresponseRule, RoundDates
from oppna.model.questionnaire import Source
from oppna.swedish import date

LOG = ("Version", "Vad som ändrats och varför", "Datum", "Godkänd av", "Ersätter", "Ändrade celler")


def write_method(book: Book, sheet: Any) -> None:
    """Method, collection, choices, slips and corrections, a section each."""
    widths = (34.0, 96.0, 18.0, 20.0, 12.0, 12.0)
    row = start(book, sheet, Page("Metod och kvalitet", widths, "#8C6D46", landscape=True))
    head = book.release.edition.head
    sections = (
        ("Kvalitetsdeklaration", _declaration(book)),
        ("Insamling", _collection(head)),
        ("Val och avvikelser", _choices(head)),
        ("Fel och oklarheter i källan", _slips(book)),
        ("Underlag", sorted(book.release.head.inputs.items())),
    )
    for heading, pairs in sections:
        if pairs:
            row = write_pairs(book, sheet, write_heading(book, sheet, row, heading), pairs) + 1
    _write_log(book, sheet, row)


def cited(source: Source) -> str:
    """A source as it is cited everywhere: document and lines."""
    return f"[{source.document}:{source.lines}]"


def _declaration(book: Book) -> list[tuple[str, str]]:
    made_up = [("Syntetiska svar", f"{SYNTHETIC_SENTENCE}.")] if book.release.head.synthetic else []
    return [*made_up, *book.release.edition.head.method.items()]


def _collection(head: EditionHead) -> list[tuple[str, str]]:
    facts = (
        [("Mätdag", date(head.measurement_day)), ("Kommuner och stadsdelar", str(head.objects))] if head.objects else []
    )
    return facts + (_dates(head.dates) if head.dates else [])


def _dates(dates: RoundDates) -> list[tuple[str, str]]:
    shown = [
        ("Utskick", dates.sent),
        *(("Påminnelse", reminder) for reminder in dates.reminders),
        ("Stängd", dates.closed),
        ("Öppnad igen", dates.reopened),
        ("Stängd igen", dates.closed_again),
    ]
    return [(heading, date(day)) for heading, day in shown if day] + [("Källa", cited(dates.source))]


def _choices(head: EditionHead) -> list[tuple[str, str]]:
    rule = _nonresponse(head.nonresponse) if head.nonresponse else "Utgåvan har ingen gräns för bortfall."
    return [("Gräns för bortfall", rule), *(("Anmärkning", remark) for remark in head.remarks)]


_COUNTED = {"missing": "uppgift saknas", "Ej aktuellt": "ej aktuellt"}


def _nonresponse(rule: NonresponseRule) -> str:
    counted = " och ".join(_COUNTED[kind] for kind in rule.counts)
    limit = f"En grupp visas inte när fler än {rule.limit_percent} procent av den är bortfall ({counted})."
    return f"{limit} {rule.reason} {cited(rule.source)}"


def _slips(book: Book) -> list[tuple[str, str]]:
    return [(f"{one.id} {one.short_name}", remark) for one in book.indicators for remark in one.remarks]


def _write_log(book: Book, sheet: Any, row: int) -> None:
    row = write_heading(book, sheet, row, "Rättelser", len(LOG))
    log = book.release.head.corrections
    if not log:
        sheet.write_string(row, 0, "Inga rättelser har gjorts.", book.formats["text"])
        return
    rows: list[list[Value]] = [
        [entry.version, entry.reason, date(entry.date), entry.approver, entry.replaces, entry.cells_changed]
        for entry in log
    ]
    write_table(book, sheet, row, LOG, rows)
