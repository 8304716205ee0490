"""Which questions each indicator of `2017-vinr` requires, typed from the contract, and what a unit then is [METHOD 6].

A rule is given the answers that count, after it is known that no asked, required question is unanswered.
"""

from tests.lib.reference.outcome import MISSING, NO, NOT_APPLICABLE, PARTLY, YES, Outcome
from tests.lib.reference.words import Rule, plain
from tests.lib.reference_2017.questions import EIGHT, asked

Answers = dict[str, str]


def routine(main: str, follow_up: str) -> Rule:
    """G7, G21, G23 and V4: there is one, and it is followed up or new. Ej aktuellt on the main question is that."""

    def rule(answers: Answers) -> Outcome:
        if answers[main] == "Ej aktuellt":
            return NOT_APPLICABLE
        return YES if answers[main] == "Ja" and answers[follow_up] in ("Ja", "Ej aktuellt") else NO

    return rule


def agreement(number: int) -> Rule:
    """G3: as a routine, and "not needed, the same head" is as good as having one [004:497]."""
    otherwise = routine(f"G3_{number}", f"G3a_{number}")
    return lambda answers: YES if answers[f"G3_{number}"] == "Nej, behövs inte" else otherwise(answers)


def plan(number: int) -> Rule:
    """G6: supervision (A) and further training (B) are enough in 2017 [004:524]."""

    def rule(answers: Answers) -> Outcome:
        if answers[f"G6_{number}"] == "Ej aktuellt":
            return NOT_APPLICABLE
        if answers[f"G6_{number}"] == "Nej":
            return NO
        forms = answers[f"G6a_{number}_A"] == answers[f"G6a_{number}_B"] == "Ja"
        return YES if forms and answers[f"G6b_{number}"] != "Nej" else NO

    return rule


def short_questions(number: int) -> Rule:
    """G8: FREDA's short questions and no other method [004:680]."""
    return lambda answers: YES if answers[f"G8_{number}"] == "Ja, FREDA-kortfrågor" else NO


def screening(number: int) -> Rule:
    """G9_1 AUDIT, G9_2 DUDIT."""
    category = {"Ja": YES, "Nej": NO, "Ej aktuellt": NOT_APPLICABLE}
    return lambda answers: category[answers[f"G9_{number}"]]


def a_method(answers: Answers) -> Outcome:
    """V1: one of the four named, or another that is named and not turned down in review [004:700]."""
    for number in range(1, 5):
        if answers[f"V1_{number}"] == "Ja":
            return YES
    if answers["V1_5"] == "Nej" or not answers.get("V1_5_vilken"):
        return NO
    return NO if answers.get("V1_5_granskad") == "Nej" else YES


def used(answers: Answers) -> Outcome:
    """V7 and V7b [004:760]."""
    if answers["V7"] != "Ja":
        return NOT_APPLICABLE if answers["V7"] == "Ej aktuellt" else NO
    return {"Ja": YES, "Nej, men beslut finns": PARTLY, "Nej": NO}[answers["V7b"]]


def by_sex(answers: Answers) -> Outcome:
    """V7 and V7a, where either may be Ej aktuellt [004:777-780]."""
    if answers["V7"] != "Ja":
        return NOT_APPLICABLE if answers["V7"] == "Ej aktuellt" else NO
    return {"Ja": YES, "Nej": NO, "Ej aktuellt": NOT_APPLICABLE}[answers["V7a"]]


def by_sex_and_used(answers: Answers) -> Outcome:
    """All three [004:801]."""
    parted = by_sex(answers)
    return used(answers) if parted == YES else parted


RULES: dict[str, tuple[tuple[str, ...], Rule]] = {
    "G1": (("G1",), plain("G1")),
    **{f"G3_{i}": ((f"G3_{i}", f"G3a_{i}"), agreement(i)) for i in range(1, 7)},
    **{f"G6_{i}": ((f"G6_{i}", f"G6a_{i}_A", f"G6a_{i}_B", f"G6b_{i}"), plan(i)) for i in (1, 2)},
    **{f"G7_{i}": ((f"G7_{i}", f"G7a_{i}"), routine(f"G7_{i}", f"G7a_{i}")) for i in EIGHT},
    **{f"G8_{i}": ((f"G8_{i}",), short_questions(i)) for i in range(1, 7)},
    **{f"G9_{i}": ((f"G9_{i}",), screening(i)) for i in (1, 2)},
    "G20": (("G20",), plain("G20")),
    **{f"G21_{i}": ((f"G21_{i}", f"G21a_{i}"), routine(f"G21_{i}", f"G21a_{i}")) for i in EIGHT},
    **{f"G23_{i}": ((f"G23_{i}", f"G23a_{i}"), routine(f"G23_{i}", f"G23a_{i}")) for i in EIGHT},
    "V1": (("V1_1", "V1_2", "V1_3", "V1_4", "V1_5"), a_method),
    **{id: ((id,), plain(id)) for id in ("V2_1", "V2_2", "V3_1", "V3_2", "V5_1", "V5_2", "V6_1", "V6_2")},
    "V4": (("V4", "V4a"), routine("V4", "V4a")),
    "V7_anvant": (("V7", "V7b"), used),
    "V7_kon": (("V7", "V7a"), by_sex),
    "V7_kon_anvant": (("V7", "V7a", "V7b"), by_sex_and_used),
}
"""Indicator → what it requires, and its rule."""


def unit_outcome(indicator: str, answers: Answers) -> Outcome:
    """One unit on one indicator, from the answers that count [METHOD 3, internal nonresponse]."""
    required, rule = RULES[indicator]
    if any(asked(question, answers) and question not in answers for question in required):
        return MISSING
    return rule(answers)
