"""The sheets of the workbook across editions."""

from __future__ import annotations

from typing import Any

from oppna.disseminate.products.across.broken import write_broken
from oppna.disseminate.products.across.joined import blocks, write_joined
from oppna.disseminate.products.across.several import Several
from oppna.disseminate.products.across.top import start
from oppna.disseminate.products.words import basis
from oppna.disseminate.products.workbook.formats import Formats
from oppna.swedish import date

READ_FIRST, JOINED, BROKEN = "Läs först", "Jämförbart", "Inte jämförbart"
_RULES = (
    "Två år står bredvid varandra bara när källan kallar dem direkt jämförbara och definitionerna inte säger emot.",
    "Ett brott står i ord i en egen kolumn. Dra aldrig en linje över det.",
    f"Allt annat står på bladet {BROKEN}, med bedömningen och skälet.",
    "En grupps värde gäller de kommuner som hörde till gruppen det året; indelningarna kan ha ändrats mellan åren.",
)


def write_sheets(workbook: Any, formats: Formats, across: Several) -> None:
    """ "Läs först" in front, then what may be compared, then what may not."""
    first, joined, broken = (workbook.add_worksheet(name) for name in (READ_FIRST, JOINED, BROKEN))
    _write_first(first, formats, across)
    write_joined(joined, formats, across)
    write_broken(broken, formats, across)
    first.activate()


def _write_first(sheet: Any, formats: Formats, across: Several) -> None:
    row = start(sheet, formats, across, "Öppna jämförelser över åren", (34.0, 110.0))
    for release in across.releases:
        head = release.head
        sheet.write_string(row, 0, head.edition_name, formats["field"])
        told = f"Utgåva {head.edition}, version {head.version}, {date(head.date)}. Underlag: {basis(head)}."
        sheet.write_string(row, 1, told, formats["field_text"])
        row += 1
    side_by_side = len({segment.points for segment in blocks(across)})
    sheet.write_string(row, 0, "Innehåll", formats["field"])
    told = f"{len(across.series)} indikatorer och bakgrundsmått, varav {side_by_side} serier går att jämföra direkt."
    sheet.write_string(row, 1, told, formats["field_text"])
    for text in _RULES:
        row += 1
        sheet.write_string(row + 1, 1, text, formats["text"])
