"""The tables there are, made once for each state of what is public."""

from __future__ import annotations

import threading
from dataclasses import dataclass

from oppna.disseminate.addresses import LEVEL_PATH, slug
from oppna.disseminate.api import source
from oppna.disseminate.api.pxweb.problem import PxProblem, no_table
from oppna.disseminate.products.dataset.areas import CITIES
from oppna.disseminate.products.dataset.content import Dataset, Item, Variable
from oppna.disseminate.products.dataset.of_release import datasets
from oppna.model.codes import LEVEL_NAME
from oppna.release.content import Release


@dataclass(frozen=True)
class PxTable:
    """A table and the release it shows."""

    data: Dataset
    release: Release

    @property
    def id(self) -> str:
        return self.data.id

    @property
    def folder(self) -> str:
        return self.release.head.edition


@dataclass(frozen=True)
class ValueSet:
    """Some of a table's areas under a name of their own, to choose among."""

    id: str
    label: str
    items: tuple[Item, ...]


_LEVELS = {LEVEL_PATH[level]: name for level, name in LEVEL_NAME.items()} | {CITIES: "Stad med stadsdelar"}
_lock = threading.Lock()
_kept: list[tuple[str, dict[str, PxTable]]] = []


def tables() -> dict[str, PxTable]:
    """Every table by its id, the newest edition first."""
    public = source.public()
    with _lock:
        if not _kept or _kept[0][0] != public.token:
            every = (PxTable(data, release) for release in public.releases for data in datasets(release))
            _kept[:] = [(public.token, {table.id: table for table in every})]
        return _kept[0][1]


def table(id: str) -> PxTable:
    """The table with the id, whatever its letters' case."""
    found = {known.casefold(): one for known, one in tables().items()}.get(id.casefold())
    if found is None:
        raise no_table(id)
    return found


def value_sets(one: PxTable) -> tuple[ValueSet, ...]:
    """The sets of a table: its levels, and for who answers the counties."""
    areas = one.data.variables[0]
    groups = dict.fromkeys(group for item in areas.items for group in item.groups)
    return tuple(ValueSet(f"vs_{one.id}_{group}", _label(one, group), _among(areas, group)) for group in groups)


def value_set(id: str) -> ValueSet:
    """The set with the id."""
    for one in tables().values():
        for values in value_sets(one):
            if values.id.casefold() == id.casefold():
                return values
    raise PxProblem(
        404, "Non-existent codelist", f"Kodlistan ”{id[:80]}” finns inte; tabellens metadata räknar upp dem."
    )


def _label(one: PxTable, group: str) -> str:
    if group in _LEVELS:
        return _LEVELS[group]
    county = next(area.county for area in one.release.areas if f"i-{slug(area.county)}" == group)
    return f"Kommuner och stadsdelar i {county}"


def _among(areas: Variable, group: str) -> tuple[Item, ...]:
    return tuple(item for item in areas.items if group in item.groups)
