"""Sheet "Ändringar": what is new since the edition before, and what may be compared with what."""

from __future__ import annotations

from typing import Any

from oppna.disseminate.products.workbook.book import Book
from oppna.disseminate.products.workbook.method import cited
from oppna.disseminate.products.workbook.rows import Value, write_heading, write_table, write_texts
from oppna.disseminate.products.workbook.sheet import Page, start
from oppna.model.edition import Changes
from oppna.model.indicator import Comparability, Indicator

HEADINGS = ("Indikator", "Id", "Jämförs med", "Bedömning", "Skäl", "Källa")
NOTHING = "Källan säger inget om vad som har ändrats sedan utgåvan före."


def write_changes(book: Book, sheet: Any) -> None:
    """The source's list of changes, then the comparability of each indicator."""
    row = start(
        book, sheet, Page("Ändringar och jämförbarhet", (58.0, 24.0, 18.0, 18.0, 70.0, 16.0), "#8C6D46", landscape=True)
    )
    changes = book.release.edition.head.changes
    if changes is None:
        row = write_texts(book, sheet, row, 0, [NOTHING]) + 1
    else:
        row = _write_changes(book, sheet, row, changes) + 1
    rows = [_row(one, note) for one in book.indicators for note in (*one.between_years, *one.between_areas)]
    if rows:
        row = write_heading(book, sheet, row, "Jämförbarhet per indikator", len(HEADINGS))
        last = write_table(book, sheet, row, HEADINGS, rows) - 1
        sheet.autofilter(row, 0, last, len(HEADINGS) - 1)


def _write_changes(book: Book, sheet: Any, row: int, changes: Changes) -> int:
    row = write_heading(book, sheet, row, f"Sedan {changes.since}", len(HEADINGS))
    sheet.merge_range(row, 0, row, 4, f"{changes.text} {cited(changes.source)}", book.formats["text"])
    sheet.set_row(row, 15.5 * (1 + len(changes.text) // 170))
    row += 2
    for heading, lines in _lists(changes):
        sheet.write_string(row, 0, heading, book.formats["strong"])
        row = write_texts(book, sheet, row + 1, 0, [f"• {line}" for line in lines]) + 1
    return row


def _lists(changes: Changes) -> list[tuple[str, tuple[str, ...]]]:
    named = (
        ("Borttagna", changes.removed),
        ("Justerade", changes.adjusted),
        ("Tillkomna", changes.added),
        ("Ingår i enkäten men publiceras inte", changes.unpublished),
    )
    return [(heading, lines) for heading, lines in named if lines]


def _row(indicator: Indicator, note: Comparability) -> list[Value]:
    return [indicator.short_name, indicator.id, note.with_, note.verdict, note.reason or "–", cited(note.source)]
