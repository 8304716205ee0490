"""The figures of an indicator as a table for a file: the release's own cells, with names and certainty."""

from __future__ import annotations

from collections.abc import Iterator

from oppna.disseminate.fair.sureness import sureness
from oppna.disseminate.shown import shown
from oppna.interchange.formulas import harmless
from oppna.model.codes import LEVEL_NAME, SYNTHETIC
from oppna.model.indicator import Indicator
from oppna.release.content import Release

HEADINGS = (
    "utgåva",
    "version",
    "indikator",
    "nivå",
    "område",
    "namn",
    "värde",
    "visas som",
    "täljare",
    "nämnare",
    "status",
    "intervall från",
    "intervall till",
    "bedömning",
    "anmärkning",
)


def table(release: Release, indicator: Indicator) -> Iterator[tuple[str, ...]]:
    """Headings, then a row for each area that the indicator is shown for."""
    yield HEADINGS
    found = sureness(release, indicator.id)
    remark = SYNTHETIC if release.head.synthetic else ""
    for area in release.areas:
        cell = release.cell(indicator.id, area.level, area.area)
        if cell is None:
            continue
        sure = found[area.level, area.area]
        ends = (sure.interval.low, sure.interval.high) if sure.interval else ()
        yield (
            release.head.edition,
            release.head.version,
            indicator.id,
            LEVEL_NAME[area.level],
            harmless(area.area),
            harmless(area.label),
            _decimal(cell.value),
            shown(cell, indicator).text,
            _decimal(cell.numerator),
            _decimal(cell.denominator),
            cell.status.value,
            *([_decimal(f"{end:.6f}") for end in ends] or ["", ""]),
            sure.verdict.value if sure.verdict else "",
            remark,
        )


def _decimal(value: str) -> str:
    """A figure of the release as a Swedish spreadsheet reads it; words are as they are."""
    return value.replace(".", ",")
