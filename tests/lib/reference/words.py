"""Unit rules of the indicators that are told in words [METHOD 5], by hand from the source document.

Every function is given the answers that count, after it is known that no asked, required question is unanswered.
"""

from collections.abc import Callable

from tests.lib.reference.outcome import NO, NOT_APPLICABLE, PARTLY, YES, Outcome
from tests.lib.reference.routing import Answers

Rule = Callable[[Answers], Outcome]


def plain(question: str) -> Rule:
    """G1, G10, V6_1, V6_2, B4_1, B5_1: Ja on the question itself."""
    return lambda answers: YES if answers[question] == "Ja" else NO


def followed_up(main: str, follow_up: str) -> Rule:
    """G2, G3, G9, G24, G25 [001:1169, 001:1297, 001:1852, 001:4269, 001:4456]."""

    def rule(answers: Answers) -> Outcome:
        if answers[main] == "Ej aktuellt":
            return NOT_APPLICABLE
        if answers[main] == "Nej, behövs inte" and main.startswith(("G2_", "G3_")):
            return YES
        if answers[main] == "Ja" and answers[follow_up] in ("Ja", "Ej aktuellt"):
            return YES
        return NO

    return rule


def plan_for_staff(answers: Answers) -> Outcome:
    """G8 [001:1711]."""
    if answers["G8"] == "Ej aktuellt":
        return NOT_APPLICABLE
    if answers["G8"] != "Ja":
        return NO
    forms = all(answers[form] == "Ja" for form in ("G8a_A", "G8a_B", "G8a_C"))
    return YES if forms and answers["G8b"] in ("Ja", "Ej aktuellt") else NO


def plan_for_foster_homes(answers: Answers) -> Outcome:
    """B3 [001:2118]."""
    if answers["B3"] != "Ja":
        return NO
    return YES if answers["B3a_1"] == "Ja" and answers["B3a_2"] == "Ja" else NO


def every(*questions: str) -> Rule:
    """B16 [001:4342]."""
    return lambda answers: YES if all(answers[question] == "Ja" for question in questions) else NO


def at_least_one(*questions: str) -> Rule:
    """B6-B11: of the named items."""
    return lambda answers: YES if any(answers[question] == "Ja" for question in questions) else NO


def results_used(care: int) -> Rule:
    """B12_i_anvant [001:3593-3604]."""

    def rule(answers: Answers) -> Outcome:
        main = answers[f"B12_{care}"]
        if main == "Ej aktuellt":
            return NOT_APPLICABLE
        if main != "Ja":
            return NO
        return {"Ja": YES, "Nej, men beslut finns": PARTLY, "Nej": NO}[answers[f"B12b_{care}"]]

    return rule


def by_sex(care: int) -> Rule:
    """B12_i_kon [001:3793-3800]."""

    def rule(answers: Answers) -> Outcome:
        main = answers[f"B12_{care}"]
        if main == "Ej aktuellt":
            return NOT_APPLICABLE
        if main != "Ja":
            return NO
        return {"Ja": YES, "Nej": NO, "Ej aktuellt": NOT_APPLICABLE}[answers[f"B12a_{care}"]]

    return rule


def by_sex_and_used(care: int) -> Rule:
    """B12_i_kon_anvant [001:3992-4005]."""

    def rule(answers: Answers) -> Outcome:
        divided = by_sex(care)(answers)
        return results_used(care)(answers) if divided == YES else divided

    return rule


def can_follow_participation(answers: Answers) -> Outcome:
    """The four B13 indicators: Ja on all nine; the chain stops at the first Nej."""
    if answers["B13"] == "Ej aktuellt":
        return NOT_APPLICABLE
    chain = ["B13"] + [f"{family}_{item}" for family in ("B14", "B14a", "B15", "B15a") for item in (1, 2)]
    return YES if all(answers.get(question) == "Ja" for question in chain) else NO
