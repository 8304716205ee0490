"""Everything of `2018-bou`, naively: from the rows of the interchange files to the rows of results.csv."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from tests.lib.reference.groups import Unit, cities, group_outcome, memberships, objects
from tests.lib.reference.measures import long_term_support
from tests.lib.reference.numbers import exact, six_decimals
from tests.lib.reference.outcome import NO, YES, Outcome
from tests.lib.reference.required import REQUIRED
from tests.lib.reference.routing import Answers, counting
from tests.lib.reference.units import unit_outcome


class Row(NamedTuple):
    """The last five fields of a row of results.csv, as its very strings."""

    value: str
    numerator: str
    denominator: str
    population: str
    status: str


Rows = dict[tuple[str, str, str], Row]
"""(indicator, level, area) to row."""

PRINTED = {"0114": "2", "0840": "2"}
"""Two municipalities that the printed table places otherwise than their inhabitants would [001:285]."""


def compute(
    units: list[Unit],
    answers: Iterable[Mapping[str, str]] | None,
    bbic: Iterable[str] | None = None,
    children: Iterable[Mapping[str, str]] | None = None,
    printed: Mapping[str, str] = PRINTED,
) -> Rows:
    """All rows. `answers`, `bbic` and `children` are None where the file is absent."""
    outcomes: dict[str, dict[str, Outcome]] = {}
    if answers is not None:
        by_unit = {code: counting(given) for code, given in answers_by_unit(units, answers).items()}
        for indicator in REQUIRED:
            outcomes[indicator] = {code: unit_outcome(indicator, used) for code, used in by_unit.items()}
    if bbic is not None:
        outcomes["BBIC"] = licences(units, set(bbic))
    if children is not None:
        rows = {row["unit"]: dict(row) for row in children}
        outcomes["BM_bistand"] = {unit["unit"]: long_term_support(rows.get(unit["unit"])) for unit in objects(units)}
    result: Rows = {}
    for indicator, of_units in outcomes.items():
        result.update(unit_rows(indicator, units, of_units))
        result.update(group_rows(indicator, units, of_units, printed))
    return result


def answers_by_unit(units: list[Unit], answers: Iterable[Mapping[str, str]]) -> dict[str, Answers]:
    """Each object's answers. Answers of a city that reports through districts fall away."""
    given: dict[str, Answers] = {unit["unit"]: {} for unit in objects(units)}
    no_respondents = cities(units)
    for row in answers:
        if row["unit"] not in no_respondents and row["answer"]:
            given[row["unit"]][row["question"]] = row["answer"]
    return given


def licences(units: list[Unit], listed: set[str]) -> dict[str, Outcome]:
    """BBIC: the object itself on the list, or the city of a district."""
    outcomes = {}
    for unit in objects(units):
        by_city = unit["kind"] == "district" and unit["municipality"] in listed
        outcomes[unit["unit"]] = YES if unit["unit"] in listed or by_city else NO
    return outcomes


def unit_rows(indicator: str, units: list[Unit], outcomes: dict[str, Outcome]) -> Rows:
    rows: Rows = {}
    for unit in objects(units):
        outcome = outcomes[unit["unit"]]
        rows[indicator, unit["kind"], unit["unit"]] = row(outcome, 1)
    return rows


def group_rows(indicator: str, units: list[Unit], outcomes: dict[str, Outcome], printed: Mapping[str, str]) -> Rows:
    rows: Rows = {}
    for (level, area), members in memberships(units, printed).items():
        among = [outcomes[code] for code in members]
        limit = indicator not in ("BBIC", "BM_bistand")
        rows[indicator, level, area] = row(group_outcome(among, limit), len(among))
    return rows


def row(outcome: Outcome, objects_counted: int) -> Row:
    """An outcome in the strings of the file. Population is objects, for BM_bistand too: a unit that no register row
    counts must still have one, and `population` is empty only where confidential [METHOD 2]."""
    population = str(objects_counted)
    if outcome.status != "ok":
        return Row("", "", "", population, outcome.status)
    value = outcome.category or six_decimals(outcome.numerator / outcome.denominator)
    return Row(value, exact(outcome.numerator), exact(outcome.denominator), population, "ok")
