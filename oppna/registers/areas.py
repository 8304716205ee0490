"""From counts by municipality to municipalities, counties and the nation: every level from the persons themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from oppna.model.area import Unit
from oppna.model.codes import NATION, Level
from oppna.model.placement import PlacementRule, Reduction
from oppna.registers.measured import Group
from oppna.registers.tally import Tally, reduced
from oppna.swedish import sort_key

Counted = Mapping[tuple[str, str], Tally]
"""(municipality, country of birth) → persons."""
Place = tuple[Level, str]


def counties_of(units: Iterable[Unit]) -> dict[str, str]:
    """Municipality → county, of every municipality of units.csv; a city's own row goes before its districts'."""
    rows = sorted(units, key=lambda unit: unit.is_district)
    counties: dict[str, str] = {}
    for unit in rows:
        counties.setdefault(unit.municipality, unit.county)
    return dict(sorted(counties.items()))


def tallies(counted: Counted, country: str, counties: Mapping[str, str]) -> dict[Place, Tally]:
    """The persons of each area. One whose municipality is not known counts in the nation only [METHOD 7]."""
    found: dict[Place, Tally] = {(Level.NATION, NATION): Tally()}
    found |= {(Level.COUNTY, county): Tally() for county in sorted(set(counties.values()) - {""}, key=sort_key)}
    found |= {(Level.MUNICIPALITY, code): Tally() for code in counties}
    for (municipality, born), tally in counted.items():
        if country == "alla" or country == born:
            for place in _places(municipality, counties):
                found[place] = found[place].plus(tally)
    return found


def _places(municipality: str, counties: Mapping[str, str]) -> Iterator[Place]:
    yield Level.NATION, NATION
    if municipality in counties:
        yield Level.MUNICIPALITY, municipality
        if counties[municipality]:
            yield Level.COUNTY, counties[municipality]


def groups(
    rules: Mapping[str, PlacementRule], counted: Mapping[str, Counted], units: Sequence[Unit]
) -> Iterator[Group]:
    """The persons of the measures in `counted` (indicator → counts): the nation, the counties, the municipalities."""
    counties = counties_of(units)
    areas = {id: tallies(found, rules[id].country, counties) for id, found in counted.items()}
    for id, places in areas.items():
        for place, tally in places.items():
            if place[0] == Level.NATION or not rules[id].of_peers:
                yield _group(id, place, tally, _denominator(tally, place, rules[id].reduction, areas))


def _denominator(
    tally: Tally, place: Place, reduction: Reduction | None, areas: Mapping[str, Mapping[Place, Tally]]
) -> Fraction:
    return reduced(tally, areas[reduction.base][place], reduction) if reduction else Fraction(tally.persons)


def _group(id: str, place: Place, tally: Tally, denominator: Fraction) -> Group:
    return Group(id, *place, tally.eligible, tally.persons - tally.eligible, denominator, tally.lacking)
