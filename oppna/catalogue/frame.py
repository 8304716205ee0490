"""The frame: who is asked in an edition, and the population group of a unit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from oppna.catalogue import codelists
from oppna.catalogue.home import definitions_home
from oppna.catalogue.load import load_edition
from oppna.errors import Problem, Refused, refuse
from oppna.interchange.table import Table, read_table
from oppna.model.area import Unit
from oppna.model.codes import UnitKind

COLUMNS = ("unit", "name", "kind", "municipality", "county", "population", "skr_group")
"""The columns of units.csv [METHOD 10]."""


def load_frame(edition_id: str) -> tuple[Unit, ...]:
    """The objects of the edition and, beside them, a row for each city that answers through its districts."""
    edition = load_edition(edition_id)
    path = definitions_home() / "areas" / f"frame-{edition.head.year}.csv"
    if not path.is_file():
        raise refuse(
            f"utgåvan {edition_id} har ingen ram. Lägg den i areas/{path.name} eller välj en annan utgåva.",
            code="RAM_SAKNAS",
        )
    return read_frame(path, edition.printed_groups)


def read_frame(path: Path, printed: Mapping[str, str]) -> tuple[Unit, ...]:
    """The units of a frame file; `printed` is municipality → population group as printed."""
    table = read_table(path, COLUMNS)
    if problems := [*table.problems, *_problems(table)]:
        raise Refused(problems)
    return tuple(with_population_group(_unit(*fields), printed) for _, fields in table)


def with_population_group(unit: Unit, printed: Mapping[str, str]) -> Unit:
    """The unit with its group: a district's is fixed, a municipality's as printed, else by inhabitants [METHOD 1]."""
    return msgspec.structs.replace(unit, population_group=_population_group(unit, printed))


def _population_group(unit: Unit, printed: Mapping[str, str]) -> str:
    if unit.is_district:
        return codelists.district_group()
    if unit.unit in printed or unit.population is None:
        return printed.get(unit.unit, "")
    for code, group in codelists.population_groups().items():
        if group.start <= unit.population and (group.end is None or unit.population <= group.end):
            return code
    return ""


def _problems(table: Table) -> Iterator[Problem]:
    for number, (_, _, kind, _, _, population, _) in table:
        if kind not in list(UnitKind):
            sentence = f"kind är {kind!r}. Skriv {' eller '.join(UnitKind)}."
            yield Problem(table.file, number, "FEL_VÄRDE", sentence)
        if population and not population.isdecimal():
            sentence = f"population är {population!r}. Skriv ett heltal, eller lämna tomt."
            yield Problem(table.file, number, "FEL_VÄRDE", sentence)


def _unit(unit: str, name: str, kind: str, municipality: str, county: str, population: str, skr_group: str) -> Unit:
    return Unit(
        unit=unit,
        name=name,
        kind=UnitKind(kind),
        municipality=municipality,
        county=county,
        population=int(population) if population else None,
        skr_group=skr_group,
    )
