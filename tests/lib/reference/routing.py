"""What is asked when [METHOD 4]: which of a unit's answers count at all."""

import re
from functools import cache

Answers = dict[str, str]
"""One unit's answers: question id to answer. No key = not answered."""

_FOLLOW_UP = (
    (r"G2a_(\d+)", r"G2_\1", "Ja"),
    (r"G3a_(\d+)", r"G3_\1", "Ja"),
    (r"G8a_[A-D]", "G8", "Ja"),
    (r"G8b", "G8", "Ja"),
    (r"G9a", "G9", "Ja"),
    (r"G24a", "G24", "Ja"),
    (r"G25a", "G25", "Ja"),
    (r"G1a", "G1", "Nej"),
    (r"B3a_(\d)", "B3", "Ja"),
    (r"B12a_(\d)", r"B12_\1", "Ja"),
    (r"B12b_(\d)", r"B12_\1", "Ja"),
    (r"B14_(\d)", "B13", "Ja"),
    (r"B15_(\d)", "B13", "Ja"),
    (r"B14a_(\d)", r"B14_\1", "Ja"),
    (r"B15a_(\d)", r"B15_\1", "Ja"),
)
"""Question pattern, the question it hangs on, the answer that opens it. Everything else is always asked."""


@cache
def _hangs_on(question: str) -> tuple[str, str] | None:
    """The question that opens this one, and the answer that does."""
    for pattern, parent, opening in _FOLLOW_UP:
        match = re.fullmatch(pattern, question)
        if match:
            return match.expand(parent), opening
    return None


def asked(question: str, answers: Answers) -> bool:
    """Whether `question` is asked, given the unit's answers. The question it hangs on must be asked too."""
    above = _hangs_on(question)
    if above is None:
        return True
    parent, opening = above
    return asked(parent, answers) and answers.get(parent) == opening


def counting(answers: Answers) -> Answers:
    """The answers that have an effect: those to questions that were asked."""
    return {question: answer for question, answer in answers.items() if asked(question, answers)}


def ignored(answers: Answers) -> set[str]:
    """Answered although not asked."""
    return set(answers) - set(counting(answers))
