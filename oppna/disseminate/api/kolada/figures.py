"""The figures asked for: which indicators, places and years, and the page of rows they come to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from oppna.disseminate.api.kolada.asked import Paging, Unclear, day, ids, years
from oppna.disseminate.api.kolada.dialect import Dialect
from oppna.disseminate.cube.blocks import Members
from oppna.disseminate.cube.cube import Cube
from oppna.disseminate.cube.grouped import grouped
from oppna.disseminate.cube.since import Changes
from oppna.disseminate.cube.table import Chosen, Table
from oppna.disseminate.cube.texts import KEPT

_KEPT = KEPT.encode()
MOST_MEANS = 5_000_000
"""Indicators × years × groups of one question. 25 groups of everything Kolada has in 25 years are fewer."""
BESIDE = ("municipality", "municipality_id")
"""Parameters that narrow /oudata to the units of some municipalities."""


class Wanted(NamedTuple):
    """`groups`: ids of groups of municipalities. `since`: a day, or None."""

    table: Table
    chosen: Chosen
    groups: Sequence[str] = ()
    since: int | None = None


def wanted(
    cube: Cube,
    kind: str,
    dimensions: Mapping[str, Sequence[str]],
    parameters: Mapping[str, Sequence[str]],
    dialect: Dialect,
    least: int,
) -> Wanted:
    """`dimensions`: name → texts of ids, from the path or the query. `least`: how many of the three are needed."""
    table = cube.data if kind == "data" else cube.oudata
    axes = table.axes
    given = {name: ids(texts, name, dialect) for name, texts in dimensions.items() if name != "year"}
    chosen_years = years(dimensions["year"], dialect) if "year" in dimensions else None
    _enough(kind, given, chosen_years, least)
    kpis = _positions(given.get("kpi"), axes.kpi_at, len(axes.kpis))
    units, groups = _units(cube, kind, given, parameters, dialect)
    chosen = Chosen(kpis, _positions(chosen_years, axes.year_at, len(axes.years)), units)
    return Wanted(table, chosen, groups, day(parameters))


_LEAST = {1: "ett", 2: "två"}


def _enough(kind: str, given: Mapping[str, Sequence[str]], chosen_years: Sequence[str] | None, least: int) -> None:
    for name, found in given.items():
        if not found:
            raise Unclear(f"Listan {name} är tom; skriv minst ett id eller utelämna den.")
    if chosen_years is not None and not chosen_years:
        raise Unclear("Listan year är tom; skriv minst ett år eller utelämna den.")
    place = "municipality" if kind == "data" else "ou"
    has_place = "municipality" in given or (kind == "oudata" and "ou" in given)
    if ("kpi" in given) + has_place + (chosen_years is not None) < least:
        raise Unclear(f"Ange minst {_LEAST[least]} av kpi, {place} och year.")


def _positions(given: Sequence[str] | None, at: Mapping[str, int], count: int) -> Sequence[int]:
    return range(count) if given is None else sorted([at[id] for id in given if id in at])


def _units(
    cube: Cube,
    kind: str,
    given: Mapping[str, Sequence[str]],
    parameters: Mapping[str, Sequence[str]],
    dialect: Dialect,
) -> tuple[Sequence[int] | None, Sequence[str]]:
    """The units (None: all) and the groups."""
    if kind == "oudata":
        return _ous(cube, given, parameters, dialect), ()
    named, at = given.get("municipality"), cube.data.axes.unit_at
    units: Sequence[int] | None = None if named is None else sorted([at[id] for id in named if id in at])
    if "region_type" in parameters and (kinds := ids(parameters["region_type"], "region_type", dialect)):
        units = _within(units, {unit for kind in kinds for unit in cube.units_of_type.get(kind, ())})
    return units, [id for id in named or () if id in cube.members]


def _within(units: Sequence[int] | None, allowed: set[int]) -> Sequence[int]:
    return sorted(allowed if units is None else allowed.intersection(units))


def _ous(
    cube: Cube, given: Mapping[str, Sequence[str]], parameters: Mapping[str, Sequence[str]], dialect: Dialect
) -> Sequence[int] | None:
    named, at = given.get("ou"), cube.oudata.axes.unit_at
    units: Sequence[int] | None = None if named is None else sorted([at[id] for id in named if id in at])
    beside = [text for name in BESIDE for text in parameters.get(name, ())]
    municipalities = given.get("municipality") or ids(beside, "municipality", dialect)
    if municipalities:
        units = _within(units, {unit for id in municipalities for unit in cube.ous_of.get(id, ())})
    return units


def page(cube: Cube, asked: Wanted, paging: Paging, dialect: Dialect) -> tuple[list[bytes | memoryview], int, bool]:
    """The rows of a page, how many, and whether there are more after it."""
    return _rows(cube, asked, paging, dialect) if asked.since is None else _changed(cube, asked, paging, dialect)


def _rows(cube: Cube, asked: Wanted, paging: Paging, dialect: Dialect) -> tuple[list[bytes | memoryview], int, bool]:
    found = asked.table.page(asked.chosen, paging.first, paging.size)
    rows: list[bytes | memoryview] = list(found.rows)
    count, more = found.taken, found.seen > paging.first + paging.size
    if asked.groups and not more:
        skipped = max(0, paging.first - found.seen)
        means, all = grouped(asked.table, asked.chosen, _members(cube, asked), skipped, paging.size - count)
        rows.extend(means)
        count, more = count + len(means), found.seen + all > paging.first + paging.size
    if not dialect.always:
        rows = [b"".join(rows).replace(_KEPT, b"")] if rows else []
    return rows, count, more


def _changed(cube: Cube, asked: Wanted, paging: Paging, dialect: Dialect) -> tuple[list[bytes | memoryview], int, bool]:
    assert asked.since is not None
    changes = Changes(asked.table, asked.chosen, asked.since, dialect.kept, dialect.deleted)
    rows, all = changes.cells(paging.first, paging.size)
    if asked.groups:
        skipped, room = max(0, paging.first - all), paging.size - len(rows)
        means, more = changes.groups(_members(cube, asked), skipped, room)
        rows, all = rows + means, all + more
    return list(rows), len(rows), all > paging.first + paging.size


def _members(cube: Cube, asked: Wanted) -> Members:
    """The groups, or what to do where they are too many to be counted for one answer."""
    groups = Members.of([(id, cube.members[id]) for id in asked.groups])
    if len(asked.chosen.kpis) * len(asked.chosen.years) * len(groups.ids) > MOST_MEANS:
        raise Unclear("Frågan gäller för många grupper, mått och år på en gång; dela upp den i flera.")
    return groups
