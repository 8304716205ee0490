"""Sheet "Ändringar": what is new since the edition before, and what may be compared with what."""

from __future__ import annotations

from typing import Any

from oppna.disseminate.products.workbook.book import Book
from oppna.disseminate.products.workbook.method import cited
from oppna.disseminate.products.workbook.rows import Rows, Value
from oppna.disseminate.products.workbook.sheet import Page
from oppna.model.edition import Changes
from oppna.model.indicator import Comparability, Indicator

HEADINGS = ("Indikator", "Id", "Jämförs med", "Bedömning", "Skäl", "Källa")
NOTHING = "Källan säger inget om vad som har ändrats sedan utgåvan före."


def write_changes(book: Book, sheet: Any) -> None:
    """The source's list of changes, then the comparability of each indicator."""
    widths = (58.0, 24.0, 18.0, 18.0, 70.0, 16.0)
    rows = Rows(book, sheet, Page("Ändringar och jämförbarhet", widths, "#8C6D46", landscape=True))
    changes = book.release.edition.head.changes
    if changes is None:
        rows.paragraph(NOTHING)
    else:
        _write_changes(rows, changes)
    rows.gap()
    notes = [_row(one, note) for one in book.indicators for note in (*one.between_years, *one.between_areas)]
    if notes:
        rows.heading("Jämförbarhet per indikator")
        rows.table(HEADINGS, notes, filters=True)


def _write_changes(rows: Rows, changes: Changes) -> None:
    rows.heading(f"Sedan {changes.since}")
    rows.paragraph(f"{changes.text} {cited(changes.source)}")
    for heading, lines in changes.lists:
        rows.gap()
        rows.paragraph(heading, "strong")
        for line in lines:
            rows.paragraph(f"• {line}")


def _row(indicator: Indicator, note: Comparability) -> list[Value]:
    reason = " ".join(text for text in (note.reason, note.despite and f"Trots skillnader: {note.despite}") if text)
    return [indicator.short_name, indicator.id, note.with_, note.verdict, reason or "–", cited(note.source)]
