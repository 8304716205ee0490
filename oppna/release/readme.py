"""LÄS MIG.md: what a release folder says to the person who opens it."""

from __future__ import annotations

from collections.abc import Iterable

from oppna.model.codes import NOT_APPLICABLE_TEXT, STATUS_TEXT, SYNTHETIC_SENTENCE
from oppna.model.release import CorrectionEntry, ReleaseHead
from oppna.release.content import Release
from oppna.rules.secrecy_words import of_secrecy
from oppna.swedish import counted, date, number

_FILES = """\
| fil | innehåll |
|---|---|
| `results.csv`, `results.parquet` | resultaten, en rad för varje indikator och område |
| `areas.csv` | områdena: riket, län, grupper, kommuner och stadsdelar |
| `definitions.json` | hela utgåvan: indikatorer, regler, frågor och metod |
| `answers.parquet` | de svar som användes, utan fria texter |
| `quality.csv`, `quality.json` | svarsfrekvens och bortfall |
| `datapackage.json` | beskrivning av tabellerna (Frictionless Data Package) |
| `release.json` | version, datum, godkännare, underlag och rättelser |
| `SHA256SUMS` | kontrollsummor |"""


def readme(release: Release) -> str:
    """The text, in Markdown."""
    head = release.head
    paragraphs = [
        f"# {head.edition_name}, version {head.version}",
        f"**{SYNTHETIC_SENTENCE}.**" if head.synthetic else "",
        _who(head),
        f"Här finns {number(len(release.cells))} resultat för {number(len(release.edition.indicators))} "
        f"indikatorer och bakgrundsmått i {counted(len(release.places), 'område', 'områden')}.",
        "## Filer",
        _FILES,
        "## När ett värde saknas",
        "\n".join(_statuses()),
        " ".join(of_secrecy(release.edition.head.secrecy)) if head.secrecy else "",
        "## Rättelser",
        "\n".join(_log(head.corrections)),
        "## Är mappen orörd?",
        "`oppna verify` på mappen, eller `sha256sum --check SHA256SUMS` i den, visar om någon fil har ändrats. "
        "En publicering ändras aldrig; en rättelse blir en ny version.",
    ]
    return "\n\n".join(filter(None, paragraphs)) + "\n"


def _who(head: ReleaseHead) -> str:
    made = (
        f"Siffrorna är hämtade ur {head.citation}. Svaren bakom dem finns inte här; answers.parquet är tom"
        if head.origin == "published"
        else f"Siffrorna är beräknade ur svar och register med {head.software}"
    )
    return f"Publiceringen av {head.edition} godkändes den {date(head.date)} av {head.approver}. {made.rstrip('.')}."


def _statuses() -> Iterable[str]:
    for status, text in STATUS_TEXT.items():
        yield f"- `{status.value}`: {text}"
    yield f"- `ok` med värdet Ej aktuellt: {NOT_APPLICABLE_TEXT}"


def _log(corrections: tuple[CorrectionEntry, ...]) -> Iterable[str]:
    if not corrections:
        yield "Inga."
    for entry in reversed(corrections):
        yield (
            f"- **{entry.version}**, {date(entry.date)} (ersätter {entry.replaces}): {entry.reason} "
            f"{number(entry.cells_changed)} ändrade resultat. Godkänd av {entry.approver}."
        )
