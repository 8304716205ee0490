"""SDMX-CSV 2.0 with codes and labels in every field ("A: Normal"), so that the file explains itself.

Columns are those of SDMX where there is one; CATEGORY keeps the word that OBS_VALUE only has a number for, and STATUS
our own reason, since SDMX has one code for everything that is suppressed.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from oppna.disseminate.products.dataset.areas import area_code
from oppna.disseminate.products.dataset.coding import CELL_TEXT, CellStatus, number_of, status_of
from oppna.disseminate.products.dataset.notes import told_title, unit_text
from oppna.disseminate.products.put import put
from oppna.disseminate.products.words import basis, group_label
from oppna.model.codes import LEVEL_NAME, Category
from oppna.model.indicator import Indicator
from oppna.model.release import Cell, ReleaseArea
from oppna.release.content import Release

MEDIA_TYPE = "application/vnd.sdmx.data+csv; version=2.0.0"
AGENCY = "OPPNA"

OBS_STATUS: dict[CellStatus, tuple[str, str]] = {
    CellStatus.OK: ("A", "Normal"),
    CellStatus.NOT_APPLICABLE: ("M", "Saknas (kan inte finnas)"),
    CellStatus.MISSING: ("L", "Saknas (har inte samlats in)"),
    CellStatus.ILLOGICAL: ("O", "Saknas"),
    CellStatus.SUPPRESSED_NONRESPONSE: ("Q", "Saknas (visas inte)"),
    CellStatus.CONFIDENTIAL: ("Q", "Saknas (visas inte)"),
}
"""Our statuses in the code list CL_OBS_STATUS of SDMX."""
CONFIDENTIAL, FREE = ("C", "Sekretess"), ("F", "Fri")
"""In the code list CL_CONF_STATUS."""

HEADER = (
    "STRUCTURE", "STRUCTURE_ID", "ACTION",
    "INDICATOR: Indikator", "REF_AREA: Område", "TIME_PERIOD: År",
    "OBS_VALUE: Värde",
    "CATEGORY: Svar", "NUMERATOR: Täljare", "DENOMINATOR: Nämnare", "POPULATION: Objekt",
    "OBS_STATUS: Observationens status", "CONF_STATUS: Sekretess", "STATUS: Status",
    "UNIT_MEASURE: Enhet", "LEVEL: Nivå", "BASIS: Underlag",
)  # fmt: skip
_NO_NUMBER = "NaN"
"""How SDMX-CSV 2.0 writes a number that is left out on purpose."""


def write(release: Release, target: Path) -> None:
    """Make the file."""
    text = io.StringIO(newline="")
    rows = csv.writer(text, lineterminator="\r\n")
    rows.writerow(HEADER)
    rows.writerows(_rows(release))
    put(text.getvalue().encode(), target)


def _rows(release: Release) -> Iterator[tuple[str, ...]]:
    flow = ("dataflow", structure(release), "I")
    year = str(release.edition.head.year)
    indicators = {one.id: one for one in release.edition.indicators}
    units = set(release.respondents)
    for cell in release.cells:
        indicator, area = indicators[cell.indicator], release.area(cell.level, cell.area)
        key = (_coded(indicator.id, indicator.short_name), _coded(area_code(area), _name(area)), year)
        unit = unit_text(indicator, units=area in units)
        yield (*flow, *key, *_observed(cell, indicator), unit, LEVEL_NAME[cell.level], basis(release.head))


def structure(release: Release) -> str:
    """What the rows belong to: agency, edition, version, and its name."""
    return f"{AGENCY}:{release.head.edition}({release.head.version}): {told_title(release).replace(': ', ' – ')}"


def _observed(cell: Cell, indicator: Indicator) -> tuple[str, ...]:
    status = status_of(cell)
    ok = status is CellStatus.OK
    word = cell.value if ok and cell.value in {category.value for category in Category} else ""
    counts = (cell.numerator, cell.denominator, cell.population)
    kept = CONFIDENTIAL if status is CellStatus.CONFIDENTIAL else FREE
    why = _coded(status.value, CELL_TEXT[status]) if not ok else status.value
    value = number_of(cell, indicator) if ok else _NO_NUMBER
    return (value, word, *counts, _coded(*OBS_STATUS[status]), _coded(*kept), why)


def _name(area: ReleaseArea) -> str:
    return area.label if area.municipality else group_label(area)


def _coded(code: str, label: str) -> str:
    return f"{code}: {label}"
