"""What review must notice in 2015 [METHOD 10]: illogical, 999, ignored answers and corrections, as sets."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from tests.lib.reference.groups import Unit
from tests.lib.reference.numbers import is_999
from tests.lib.reference.outcome import ILLOGICAL
from tests.lib.reference.results import answers_by_unit
from tests.lib.reference_2015.compute import Given, last_years
from tests.lib.reference_2015.required import CARE, NUMBERS, PARTIES, REQUIRED
from tests.lib.reference_2015.routing import counting
from tests.lib.reference_2015.units import unit_outcome
from tests.lib.reference_2015.words import corrected


class Findings(NamedTuple):
    illogical: set[tuple[str, str]]
    """(unit, indicator)"""
    cannot_answer: set[tuple[str, str]]
    """(unit, question) answered 999"""
    not_asked: set[tuple[str, str]]
    """(unit, question) answered although not asked, and not with the answer that says so itself"""
    corrected: set[tuple[str, str]]
    """(unit, indicator)"""


def find(units: list[Unit], answers: Iterable[Mapping[str, str]], previous: Given) -> Findings:
    found = Findings(set(), set(), set(), set())
    before = last_years(units, previous)
    for unit, given in answers_by_unit(units, answers).items():
        used = counting(given)
        found.illogical.update((unit, id) for id in REQUIRED if unit_outcome(id, used, before[unit]) == ILLOGICAL)
        found.cannot_answer.update((unit, id) for id in NUMBERS if id in given and is_999(given[id]))
        found.not_asked.update((unit, id) for id in given.keys() - used.keys() if not _says_so(id, given[id]))
        found.corrected.update(
            (unit, f"samv_{party}") for party in PARTIES if corrected(f"samv_{party}", used, before[unit])
        )
    return found


def _says_so(question: str, answer: str) -> bool:
    """Har ingen; to the parents' question a bare Ej aktuellt means that too."""
    of_parents = question in {f"foraldrar_{care}_anvant" for care in CARE}
    return answer == "Ej aktuellt, har ingen" or (of_parents and answer == "Ej aktuellt")
