"""The sheets in their order, and what each holds: the workbook's table of contents."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from oppna.disseminate.products.workbook import layout
from oppna.disseminate.products.workbook.book import Book
from oppna.disseminate.products.workbook.changes import write_changes
from oppna.disseminate.products.workbook.chart import write_chart
from oppna.disseminate.products.workbook.choose import write_choose
from oppna.disseminate.products.workbook.descriptions import blocks, description_links, write_descriptions
from oppna.disseminate.products.workbook.groups import groups_table, write_groups
from oppna.disseminate.products.workbook.levels import has_cities, levels_text, own_levels_text
from oppna.disseminate.products.workbook.method import write_method
from oppna.disseminate.products.workbook.read_first import write_read_first
from oppna.disseminate.products.workbook.response import write_response
from oppna.disseminate.products.workbook.results import results_table, write_results
from oppna.disseminate.products.workbook.unusable import write_unusable


@dataclass(frozen=True)
class Sheet:
    """A sheet's name, what it holds, and the verb that writes it."""

    name: str
    holds: str
    write: Callable[[Book, Any], None]


def write_sheets(book: Book) -> None:
    """Every sheet that has something to say; "Läs först" in front."""
    sheets = list_sheets(book)
    first = book.workbook.add_worksheet(layout.READ_FIRST)
    added = [book.workbook.add_worksheet(sheet.name) for sheet in sheets]
    write_read_first(book, first, {sheet.name: sheet.holds for sheet in sheets})
    for sheet, worksheet in zip(sheets, added, strict=True):
        sheet.write(book, worksheet)
    first.activate()


def list_sheets(book: Book) -> tuple[Sheet, ...]:
    """The sheets after the first, in order."""
    described = blocks(book)
    links = description_links(book, described)
    return (
        *_choosing(book),
        *_units(book, links),
        Sheet(
            layout.GROUPS,
            f"Siffrorna för {levels_text(book)}.",
            lambda book, sheet: write_groups(book, sheet, links),
        ),
        *_charted(book),
        Sheet(
            layout.DESCRIPTIONS,
            "Vad varje indikator mäter, regeln i ord, frågan som ställdes, jämförbarhet, felkällor.",
            lambda book, sheet: write_descriptions(book, sheet, described, links),
        ),
        Sheet(layout.RESPONSE, "Hur många som svarat på varje del av enkäten.", write_response),
        Sheet(layout.UNUSABLE, "Svar som inte kunnat användas, per mått, och grupper som inte visas.", write_unusable),
        Sheet(layout.METHOD, "Så är siffrorna framtagna, vilka val som gjorts, och rättelser.", write_method),
        Sheet(layout.CHANGES, "Vad som är nytt sedan utgåvan före, och vad som går att jämföra.", write_changes),
    )


def _choosing(book: Book) -> tuple[Sheet, ...]:
    """The sheet opens with the unit asked for, else with the first respondent."""
    unit = book.unit or next(iter(book.release.respondents), None)
    if unit is None:
        return ()
    results, groups = results_table(book), groups_table(book)
    name = layout.MINE if book.unit else layout.CHOOSE
    holds = f"En kommun eller stadsdel jämförd med {own_levels_text(book)}. Välj ur listan."
    return (Sheet(name, holds, lambda book, sheet: write_choose(book, sheet, unit, results, groups)),)


def _units(book: Book, links: dict[str, str]) -> tuple[Sheet, ...]:
    """A release of national figures alone has no units to list."""
    if not book.units:
        return ()
    above = ", en stad ovanför sina stadsdelar" if has_cities(book) else ""
    holds = f"Alla kommuner och stadsdelar{above}. Går att filtrera och sortera."
    return (Sheet(layout.RESULTS, holds, lambda book, sheet: write_results(book, sheet, links)),)


def _charted(book: Book) -> tuple[Sheet, ...]:
    nation = book.nation
    if nation is None:
        return ()
    holds = "Andelen i riket per indikator, som tabell och diagram."
    return (Sheet(layout.CHART, holds, lambda book, sheet: write_chart(book, sheet, nation)),)
