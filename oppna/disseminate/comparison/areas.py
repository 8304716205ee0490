"""Table 3 of the joint survey with figures: what was measured alike in several areas, and what each area came to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from oppna.catalogue import codelists
from oppna.catalogue.comparability import area_matrix
from oppna.disseminate.addresses import indicator_path
from oppna.disseminate.shelf.public import Public
from oppna.disseminate.shown import Shown, shown
from oppna.model.codes import NATION, Level
from oppna.model.comparability import MatrixRow
from oppna.release.content import Release


@dataclass(frozen=True)
class Measured:
    """What an area of the survey came to in the nation. `shown` None: measured, but its figures are not here."""

    crossed: bool
    shown: Shown | None = None
    href: str = ""
    name: str = ""


@dataclass(frozen=True)
class Alike:
    """An indicator of the table, with a place for each area."""

    name: str
    source: str
    areas: tuple[Measured, ...]
    several: bool


@dataclass(frozen=True)
class AreaRound:
    """A round with its table. `columns`: the areas in printed order."""

    year: int
    columns: tuple[str, ...]
    rows: tuple[Alike, ...]
    synthetic: bool


def between(public: Public) -> tuple[AreaRound, ...]:
    """The rounds that have a table and a public release, newest first."""
    years = sorted({release.edition.head.year for release in public.releases}, reverse=True)
    return tuple(found for year in years if (found := _round(public, year)) is not None)


def _round(public: Public, year: int) -> AreaRound | None:
    table = area_matrix(year)
    if table is None:
        return None
    releases = [release for release in public.releases if release.edition.head.year == year]
    names = codelists.survey_areas()
    rows = tuple(_alike(row, table.areas, releases) for row in table.rows)
    return AreaRound(
        year, tuple(names[area].name for area in table.areas), rows, any(r.head.synthetic for r in releases)
    )


def _alike(row: MatrixRow, areas: tuple[str, ...], releases: list[Release]) -> Alike:
    figures = dict(_figures(row, releases))
    measured = tuple(figures.get(area, Measured(area in row.areas)) for area in areas)
    return Alike(row.name, f"[{row.source.document}:{row.source.lines}]", measured, len(figures) > 1)


def _figures(row: MatrixRow, releases: list[Release]) -> Iterator[tuple[str, Measured]]:
    """Area → the nation's figure, for the areas whose indicators are in a public release."""
    for release in releases:
        for id, area in row.indicators.get(release.head.edition, {}).items():
            indicator = release.edition.indicator(id)
            cell = release.cell(id, Level.NATION, NATION)
            href = indicator_path(release.head.edition, id)
            yield area, Measured(True, shown(cell, indicator), href, indicator.short_name)
