"""Unit rules of the measures: staff and the two background measures [METHOD 5]."""

from collections.abc import Callable
from fractions import Fraction

from tests.lib.reference.numbers import read_number, two_decimals
from tests.lib.reference.outcome import ILLOGICAL, MISSING, NOT_APPLICABLE, Outcome, share
from tests.lib.reference.routing import Answers

TOLERANCE = Fraction(3, 100)


def experienced(*kinds: str) -> Callable[[Answers], Outcome]:
    """B1b_minst1, B1b_minst3, B1b_mer5: the sum of `kinds` of B1 [001:547-554, 001:1369]."""

    def rule(answers: Answers) -> Outcome:
        employed = read_number(answers["B1"])
        graduates = read_number(answers["B1a"])
        by_years = {kind: read_number(answers[f"B1b_{kind}"]) for kind in "12345"}
        numbers = [employed, graduates, *by_years.values()]
        if any(number == 999 for number in numbers):
            return MISSING
        if any(number < 0 for number in numbers) or graduates > employed or not adds_up(by_years, graduates):
            return ILLOGICAL
        if employed == 0:
            return NOT_APPLICABLE
        return share(min(sum((by_years[kind] for kind in kinds), Fraction(0)), employed), employed)

    return rule


def adds_up(by_years: dict[str, Fraction], graduates: Fraction) -> bool:
    """Six numbers rounded to two decimals may differ by 0.03 in all and no more."""
    total = sum((two_decimals(number) for number in by_years.values()), Fraction(0))
    return abs(total - two_decimals(graduates)) <= TOLERANCE


def consultants(answers: Answers) -> Outcome:
    """BM_konsult: B2 of B1 + B2. B1a is looked at only if it is there."""
    employed, hired = read_number(answers["B1"]), read_number(answers["B2"])
    if employed == 999 or hired == 999:
        return MISSING
    if employed < 0 or hired < 0:
        return ILLOGICAL
    if "B1a" in answers:
        graduates = read_number(answers["B1a"])
        if graduates != 999 and graduates > employed:
            return ILLOGICAL
    if employed + hired == 0:
        return NOT_APPLICABLE
    return share(hired, employed + hired)


def long_term_support(row: dict[str, str] | None) -> Outcome:
    """BM_bistand of one unit: its row of children.csv, or None."""
    if row is None or int(row["children"]) == 0:
        return MISSING
    return share(Fraction(int(row["longterm"])), Fraction(int(row["children"])))
