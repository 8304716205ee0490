"""The cube of what is public: every release read once, cell by cell, and then nothing but lookups."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

import numpy as np

from oppna.disseminate.cube.axes import Axes
from oppna.disseminate.cube.builder import in_memory
from oppna.disseminate.cube.catalogue import Catalogue
from oppna.disseminate.cube.changes import Changed, changes, public_day
from oppna.disseminate.cube.coding import Coded, coded
from oppna.disseminate.cube.cube import Cube
from oppna.disseminate.cube.indicators import kpi_groups, kpi_of
from oppna.disseminate.cube.places import districts, municipalities, municipality_groups, municipality_ids, ous
from oppna.disseminate.cube.statuses import CODES, OK
from oppna.disseminate.cube.stretches import Stretch, stretches
from oppna.disseminate.cube.table import Table
from oppna.disseminate.shelf.public import Public
from oppna.release.content import Place


def cube_of(public: Public) -> Cube:
    """The cube of everything that is public."""
    found = stretches(public)
    kpis = tuple(kpi_of(public, stretch) for stretch in found)
    catalogue = Catalogue(
        kpis=kpis,
        kpi_groups=kpi_groups(found, kpis),
        municipalities=municipalities(public),
        municipality_groups=municipality_groups(public),
        ous=ous(public),
    )
    data = _table(public, found, "municipality", municipality_ids(public))
    return Cube(public.token, catalogue, data, _table(public, found, "ou", districts(public)))


def _table(public: Public, found: Sequence[Stretch], field: str, places: Mapping[Place, str]) -> Table:
    axes = Axes(
        unit_field=field,
        kpis=tuple(stretch.id for stretch in found),
        genders=tuple(("T",) for _ in found),
        years=tuple(sorted({release.edition.head.year for release in public.releases})),
        units=tuple(sorted(places.values())),
    )
    table = in_memory(axes, lambda number: _figures(axes, found[number], places), _days(public, axes, found))
    table.changed.update(_changed(public, axes, found, places))
    return table


def _figures(axes: Axes, stretch: Stretch, places: Mapping[Place, str]) -> tuple[np.ndarray, np.ndarray]:
    values = np.zeros((1, len(axes.years), len(axes.units)))
    codes = np.zeros(values.shape, dtype=np.uint8)
    for release, indicator in stretch.points:
        year = axes.year_at[str(release.edition.head.year)]
        for place, id in places.items():
            cell = release.cell(indicator.id, *place)
            if cell is not None:
                at = (0, year, axes.unit_at[id])
                values[at], codes[at] = _kept(coded(cell, stretch.coding))
    return values, codes


def _kept(told: Coded) -> tuple[float, int]:
    value, word = told
    return (0.0, CODES[word]) if value is None else (value, OK)


def _days(public: Public, axes: Axes, found: Sequence[Stretch]) -> np.ndarray:
    """When the figures of an indicator and year first became public."""
    days = np.zeros((len(axes.kpis), len(axes.years)), dtype=np.int32)
    for kpi, stretch in enumerate(found):
        for release, _ in stretch.points:
            first = public.versions[release.head.edition][0]
            year = axes.year_at[str(release.edition.head.year)]
            days[kpi, year] = public_day(public, first).toordinal()
    return days


def _changed(
    public: Public, axes: Axes, found: Sequence[Stretch], places: Mapping[Place, str]
) -> dict[tuple[int, int], Changed]:
    made: dict[tuple[int, int], Changed] = {}
    since = partial(public_day, public)
    for kpi, stretch in enumerate(found):
        for release, indicator in stretch.points:
            start = axes.year_at[str(release.edition.head.year)] * len(axes.units)
            versions = public.versions[release.head.edition]
            for place, change in changes(versions, indicator.id, stretch.coding, since).items():
                if place in places:
                    made[kpi, start + axes.unit_at[places[place]]] = change
    return made
