"""What is taken along from the page of an area as a file."""

from __future__ import annotations

from oppna.disseminate.fair.kept import kept
from oppna.disseminate.products import workbook
from oppna.disseminate.products.workbook.book import UNIT_LEVELS
from oppna.model.release import ReleaseArea
from oppna.release.content import Release

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_KEPT = 12


def workbook_of(release: Release, area: ReleaseArea) -> bytes:
    """The workbook of the release, open at the area where it is one that answers or a city."""
    unit = area.area if area.level in UNIT_LEVELS else ""
    made = kept(release, "workbooks", dict[str, bytes])
    if unit not in made:
        if len(made) >= MOST_KEPT:
            made.pop(next(iter(made)), None)
        made[unit] = workbook.made(release, unit=unit)
    return made[unit]
