"""Sheet "Inte jämförbart": every break in a series, and every indicator that only one edition has, with the reason."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from oppna.catalogue.differences.comparison import Compared
from oppna.catalogue.differences.segments import Segment
from oppna.disseminate.products.across.several import Several
from oppna.disseminate.products.across.top import start
from oppna.disseminate.products.workbook.formats import Formats
from oppna.disseminate.products.workbook.rows import LINE, lines

HEADINGS = ("Indikator", "Före", "Efter", "Bedömning", "Skäl", "Skillnader i definitionerna", "Källa")
WIDTHS = (50.0, 26.0, 26.0, 18.0, 60.0, 70.0, 22.0)
_NONE = "–"


def write_broken(sheet: Any, formats: Formats, across: Several) -> None:
    """One row a break."""
    top = start(sheet, formats, across, "Inte direkt jämförbara indikatorer", WIDTHS)
    for column, text in enumerate(HEADINGS):
        sheet.write_string(top, column, text, formats["column"])
    row = top
    for texts in (texts for series in across.series for texts in _rows(across, series)):
        row += 1
        for column, text in enumerate(texts):
            sheet.write_string(row, column, text, formats["label"])
        sheet.set_row(row, LINE * max(lines(text, width) for text, width in zip(texts, WIDTHS, strict=True)) + 2)
    sheet.freeze_panes(top + 1, 1)
    sheet.autofilter(top, 0, row, len(HEADINGS) - 1)


def _rows(across: Several, series: tuple[Segment, ...]) -> Iterator[tuple[str, ...]]:
    """Every break between two stretches; a series of a single figure is told as standing alone."""
    for older, newer in pairwise(series):
        before, after = older.points[-1], newer.against or newer.points[0]
        compared = across.comparisons[before.edition, after.edition].by_newer[after.indicator]
        yield _told(
            across.indicator(after).short_name,
            f"{before.edition} {before.indicator}",
            f"{after.edition} {after.indicator}",
            compared,
        )
    (first, *_), alone = series, sum(len(segment.points) for segment in series) == 1
    if alone:
        point = first.points[0]
        reason = f"Finns bara i {point.edition} av utgåvorna här."
        yield (
            across.indicator(point).short_name,
            f"{point.edition} {point.indicator}",
            _NONE,
            _NONE,
            reason,
            _NONE,
            _NONE,
        )


def _told(name: str, before: str, after: str, compared: Compared) -> tuple[str, ...]:
    said = compared.statement
    altering = "\n".join(difference.sentence for difference in compared.differences if difference.alters_meaning)
    source = f"[{said.source.document}:{said.source.lines}]" if said.source else _NONE
    return name, before, after, said.verdict, said.reason or _NONE, altering or _NONE, source
