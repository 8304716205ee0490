"""Which questions of the edition before are the same question this time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable

from oppna.model.edition import Edition
from oppna.model.questionnaire import Question


def same_questions(before: Edition, now: Edition) -> dict[str, str]:
    """Question of the edition before → question of this one, only where what is asked is the same.

    The same words, item, kind, answers and unit: under the same id, or under another if the words stand once in each
    edition. A question this edition declares to be last year's answer is that question, whatever it is called.
    """
    asked = {question.id: question for question in before.questionnaire.form}
    same: dict[str, str] = {}
    once_before, once_now = _once(asked.values()), _once(now.questionnaire.form)
    for question in now.questionnaire.form:
        twin = asked.get(question.id)
        if twin is None or _asks(twin) != _asks(question):
            twin = once_before.get(_asks(question)) if _asks(question) in once_now else None
        if twin is not None:
            same[twin.id] = question.id
    return same


def declared(now: Edition) -> dict[str, str]:
    """Question of the edition before → the question by which this edition's rules look back at it."""
    return {question.last_year: question.id for question in now.questionnaire.remembered}


def _asks(question: Question) -> Hashable:
    words = " ".join(question.wording.split()).casefold(), " ".join(question.item.split()).casefold()
    return (*words, question.kind, question.answers, question.measured, question.decimals)


def _once(questions: Iterable[Question]) -> dict[Hashable, Question]:
    listed = list(questions)
    times = Counter(map(_asks, listed))
    return {_asks(question): question for question in listed if times[_asks(question)] == 1}
