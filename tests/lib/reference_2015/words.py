"""Unit rules in words of 2015 [METHOD 8], by hand from the source document.

Every function is given the answers that count, after it is known that no asked, required question is unanswered.
"""

from collections.abc import Callable

from tests.lib.reference.outcome import ILLOGICAL, NO, PARTLY, YES, Outcome
from tests.lib.reference.routing import Answers

Rule = Callable[[Answers], Outcome]


def current(main: str) -> Rule:
    """Routines [000:195] and, before correction, agreements: followed up or new; the same chief needs none."""

    def rule(answers: Answers) -> Outcome:
        if answers[main] == "Ej aktuellt":
            return YES
        if answers[main] == "Nej":
            return NO
        follow_up = answers[f"{main}_uppf"]
        if follow_up == "Ej aktuellt, har ingen":
            return ILLOGICAL
        return YES if follow_up in ("Ja", "Ej aktuellt") else NO

    return rule


def corrected(main: str, used: Answers, last_year: Answers) -> bool:
    """Has one, did not follow it up, and had none a year ago: so it is new [000:114]."""
    return used.get(main) == "Ja" and used.get(f"{main}_uppf") == "Nej" and last_year.get(main) == "Nej"


def results_used(main: str) -> Rule:
    """Asked or followed up, and used [000:166, 000:650]. Only the parents' question can contradict itself."""

    def rule(answers: Answers) -> Outcome:
        if answers[main] != "Ja":
            return NO
        used = answers[f"{main}_anvant"]
        if used.startswith("Ej aktuellt"):
            return ILLOGICAL
        return YES if used == "Ja" else NO

    return rule


def every(*questions: str) -> Rule:
    """All of them Ja, where the first opens the rest [000:386, 000:527]."""
    return lambda answers: YES if all(answers.get(question) == "Ja" for question in questions) else NO


def at_least_one(*questions: str) -> Rule:
    """Of the named methods [000:565]."""
    return lambda answers: YES if any(answers[question] == "Ja" for question in questions) else NO


def provided(main: str, *named: str) -> Rule:
    """Provided in this way, and of a named kind [000:591, 000:598, 000:621-623]."""
    return lambda answers: YES if answers[main] == "Ja" and any(answers[kind] == "Ja" for kind in named) else NO


def plan(main: str, *parts: str) -> Rule:
    """A plan that lacks something is Delvis [000:459, 000:520]."""

    def rule(answers: Answers) -> Outcome:
        if answers[main] != "Ja":
            return NO
        return YES if all(answers[part] == "Ja" for part in parts) else PARTLY

    return rule


def individual_plans(answers: Answers) -> Outcome:
    """Everybody has one and every one is followed up; Nej only where nobody has one [000:471-475]."""
    if answers["indiv"] == "Nej":
        return NO
    return YES if answers["indiv"] == answers["indiv_uppf"] == "Ja, samtliga" else PARTLY


def emergency_service(answers: Answers) -> Outcome:
    """Social jour [000:679]."""
    if answers["jour"] == "Ja":
        return YES
    return PARTLY if answers["jour_nagon"] == "Ja" else NO
