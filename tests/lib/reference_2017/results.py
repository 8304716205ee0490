"""Everything of `2017-vinr`, naively: from the rows of the interchange files to the rows of results.csv."""

from collections.abc import Iterable, Mapping

from tests.lib.reference.groups import SUPPRESSED, Unit, group_outcome, memberships
from tests.lib.reference.outcome import MISSING, NOT_APPLICABLE, Outcome
from tests.lib.reference.results import Rows, answers_by_unit, row, unit_rows
from tests.lib.reference_2017.questions import counting
from tests.lib.reference_2017.rules import RULES, unit_outcome


def compute(units: list[Unit], answers: Iterable[Mapping[str, str]], printed: Mapping[str, str]) -> Rows:
    """All rows. No indicator of this edition comes from a register."""
    by_unit = {code: counting(given) for code, given in answers_by_unit(units, answers).items()}
    groups = memberships(units, printed)
    result: Rows = {}
    for indicator in RULES:
        outcomes = {code: unit_outcome(indicator, used) for code, used in by_unit.items()}
        result.update(unit_rows(indicator, units, outcomes))
        for (level, area), members in groups.items():
            among = [outcomes[code] for code in members]
            result[indicator, level, area] = row(shown(among), len(among))
    return result


def shown(among: list[Outcome]) -> Outcome:
    """The limit of 2017 counts Ej aktuellt with the missing [004:287]; the rest is decided as in 2018."""
    if (among.count(MISSING) + among.count(NOT_APPLICABLE)) * 5 > len(among):
        return SUPPRESSED
    return group_outcome(among, limit=False)
