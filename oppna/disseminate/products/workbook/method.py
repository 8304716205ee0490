"""Sheet "Metod och kvalitet": the quality declaration, what was chosen and why, and the log of corrections."""

from __future__ import annotations

from typing import Any

from oppna.disseminate.products.words import over_limit
from oppna.disseminate.products.workbook.book import Book
from oppna.disseminate.products.workbook.rows import Rows
from oppna.disseminate.products.workbook.sheet import Page
from oppna.model.checks import REGISTER_CHECKS
from oppna.model.codes import SYNTHETIC_SENTENCE
from oppna.model.edition import EditionHead, NonresponseRule, RoundDates
from oppna.model.indicator import Indicator
from oppna.model.questionnaire import Source
from oppna.model.release import CorrectionEntry, Quality
from oppna.swedish import counted, date, number


def write_method(book: Book, sheet: Any) -> None:
    """Method, collection, choices, remarks and corrections, a section each."""
    rows = Rows(book, sheet, Page("Metod och kvalitet", (34.0, 96.0), "#8C6D46"))
    head = book.release.edition.head
    sections = (
        ("Kvalitetsdeklaration", _declaration(book)),
        ("Insamling", _collection(head)),
        ("Val och avvikelser", _choices(head)),
        ("Svar som rättats efter inskick", _edited(book)),
        ("Granskning av personregistren", _checks(book.release.quality)),
        ("Anmärkningar till indikatorerna", _remarks(book)),
        ("Rättelser", _log(book)),
        ("Underlag, med kontrollsumma (sha256)", sorted(book.release.head.inputs.items())),
    )
    for heading, pairs in sections:
        if pairs:
            rows.heading(heading)
            rows.pairs(pairs)
            rows.gap()


def cited(source: Source) -> str:
    """A source as it is cited everywhere: document and lines."""
    return f"[{source.document}:{source.lines}]"


def _declaration(book: Book) -> list[tuple[str, str]]:
    made_up = [("Syntetiska svar", f"{SYNTHETIC_SENTENCE}.")] if book.release.head.synthetic else []
    return [*made_up, *book.release.edition.head.method.items()]


def _edited(book: Book) -> list[tuple[str, str]]:
    """Question by question; nothing where the round did not say."""
    quality, asked = book.release.quality, book.release.edition.questionnaire.questions
    return [
        (
            f"{one.id} {one.item}".strip(),
            f"{counted(quality.edited[one.id], 'svar', 'svar')} av {quality.objects} objekt",
        )
        for one in asked
        if one.id in quality.edited
    ]


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


def _checks(quality: Quality) -> list[tuple[str, str]]:
    """The counts that may be published; too few to be told leave no row."""
    found = [
        (name, f"{number(quality.findings[code])} {of}")
        for code, (name, of) in REGISTER_CHECKS.items()
        if code in quality.findings
    ]
    return found and [*found, ("Anmärkning", "En kontroll som inte står här gav inget, eller för få för att visas.")]


def _nonresponse(rule: NonresponseRule) -> str:
    return f"En grupp visas inte när {over_limit(rule)}. {rule.reason} {cited(rule.source)}"


def _remarks(book: Book) -> list[tuple[str, str]]:
    """A remark that several indicators share stands once."""
    about: dict[str, list[Indicator]] = {}
    for indicator in book.indicators:
        for remark in indicator.remarks:
            about.setdefault(remark, []).append(indicator)
    return [(_named(indicators, len(book.indicators)), remark) for remark, indicators in about.items()]


def _named(indicators: list[Indicator], of: int) -> str:
    if len(indicators) == 1:
        return f"{indicators[0].id} {indicators[0].short_name}"
    return "Alla mått" if len(indicators) == of else "\n".join(indicator.id for indicator in indicators)


def _log(book: Book) -> list[tuple[str, str]]:
    log = book.release.head.corrections
    return [_logged(entry) for entry in log] or [("Inga", "Inga rättelser har gjorts.")]


def _logged(entry: CorrectionEntry) -> tuple[str, str]:
    facts = f"Ersätter version {entry.replaces}. Ändrade celler: {entry.cells_changed}. Godkänd av {entry.approver}."
    return f"Version {entry.version}, {date(entry.date)}", f"{entry.reason} {facts}"
