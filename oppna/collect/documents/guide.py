"""The guide that goes with the invitation: how to answer, the dates, the parts, the checks. Made from the edition."""

from __future__ import annotations

from datetime import date as Date

from oppna.catalogue.prepared import Prepared
from oppna.collect.documents.paper import Paper
from oppna.collect.form.round_dates import Dates
from oppna.swedish import counted, date


def guide_docx(prepared: Prepared, dates: Dates, *, synthetic: bool = False) -> bytes:
    """A Word file for whoever is to answer or to lead the work with the answers."""
    edition = prepared.edition
    paper = Paper("Vägledning för att svara", edition.head.name, synthetic=synthetic)
    _calendar(paper, dates)
    _parts(paper, prepared)
    paper.heading("Så svarar ni")
    for step in _STEPS:
        paper.paragraph(step)
    _checks(paper, prepared)
    paper.heading("Begrepp")
    for definition in sorted(edition.questionnaire.definitions, key=lambda one: one.term.casefold()):
        paper.term(definition.term, definition.text)
    return paper.bytes()


_STEPS = (
    "Öppna den egna länken i brevet. Den gäller bara er och kan spärras om den hamnar fel; hör i så fall av er.",
    "Dela ut delar till kollegor under Delegera. Var och en får en egen länk som bara öppnar den delen.",
    "Varje svar sparas när det ges. Ni kan avbryta och fortsätta när som helst, flera samtidigt.",
    "Förra omgångens svar står bredvid frågan. Stämmer det än, välj Oförändrat; inget fylls i åt er.",
    "Kan ni inte lämna ett antal, välj Kan inte lämna uppgift (999) och skriv varför.",
    "Se under Så blir ert resultat vad svaren ger innan ni skickar in delen. Kvittot kommer genast.",
)


def _calendar(paper: Paper, dates: Dates) -> None:
    paper.heading("Viktiga dagar")
    named: tuple[tuple[str, Date | None], ...] = (
        ("Enkäten öppnar", dates.opens),
        ("Sista dag att svara", dates.closes),
        ("Öppnas igen för rättelser", dates.reopens),
        ("Stängs för rättelser", dates.closes_again),
    )
    paper.table(("Vad", "När"), [(what, date(day.isoformat())) for what, day in named if day], (8.0, 8.6))


def _parts(paper: Paper, prepared: Prepared) -> None:
    form = prepared.edition.questionnaire
    paper.heading("Enkätens delar")
    rows = [
        (
            part.name,
            "ska besvaras av alla" if part.obligatory else "besvaras av den som kan",
            counted(sum(question.part == part.id for question in form.form), "fråga", "frågor"),
        )
        for part in form.parts
    ]
    paper.table(("Del", "Vem", "Omfattning"), rows, (7.0, 5.6, 4.0))
    paper.paragraph(
        "Delarna skickas in var för sig. I en del som skickas in ska varje obligatorisk fråga vara besvarad."
    )


def _checks(paper: Paper, prepared: Prepared) -> None:
    checks = prepared.edition.questionnaire.checks
    if not checks:
        return
    paper.heading("Kontroller i enkäten")
    paper.paragraph("En hård kontroll måste rättas innan delen kan skickas; en mjuk bekräftas eller kommenteras.")
    rows = [(check.id, check.severity, check.sentence) for check in checks]
    paper.table(("Nr", "Slag", "Vad den säger"), rows, (1.4, 1.8, 13.4))
