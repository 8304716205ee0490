"""The areas of a release, put in the order they are shown everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set

from oppna.model.area import Unit
from oppna.model.codes import NATION, Level
from oppna.model.release import ReleaseArea
from oppna.release.content import Place
from oppna.swedish import sort_key

_GROUPS = {
    Level.COUNTY: "county",
    Level.POPULATION_GROUP: "population_group",
    Level.SKR_GROUP: "skr_group",
}
"""The grouping levels, in the order they are shown, and the sorting key of a unit that names the group."""


def release_areas(
    units: Iterable[Unit],
    *,
    cities: Mapping[str, str] | None = None,
    labels: Mapping[Place, str] | None = None,
    more: Iterable[Place] = (),
) -> tuple[ReleaseArea, ...]:
    """Nation, counties, population groups, SKR groups, then municipalities with a city right above its districts.

    A city may be absent from `units`; `cities` (code → name) then names it. `labels` says what
    the code of a group stands for; a group without one is shown by its code. `more` are groups that
    have figures although none of their units is here.
    """
    units = tuple(units)
    known = labels or {}
    groups = (_group(level, code, known) for level, code in _groups(units, frozenset(more)))
    return (*groups, *_municipalities(units, cities or {}))


def _groups(units: Iterable[Unit], more: Set[Place]) -> Iterable[Place]:
    yield Level.NATION, NATION
    for level, key in _GROUPS.items():
        codes = {getattr(unit, key) for unit in units} | {code for at, code in more if at is level}
        yield from ((level, code) for code in sorted(codes - {""}, key=sort_key))


def _group(level: Level, code: str, labels: Mapping[Place, str]) -> ReleaseArea:
    return ReleaseArea(
        level=level,
        area=code,
        label=labels.get((level, code), code),
        county=code if level is Level.COUNTY else "",
        population_group=code if level is Level.POPULATION_GROUP else "",
        skr_group=code if level is Level.SKR_GROUP else "",
    )


def _municipalities(units: Iterable[Unit], cities: Mapping[str, str]) -> Iterable[ReleaseArea]:
    own = {unit.unit: unit for unit in units if not unit.is_district}
    districts: dict[str, list[Unit]] = {}
    for unit in units:
        if unit.is_district:
            districts.setdefault(unit.municipality, []).append(unit)
    shown = [_city(code, own.get(code), below, cities) for code, below in districts.items()]
    shown += [_respondent(unit, Level.MUNICIPALITY) for code, unit in own.items() if code not in districts]
    for area in sorted(shown, key=lambda area: (sort_key(area.label), area.area)):
        yield area
        below = sorted(districts.get(area.area, ()), key=lambda unit: (sort_key(unit.name), unit.unit))
        yield from (_respondent(unit, Level.DISTRICT) for unit in below)


def _respondent(unit: Unit, level: Level) -> ReleaseArea:
    return ReleaseArea(
        level=level,
        area=unit.unit,
        label=unit.name,
        municipality=unit.municipality,
        county=unit.county,
        population=unit.population,
        population_group=unit.population_group,
        skr_group=unit.skr_group,
    )


def _city(code: str, own: Unit | None, districts: list[Unit], cities: Mapping[str, str]) -> ReleaseArea:
    """A city is no respondent; what its own row does not say is known where all its districts say the same."""
    return ReleaseArea(
        level=Level.MUNICIPALITY,
        area=code,
        label=own.name if own else cities.get(code, code),
        municipality=code,
        county=_said(own, districts, "county"),
        population=own.population if own else None,
        population_group=_said(own, districts, "population_group"),
        skr_group=_said(own, districts, "skr_group"),
        is_city=True,
    )


def _said(own: Unit | None, districts: list[Unit], key: str) -> str:
    said = {getattr(unit, key) for unit in ([own] if own else districts)}
    return said.pop() if len(said) == 1 else ""
