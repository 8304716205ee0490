"""What review must notice [METHOD 10]: illogical, 999 and ignored answers, as sets."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from tests.lib.reference.groups import Unit
from tests.lib.reference.numbers import is_999
from tests.lib.reference.outcome import ILLOGICAL
from tests.lib.reference.required import NUMBERS, REQUIRED
from tests.lib.reference.results import answers_by_unit
from tests.lib.reference.routing import counting, ignored
from tests.lib.reference.units import unit_outcome


class Findings(NamedTuple):
    illogical: set[tuple[str, str]]
    """(unit, indicator)"""
    cannot_answer: set[tuple[str, str]]
    """(unit, question) answered 999"""
    not_asked: set[tuple[str, str]]
    """(unit, question) answered although not asked"""


def find(units: list[Unit], answers: Iterable[Mapping[str, str]]) -> Findings:
    found = Findings(set(), set(), set())
    for unit, given in answers_by_unit(units, answers).items():
        found.illogical.update((unit, each) for each in REQUIRED if unit_outcome(each, counting(given)) == ILLOGICAL)
        found.cannot_answer.update((unit, each) for each in NUMBERS if each in given and is_999(given[each]))
        found.not_asked.update((unit, each) for each in ignored(given))
    return found
