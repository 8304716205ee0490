"""Cells and areas of a release as rows of the interface."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from oppna.disseminate.api.v1.resources import AreaRow, CellRow, Number
from oppna.model.codes import Category
from oppna.model.release import Cell, ReleaseArea
from oppna.release.content import Release

_CATEGORIES = {category.value: category for category in Category}


def cell_row(release: Release, cell: Cell, label: str) -> CellRow:
    """A cell as a row."""
    return CellRow(**row_fields(release, cell, label))


def row_fields(release: Release, cell: Cell, label: str) -> dict[str, Any]:
    """What every row of a cell says. A number keeps the digits of the release."""
    category = _CATEGORIES.get(cell.value)
    return {
        "edition": release.head.edition,
        "version": release.head.version,
        "synthetic": release.head.synthetic,
        "indicator": cell.indicator,
        "level": cell.level,
        "area": cell.area,
        "label": label,
        "category": category,
        "value": None if category else number(cell.value),
        "numerator": number(cell.numerator),
        "denominator": number(cell.denominator),
        "population": int(cell.population) if cell.population else None,
        "status": cell.status,
    }


def number(text: str) -> Number | None:
    """The number a field holds, None where it is empty."""
    if not text:
        return None
    return float(text) if "." in text else int(text)


def cells_of(
    release: Release, indicators: tuple[str, ...], areas: tuple[ReleaseArea, ...]
) -> Iterator[tuple[Cell, str]]:
    """The cells of the indicators in the areas with the areas' names, in the order of the release.

    No indicators are all of them; the areas are always given.
    """
    wanted = frozenset(indicators)
    if len(areas) == len(release.areas):
        yield from _whole(release, wanted)
        return
    for indicator in release.edition.indicators:
        if not wanted or indicator.id in wanted:
            for area in areas:
                cell = release.cell(indicator.id, area.level, area.area)
                if cell is not None:
                    yield cell, area.label


def _whole(release: Release, indicators: frozenset[str]) -> Iterator[tuple[Cell, str]]:
    """The cells in every area: as they stand, without looking any of them up."""
    labels = {place: area.label for place, area in release.areas_by_place.items()}
    for cell in release.cells:
        if not indicators or cell.indicator in indicators:
            yield cell, labels[cell.level, cell.area]


def area_row(area: ReleaseArea, page: str) -> AreaRow:
    """An area as a row; `page` is the address of its page."""
    return AreaRow(
        level=area.level,
        area=area.area,
        label=area.label,
        municipality=area.municipality or None,
        county=area.county or None,
        population=area.population,
        population_group=area.population_group or None,
        skr_group=area.skr_group or None,
        is_city=area.is_city,
        page=page,
    )
