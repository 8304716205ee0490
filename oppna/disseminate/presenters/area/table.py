"""The table of an area as a file: the same rows as the page shows, in the same order and the same words."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from oppna.disseminate.presenters.area.page import Area
from oppna.disseminate.presenters.area.rows import Row, Section
from oppna.disseminate.products.words import basis
from oppna.interchange.formulas import harmless

KEYS = ("Underlag", "Utgåva", "Version", "Kvalitetsområde", "Id", "Indikator", "Typ")
FIGURE = ("Värde", "Visas som", "Täljare", "Nämnare", "Status", "Mot riket")
CSV = "text/csv; charset=utf-8"


def as_csv(page: Area, sections: Sequence[Section], background: Sequence[Row]) -> bytes:
    """For a Swedish Excel: semicolons, decimal comma, a byte order mark."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerows(
        [harmless(field) for field in row] for row in _rows(page, sections, background)
    )
    return text.getvalue().encode("utf-8-sig")


def _rows(page: Area, sections: Sequence[Section], background: Sequence[Row]) -> Iterator[tuple[str, ...]]:
    beside = [column.heading for column in page.columns]
    yield (*KEYS, *(f"{page.name}: {name}" for name in FIGURE), *beside, "Ändrat")
    for section in (*sections, Section("bakgrund", "Bakgrund", tuple(background))):
        for row in section.rows:
            yield _row(page, section, row)


def _row(page: Area, section: Section, row: Row) -> tuple[str, ...]:
    head, cell, indicator = page.release.head, row.cell, row.indicator
    exact = ("", "", "") if cell is None else (cell.value, cell.numerator, cell.denominator)
    value, numerator, denominator = (text.replace(".", ",") for text in exact)
    figure = (value, row.own.text, numerator, denominator, cell.status.value if cell else "", row.verdict)
    keys = (basis(head), head.edition, head.version, section.name, indicator.id, indicator.short_name, indicator.kind)
    return (*keys, *figure, *(other.text for other in row.beside), row.changed)
