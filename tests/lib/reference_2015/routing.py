"""What is asked when in 2015: a follow-up only where the main answer gives it something to follow up.

The source prints no routing; this is the reading that the edition states as its choice.
"""

from tests.lib.reference.routing import Answers

OPENED_BY_YES = {
    "plan_2ar": "plan",
    "plan_A": "plan",
    "plan_B": "plan",
    "plan_C": "plan",
    "famplan_handl": "famplan",
    "famplan_utb": "famplan",
    "grundutb_hem": "grundutb",
    "ps_1": "ps_bistand",
    "ps_2": "ps_bistand",
}


def asked(question: str, answers: Answers) -> bool:
    """Every main question is asked, so one step up is enough."""
    if question == "jour_nagon":
        return answers.get("jour") == "Nej"
    if question == "indiv_uppf":
        return answers.get("indiv") in ("Ja, samtliga", "Ja, inte samtliga")
    if question.startswith(("fs_", "sg_")) and question[3:].isdigit():
        kind = question[:2]
        return answers.get(f"{kind}_bistand") == "Ja" or answers.get(f"{kind}_service") == "Ja"
    for ending in ("_uppf", "_anvant"):
        if question.endswith(ending):
            return answers.get(question.removesuffix(ending)) == "Ja"
    if question in OPENED_BY_YES:
        return answers.get(OPENED_BY_YES[question]) == "Ja"
    return True


def counting(answers: Answers) -> Answers:
    """The answers that have an effect."""
    return {question: answer for question, answer in answers.items() if asked(question, answers)}
