"""The truth of a block, read off the kinds of its persons: nothing is worked out from the rows that were written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from oppna.model.codes import NATION, Level
from oppna.model.placement import PlacementRule
from oppna.synth.nation.world import World

COUNTED = ("persons", "lacking", "eligible")
COLUMNS = ("indicator", "level", "area", *COUNTED)
REMARKED = ("code", "number")


class Count(NamedTuple):
    """A statement, and what its columns count: a text each, or the first column when it has two."""

    sql: str
    of: tuple[str, ...]


def placed(world: World) -> str:
    """The persons with a complete number placed throughout, with all that is true of them."""
    kinds = "".join(f" JOIN result_kinds AS of_{name} ON persons.{name} = of_{name}.kind" for name in world.results)
    told = "".join(f", of_{name}.has AS has_{name}, of_{name}.yes AS yes_{name}" for name in world.results)
    town = (
        "CASE last WHEN 'home' THEN home WHEN 'other' THEN other WHEN 'strange' THEN strange "
        "ELSE greatest(home, other) END"
    )
    return (
        f"SELECT persons.birth, wrong, copied, overlapping, country, ages, registrations.row_count AS listed, "
        f"{town} AS town{told} FROM persons JOIN histories USING (history) JOIN registrations USING (registration)"
        f"{kinds} WHERE complete AND last <> '' AND birth BETWEEN {world.born[0]} AND {world.born[-1]}"
    )


def counts(rule: PlacementRule) -> str:
    """Town, persons, those who lack a result, those with a Ja."""
    results = rule.result.register
    registered = " OR ".join(f"contains(ages, ';{age};')" for age in rule.registered_at)
    country = "" if rule.country == "alla" else f" AND country = '{rule.country}'"
    return (
        f"SELECT town, count(*), count(*) FILTER (NOT has_{results}), count(*) FILTER (yes_{results}) "
        f"FROM placed WHERE birth BETWEEN {rule.born.first} AND {rule.born.last} "
        f"AND (has_{results} OR {registered}){country} GROUP BY town"
    )


OF_PLACED = {
    "PNR_KONTROLLSIFFRA": "count(*) FILTER (wrong)",
    "PLACERING_DUBBEL": "sum(copied)",
    "PLACERING_ÖVERLAPP": "sum(overlapping)",
    "FOLKBOKFÖRING_SAKNAS": "count(*) FILTER (listed = 0)",
    "FOLKBOKFÖRING_DUBBEL": "count(*) FILTER (listed > 1)",
}
"""What is remarked about those who are placed throughout, by code."""


def incomplete(world: World) -> str:
    """Rows with a number that is not complete, of all the registers."""
    near = f"birth BETWEEN {world.near[0]} AND {world.near[-1]}"
    results = "".join(f" + CASE WHEN {near} THEN of_{name}.row_count ELSE 0 END" for name in world.results)
    kinds = "".join(f" JOIN result_kinds AS of_{name} ON persons.{name} = of_{name}.kind" for name in world.results)
    return (
        f"SELECT sum(histories.row_count + CASE WHEN {near} THEN registrations.row_count ELSE 0 END{results}) "
        f"FROM persons JOIN histories USING (history) JOIN registrations USING (registration){kinds} WHERE NOT complete"
    )


class Truth:
    """What has been counted so far, block by block; in which order makes no difference."""

    def __init__(self) -> None:
        self.by_town: Counter[tuple[str, str, str]] = Counter()
        self.remarks: Counter[str] = Counter()
        self.rows: Counter[str] = Counter()

    def add(self, other: Truth) -> None:
        for mine, theirs in zip(vars(self).values(), vars(other).values(), strict=True):
            mine.update(theirs)

    def cells(self, world: World) -> Iterator[tuple[Any, ...]]:
        """Every area of every measure; a town that is nowhere counts in the nation alone."""
        for id in world.rules:
            for (level, area), members in _areas(world.counties, {town for _, town, _ in self.by_town}).items():
                counted = (sum(self.by_town[id, town, of] for town in members) for of in COUNTED)
                yield id, level.value, area, *counted

    def remarked(self, world: World) -> Iterator[tuple[str, int]]:
        strangers = {town for _, town, _ in self.by_town} - world.counties.keys()
        unknown = max(sum(self.by_town[id, town, "persons"] for town in strangers) for id in world.rules)
        empty = sum(not number for number in self.rows.values())
        yield from sorted((self.remarks + Counter({"KOMMUN_OKÄND": unknown, "REGISTER_TOMT": empty})).items())


def _areas(counties: Mapping[str, str], towns: set[str]) -> dict[tuple[Level, str], list[str]]:
    areas = {(Level.NATION, NATION): sorted({*towns, *counties})}
    for town, county in counties.items():
        areas.setdefault((Level.COUNTY, county), []).append(town)
    return areas | {(Level.MUNICIPALITY, town): [town] for town in counties}
