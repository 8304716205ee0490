"""A release with figures that a test draws: counties with shares of Ja, and municipalities with a measure."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import msgspec

from oppna.model.codes import NATION, Level, Status
from oppna.model.release import Cell
from oppna.release.areas import release_areas
from oppna.release.content import Release, in_order
from tests.lib.releases import EDITION, LABELS, district, small_release, unit

Drawn = tuple[Fraction, Fraction] | Status
"""Counts, or why there is no figure."""


def county(number: int) -> str:
    return f"Län {number:02}"


def municipality(number: int) -> str:
    return f"{9100 + number}"


def city(number: int) -> str:
    return f"{9200 + number}"


def drawn_release(
    counties: Mapping[int, Drawn],
    units: Mapping[int, Drawn],
    nation: Drawn,
    indicator: str = "G2_1",
    cities: Mapping[int, Drawn] | None = None,
) -> Release:
    """`counties`, `cities` and `nation` on the indicator, `units` on the staff measure; every county has two
    municipalities, every city two districts."""
    numbers, grouped = range(2 * (max(counties, default=0) + 1)), cities or {}
    respondents = [unit(municipality(one), f"Kommun {one}", county(one // 2)) for one in numbers]
    respondents += [district(f"{city(one)}-D0{half}", f"Del {half}", city(one)) for one in grouped for half in (1, 2)]
    areas = release_areas(respondents, cities={city(one): f"Stad {one}" for one in grouped}, labels=LABELS)
    measured = {one: drawn for one, drawn in units.items() if one in numbers}
    cells = [
        _cell(indicator, Level.NATION, NATION, nation),
        _cell("B1b_minst1", Level.NATION, NATION, nation),
        *(_cell(indicator, Level.COUNTY, county(one), drawn) for one, drawn in counties.items()),
        *(_cell(indicator, Level.MUNICIPALITY, city(one), drawn) for one, drawn in grouped.items()),
        *(_cell("B1b_minst1", Level.MUNICIPALITY, municipality(one), drawn) for one, drawn in measured.items()),
    ]
    return msgspec.structs.replace(small_release(), areas=areas, cells=in_order(cells, EDITION, areas), answers=())


def _cell(indicator: str, level: Level, area: str, drawn: Drawn) -> Cell:
    if isinstance(drawn, Status):
        objects = "" if drawn is Status.CONFIDENTIAL else "40"
        empty = {"value": "", "numerator": "", "denominator": "", "population": objects}
        return Cell(indicator=indicator, level=level, area=area, status=drawn, **empty)
    numerator, denominator = drawn
    objects = "1" if level is Level.COUNTY and denominator == 1 else "40"
    return Cell(
        indicator=indicator,
        level=level,
        area=area,
        value=f"{float(numerator / denominator):.6f}",
        numerator=_text(numerator),
        denominator=_text(denominator),
        population=objects,
        status=Status.OK,
    )


def _text(count: Fraction) -> str:
    return str(count.numerator) if count.denominator == 1 else f"{float(count):.2f}"
