"""Unit rules of the staff measures of 2015: shares of full-time equivalents, and hours per week."""

from collections.abc import Callable
from fractions import Fraction

from tests.lib.reference.numbers import read_number, two_decimals
from tests.lib.reference.outcome import ILLOGICAL, MISSING, NOT_APPLICABLE, Outcome, share
from tests.lib.reference.routing import Answers


def experienced(*kinds: str) -> Callable[[Answers], Outcome]:
    """Graduates with this experience of all handlers [000:434-448], with the limits of METHOD 5."""

    def rule(answers: Answers) -> Outcome:
        staff, graduates = read_number(answers["handl"]), read_number(answers["handl_soc"])
        by_years = {kind: read_number(answers[f"erf_{kind}"]) for kind in ("1", "2", "3", "4", "vetej")}
        numbers = [staff, graduates, *by_years.values()]
        if 999 in numbers:
            return MISSING
        gap = abs(sum(map(two_decimals, by_years.values()), Fraction(0)) - two_decimals(graduates))
        if min(numbers) < 0 or graduates > staff or gap > Fraction(3, 100):
            return ILLOGICAL
        if staff == 0:
            return NOT_APPLICABLE
        return share(min(sum((by_years[kind] for kind in kinds), Fraction(0)), staff), staff)

    return rule


def hours_of_support(answers: Answers) -> Outcome:
    """Hours per week for each handler [000:485-491]."""
    hours, staff = read_number(answers["ledn_timmar"]), read_number(answers["handl"])
    if 999 in (hours, staff):
        return MISSING
    if hours < 0 or staff < 0:
        return ILLOGICAL
    return NOT_APPLICABLE if staff == 0 else share(hours, staff)
