"""Everything of `2015-bou`, naively. No group is hidden for nonresponse, and the document prints no limit for it."""

from collections.abc import Iterable, Mapping

from tests.lib.reference.groups import Unit, cities, group_outcome, memberships, objects
from tests.lib.reference.measures import long_term_support
from tests.lib.reference.outcome import Outcome
from tests.lib.reference.results import Row, Rows, answers_by_unit, licences, row, unit_rows
from tests.lib.reference.routing import Answers
from tests.lib.reference_2015.required import REQUIRED
from tests.lib.reference_2015.routing import counting
from tests.lib.reference_2015.units import unit_outcome

Given = Iterable[Mapping[str, str]] | None


def compute(
    units: list[Unit], answers: Given, previous: Given = None, bbic: Iterable[str] | None = None, children: Given = None
) -> Rows:
    """All rows. Every argument but `units` is None where the file is absent."""
    outcomes: dict[str, dict[str, Outcome]] = {}
    if answers is not None:
        before = last_years(units, previous)
        by_unit = {code: counting(given) for code, given in answers_by_unit(units, answers).items()}
        for indicator in REQUIRED:
            outcomes[indicator] = {code: unit_outcome(indicator, used, before[code]) for code, used in by_unit.items()}
    if bbic is not None:
        outcomes["BBIC"] = licences(units, set(bbic))
    if children is not None:
        found = {each["unit"]: dict(each) for each in children}
        outcomes["BM_bistand"] = {unit["unit"]: long_term_support(found.get(unit["unit"])) for unit in objects(units)}
    result: Rows = {}
    for indicator, of_units in outcomes.items():
        result.update(unit_rows(indicator, units, of_units))
        for (level, area), members in memberships(units, {}).items():
            among = [of_units[code] for code in members]
            result[indicator, level, area] = row(group_outcome(among, False), len(among))
    return {key: in_hours(found) if key[0] == "arbetsledning" else found for key, found in result.items()}


def last_years(units: list[Unit], previous: Given) -> dict[str, Answers]:
    """Each object's answers of the year before. Organisations change: units that are gone fall away."""
    known = {unit["unit"] for unit in objects(units)} | cities(units)
    return answers_by_unit(units, [each for each in previous or () if each["unit"] in known])


def in_hours(found: Row) -> Row:
    """Hours are a plain number: 4.8 and not 4.800000."""
    return found._replace(value=found.value.rstrip("0").rstrip(".") if "." in found.value else found.value)
