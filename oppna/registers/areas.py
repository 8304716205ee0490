"""From counts by municipality to municipalities, counties and the nation: every level from the persons themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from oppna.model.area import Unit
from oppna.model.codes import NATION, Level
from oppna.model.placement import PlacementRule, Reduction
from oppna.registers.countries import ALL, subgroups
from oppna.registers.measured import Group, Place
from oppna.registers.tally import Tally, reduced
from oppna.swedish import sort_key

Counted = Mapping[tuple[str, str], Tally]
"""(municipality, country of birth) → persons."""

WHOLE = Place(Level.NATION, NATION)
NOWHERE = Place(None, "ingen kommun", WHOLE.name)
"""Those whose municipality is not known count in the nation only [METHOD 7]."""


def counties_of(units: Iterable[Unit]) -> dict[str, str]:
    """Municipality → county, of every municipality of units.csv; a city's own row goes before its districts'."""
    rows = sorted(units, key=lambda unit: unit.is_district)
    counties: dict[str, str] = {}
    for unit in rows:
        counties.setdefault(unit.municipality, unit.county)
    return dict(sorted(counties.items()))


def tallies(counted: Counted, country: str, counties: Mapping[str, str]) -> dict[Place, Tally]:
    """The persons of each area, in the order nation, counties, municipalities, those of no municipality."""
    whole = {county: Place(Level.COUNTY, county, WHOLE.name) for county in sorted(set(counties.values()), key=sort_key)}
    whole.pop("", None)
    homes = {
        code: Place(Level.MUNICIPALITY, code, (whole[county] if county else WHOLE).name)
        for code, county in counties.items()
    }
    found = dict.fromkeys((WHOLE, *whole.values(), *homes.values(), NOWHERE), Tally())
    for (municipality, born), tally in counted.items():
        if country in (ALL, born):
            for place in _places(municipality, counties, whole, homes):
                found[place] = found[place].plus(tally)
    return found


def _places(
    code: str, counties: Mapping[str, str], whole: Mapping[str, Place], homes: Mapping[str, Place]
) -> Iterator[Place]:
    yield WHOLE
    yield homes.get(code, NOWHERE)
    if county := counties.get(code):
        yield whole[county]


def groups(
    rules: Mapping[str, PlacementRule],
    measures: Mapping[str, str],
    counted: Mapping[str, Counted],
    units: Sequence[Unit],
) -> Iterator[Group]:
    """The persons of every cell, and of the rests that are no cells but that subtraction gives.

    `measures`: indicator → the first of those that differ only in country. `counted`: indicator → counts.
    """
    counties = counties_of(units)
    for measure in dict.fromkeys(measures.values()):
        shown: dict[str, str] = {rules[id].country: id for id in measures if measures[id] == measure}
        for country in subgroups(shown):
            rule = rules[shown.get(country, measure)]
            under = tallies(counted[rule.reduction.base], country, counties) if rule.reduction else {}
            for place, tally in _told(tallies(counted[measure], country, counties), rule):
                id = shown.get(country, "") if place.level else ""
                if id or tally.persons:
                    group = _group(id, (measure, country), place, tally)
                    yield _reduced(group, tally, under[place], rule.reduction, measures) if rule.reduction else group


def _told(persons: Mapping[Place, Tally], rule: PlacementRule) -> Iterator[tuple[Place, Tally]]:
    """Where peers live is not known: they are told of the nation, and no rest of it is anywhere else."""
    return ((place, tally) for place, tally in persons.items() if place == WHOLE or not rule.of_peers)


def _group(id: str, what: tuple[str, str], place: Place, tally: Tally) -> Group:
    return Group(id, *what, place, tally.eligible, tally.persons - tally.eligible, Fraction(tally.persons))


def _reduced(group: Group, tally: Tally, base: Tally, reduction: Reduction, measures: Mapping[str, str]) -> Group:
    denominator = reduced(tally, base, reduction)
    return group._replace(denominator=denominator, reduced_for=tally.lacking, base=measures[reduction.base])
