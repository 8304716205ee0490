"""What `2017-vinr` asks, when, and what a file may answer [METHOD 4, 6; 004 bilaga 2]."""

from tests.lib.reference.options import WITH_DECIDED, WITH_NOT_NEEDED, YES_NO, YES_NO_NA

FREDA = ("Ja, FREDA-kortfrågor", "Ja, annan", "Nej")
EIGHT = range(1, 9)

OPTIONS: dict[str, tuple[str, ...]] = {
    "G1": YES_NO,
    "G1a": YES_NO,
    **{f"G3_{i}": WITH_NOT_NEEDED for i in range(1, 7)},
    **{f"G3a_{i}": YES_NO_NA for i in range(1, 7)},
    "G6_1": YES_NO_NA,
    "G6_2": YES_NO_NA,
    **{f"G6a_{i}_{form}": YES_NO for i in (1, 2) for form in "ABCD"},
    "G6b_1": YES_NO_NA,
    "G6b_2": YES_NO_NA,
    **{f"G7_{i}": YES_NO_NA for i in EIGHT},
    **{f"G7a_{i}": YES_NO_NA for i in EIGHT},
    **{f"G8_{i}": FREDA for i in range(1, 7)},
    "G9_1": YES_NO_NA,
    "G9_2": YES_NO_NA,
    "G20": YES_NO,
    **{f"G21_{i}": YES_NO_NA for i in EIGHT},
    **{f"G21a_{i}": YES_NO_NA for i in EIGHT},
    **{f"G23_{i}": YES_NO_NA for i in EIGHT},
    **{f"G23a_{i}": YES_NO_NA for i in EIGHT},
    **{f"V1_{i}": YES_NO for i in range(1, 6)},
    "V1_5_vilken": ("Danger Assessment", "Egen checklista"),
    "V1_5_granskad": YES_NO,
    **{question: YES_NO for question in ("V2_1", "V2_2", "V3_1", "V3_2", "V4")},
    "V4a": YES_NO_NA,
    **{question: YES_NO for question in ("V5_1", "V5_2", "V6_1", "V6_2")},
    "V7": YES_NO_NA,
    "V7a": YES_NO_NA,
    "V7b": WITH_DECIDED,
}
"""Questions and their answers, a question after those it hangs on. For the free text: two names of a method."""


def opened_by(question: str) -> tuple[str, str] | None:
    """The question this one hangs on and the answer that opens it; None where it is always asked."""
    family, _, rest = question.partition("_")
    if question == "G1a":
        return "G1", "Nej"
    if question in ("V1_5_vilken", "V1_5_granskad"):
        return "V1_5", "Ja"
    if family == "G6a":
        return f"G6_{rest[0]}", "Ja"
    if family == "V7b":
        return "V7", "Ja"
    if family in ("G3a", "G7a", "G21a", "G23a", "V4a", "V7a", "G6b"):
        return question.replace(family, family[:-1]), "Ja"
    return None


def asked(question: str, answers: dict[str, str]) -> bool:
    """Whether it is asked. Nothing in this form hangs on a question that itself hangs on one."""
    above = opened_by(question)
    return above is None or answers.get(above[0]) == above[1]


def counting(answers: dict[str, str]) -> dict[str, str]:
    """The answers that have an effect: those to questions that were asked."""
    return {question: answer for question, answer in answers.items() if asked(question, answers)}
