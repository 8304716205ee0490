"""Where things stand, so that sheets can point at each other: names of sheets, first rows, columns of indicators."""

from __future__ import annotations

from dataclasses import dataclass

READ_FIRST = "Läs först"
CHOOSE = "Välj kommun"
MINE = "Min kommun"
RESULTS = "Resultat"
GROUPS = "Riket och län"
CHART = "Riket i diagram"
DESCRIPTIONS = "Indikatorer"
RESPONSE = "Svarsfrekvens"
UNUSABLE = "Bortfall och ologiska"
METHOD = "Metod och kvalitet"
CHANGES = "Ändringar"


@dataclass(frozen=True)
class Table:
    """A table of areas down and indicators across: its sheet, rows of areas, and column of the first indicator."""

    sheet: str
    first_row: int
    last_row: int
    first_indicator: int


def link(sheet: str, cell: str = "A1") -> str:
    """A link within the workbook."""
    return f"internal:'{sheet}'!{cell}"
