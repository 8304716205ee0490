"""CSV that a Swedish Excel opens with a double click: semicolons, decimal comma, a byte order mark, one row an area."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from oppna.disseminate.products.put import put
from oppna.disseminate.products.words import basis, text_of
from oppna.interchange.formulas import harmless
from oppna.model.codes import LEVEL_NAME, Status
from oppna.model.release import Cell, ReleaseArea
from oppna.release.content import Release

KEYS = ("Underlag", "Nivå", "Kod", "Namn", "Län", "Befolkningsgrupp", "SKR-grupp")


def write(release: Release, target: Path) -> None:
    """Make the file at `target`. Shares are fractions with a decimal comma, as in the release."""
    text = io.StringIO(newline="")
    rows = csv.writer(text, delimiter=";", lineterminator="\r\n")
    indicators = release.edition.indicators
    rows.writerow(map(harmless, (*KEYS, *(f"{one.id} {one.short_name}" for one in indicators))))
    for area in release.areas:
        cells = (release.cell(one.id, area.level, area.area) for one in indicators)
        rows.writerow([*map(harmless, _keys(release, area)), *map(_field, cells)])
    put(text.getvalue().encode("utf-8-sig"), target)


def _keys(release: Release, area: ReleaseArea) -> tuple[str, ...]:
    groups = (area.county, area.population_group, area.skr_group)
    return (basis(release.head), LEVEL_NAME[area.level], area.area, area.label, *groups)


def _field(cell: Cell | None) -> str:
    """A word as it stands in the release, without the workbook's mark, so that it can be counted."""
    if cell is None or cell.status is not Status.OK:
        return text_of(cell) or ""
    return harmless(cell.value) if text_of(cell) else cell.value.replace(".", ",")
