"""Whole made-up answer sets (SYNTETISKA SVAR) for any questionnaire, with everything that may disturb a rule."""

from collections.abc import Sequence
from random import Random

from oppna.model.questionnaire import Question

DECIMALS = 3
"""As many as the tables of the SQL engines keep."""


def answer_sets(random: Random, questions: Sequence[Question], size: int) -> list[dict[str, str]]:
    """Answers of `size` units; questions that are not asked are answered too, now and then."""
    return [_answers(random, questions) for _ in range(size)]


def _answers(random: Random, questions: Sequence[Question]) -> dict[str, str]:
    """A unit leans towards one option, so that long chains are sometimes all Ja and lists all Nej."""
    answering, leaning = random.choice([0.5, 0.95, 1.0, 1.0]), random.choice([0.2, 0.6, 0.95, 1.0])
    largest, leans = random.choice([0, 3, 300, 4000]), random.choice([0, 0, 0, 1])
    answers = {}
    for question in questions:
        if random.random() > answering:
            continue
        if question.kind == "tal":
            answers[question.id] = number_text(random, largest)
        elif question.kind == "text":
            answers[question.id] = "något annat"
        else:
            options = question.answers
            answers[question.id] = options[leans] if random.random() < leaning else random.choice(options)
    return answers


def number_text(random: Random, largest: int) -> str:
    """Mostly hundredths; sometimes thousandths, halves of a hundredth, negatives, and the code 999 in its spellings."""
    kind = random.random()
    if kind < 0.05:
        return random.choice(["999", "999.00", "999.000"])
    hundredths = random.randint(0, largest) * random.choice([1, 1, 1, 100])
    thousandths = 10 * hundredths + (random.choice([0, 1, 4, 5, 6]) if kind < 0.3 else 0)
    sign = "-" if thousandths and 0.3 < kind < 0.35 else ""
    return f"{sign}{thousandths // 1000}.{thousandths % 1000:03d}"
