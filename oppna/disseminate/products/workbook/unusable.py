"""Sheet "Bortfall och ologiska": answers that could not be used, computed beside published [001 table 2]."""

from __future__ import annotations

from typing import Any

from oppna.disseminate.products.workbook.book import Book
from oppna.disseminate.products.workbook.rows import Rows, Value
from oppna.disseminate.products.workbook.sheet import Page
from oppna.model.edition import PublishedUnusable
from oppna.model.release import IndicatorQuality

TABLE_2 = (
    "Mått",
    "Område",
    "Indikator i utgåvan",
    "Kan ej lämna uppgift i underlaget",
    "Ologisk uppgift i underlaget",
    "Kan ej lämna uppgift enligt källan",
    "Ologisk uppgift enligt källan",
)
PER_INDICATOR = (
    "Indikator",
    "Id",
    "Har värde",
    "Ej aktuellt",
    "Inte besvarad",
    "Kan ej lämna uppgift (999)",
    "Ologisk uppgift",
    "Andel utan uppgift",
    "Grupper som inte visas",
)
NOT_ASKED = (
    "Utgåvan ställer inga frågor, så inga svar kan falla bort. Vad som var anmärkningsvärt i registren står i "
    "publiceringens kvalitetstal."
)
NOTHING = (
    "Publiceringen bygger på redan publicerade uppgifter utan svar. Bortfall och ologiska svar kan därför inte räknas."
)


def write_unusable(book: Book, sheet: Any) -> None:
    """The published table first, then every indicator."""
    widths = (66.0, 18.0, 16.0, 14.0, 14.0, 16.0, 14.0, 14.0, 14.0)
    rows = Rows(book, sheet, Page("Bortfall och ologiska svar", widths, "#8C6D46", landscape=True))
    quality = book.release.quality.indicators
    if not quality:
        rows.paragraph(NOTHING if book.release.head.origin == "published" else NOT_ASKED)
    if book.release.edition.head.unusable:
        rows.heading("Mått där resultat inte redovisas")
        rows.table(TABLE_2, _table_2(book))
        rows.gap()
    if quality:
        rows.heading("Alla indikatorer: så föll kommunerna och stadsdelarna ut")
        rows.table(PER_INDICATOR, _per_indicator(book), filters=True)


def _table_2(book: Book) -> list[list[Value]]:
    quality = {row.indicator: row for row in book.release.quality.indicators}
    return [
        _measure(row, indicator, quality.get(indicator))
        for row in book.release.edition.head.unusable
        for indicator in row.indicators or ("",)
    ]


def _measure(row: PublishedUnusable, indicator: str, computed: IndicatorQuality | None) -> list[Value]:
    mine = [computed.cannot_answer, computed.illogical] if computed else [None, None]
    return [row.name, row.area, indicator or "–", *mine, row.cannot_answer, row.illogical]


def _per_indicator(book: Book) -> list[list[Value]]:
    names = {one.id: one.short_name for one in book.indicators}
    return [_counts(names.get(row.indicator, row.indicator), row) for row in book.release.quality.indicators]


def _counts(name: str, row: IndicatorQuality) -> list[Value]:
    without = row.missing + row.cannot_answer
    objects = row.with_value + row.not_applicable + without + row.illogical
    share = without / objects if objects else None
    counts = [row.with_value, row.not_applicable, row.missing, row.cannot_answer, row.illogical]
    return [name, row.indicator, *counts, share, row.suppressed_groups]
