"""units.csv → the units of a round."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from oppna.errors import Problem, Refused, quoted
from oppna.interchange.table import Table, read_table
from oppna.model.area import Unit
from oppna.model.codes import UnitKind

COLUMNS = ("unit", "name", "kind", "municipality", "county", "population", "skr_group")

_UPPER_LIMITS = ((15_000, "1"), (30_000, "2"), (70_000, "3"), (200_000, "4"))
_LARGEST = "5"


@dataclass(frozen=True)
class Frame:
    """The objects that answer, in file order, and the cities that are groups of districts: code → name or "".

    `city_rows`: the cities' own rows, where the file has them. They answer nothing but tell county and inhabitants.
    """

    units: tuple[Unit, ...]
    cities: Mapping[str, str]
    city_rows: tuple[Unit, ...] = ()


def read_units(path: Path, printed_groups: Mapping[str, str]) -> Frame:
    """The frame of units.csv. `printed_groups` overrides the limits of the population groups [METHOD 1].

    Raises Refused with every fault of the file.
    """
    frame, problems = frame_of(read_table(path, COLUMNS), printed_groups)
    if problems:
        raise Refused(problems)
    return frame


def frame_of(table: Table, printed_groups: Mapping[str, str]) -> tuple[Frame, list[Problem]]:
    """The frame and every fault of the rows. A faulty row still names its unit, so that answers are not strays too."""
    problems = list(table.problems)
    rows: dict[str, Unit] = {}
    for number, fields in table:
        unit, faults = _unit(tuple(field.strip() for field in fields), printed_groups)
        if unit.unit in rows:
            faults.append(f"{unit.unit} står på en tidigare rad också; varje objekt ska ha en rad.")
        problems += [Problem(table.file, number, "OBJEKT", fault) for fault in faults]
        rows.setdefault(unit.unit, unit)
    cities = {unit.municipality for unit in rows.values() if unit.is_district} - {""}
    problems += _cities_that_are_districts(table, rows)
    if not rows and not problems:
        problems.append(Problem(table.file, 0, "OBJEKT", "filen har inga objekt; fyll på med ett objekt per rad."))
    names = {city: rows[city].name if city in rows else "" for city in sorted(cities)}
    answering = tuple(unit for unit in rows.values() if unit.unit not in cities)
    return Frame(answering, names, tuple(unit for unit in rows.values() if unit.unit in cities)), problems


def _cities_that_are_districts(table: Table, rows: Mapping[str, Unit]) -> list[Problem]:
    places = {fields[0].strip(): number for number, fields in reversed(table.rows)}
    return [
        Problem(
            table.file,
            places[unit.unit],
            "OBJEKT",
            f"stadsdelen {unit.unit} har {unit.municipality} som stad, men den är själv en stadsdel; ange stadens kod.",
        )
        for unit in rows.values()
        if unit.is_district and unit.municipality in rows and rows[unit.municipality].is_district
    ]


def _unit(fields: tuple[str, ...], printed_groups: Mapping[str, str]) -> tuple[Unit, list[str]]:
    code, name, kind, municipality, county, population, skr_group = fields
    faults = []
    if not code:
        faults.append("objektets kod saknas; fyll i kolumnen unit.")
    if kind not in list(UnitKind):
        faults.append(f"kind är {quoted(kind)}; skriv municipality eller district.")
    inhabitants = re.sub(r"[ \u00a0]", "", population)
    if inhabitants and not re.fullmatch(r"[0-9]{1,12}", inhabitants):
        faults.append(f"population är {quoted(population)}; skriv antalet invånare med siffror eller lämna tomt.")
        inhabitants = ""
    district = kind == UnitKind.DISTRICT
    if district and not municipality:
        faults.append(f"stadsdelen {code} saknar stad; skriv stadens kod i kolumnen municipality.")
    number = int(inhabitants) if inhabitants else None
    unit = Unit(
        unit=code,
        name=name or code,
        kind=UnitKind.DISTRICT if district else UnitKind.MUNICIPALITY,
        municipality=municipality if district else code,
        county=county,
        population=number,
        skr_group=skr_group,
        population_group=_LARGEST if district else printed_groups.get(code, population_group(number)),
    )
    return unit, faults


def population_group(population: int | None) -> str:
    """The population group by its limits [METHOD 1]; "" without a population."""
    if population is None:
        return ""
    return next((group for limit, group in _UPPER_LIMITS if population < limit), _LARGEST)
