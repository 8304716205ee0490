"""Which questions of the edition before are the same question this time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Iterable
from dataclasses import dataclass

from oppna.errors import Problem, Refused, quoted
from oppna.interchange.table import Table
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


@dataclass(frozen=True)
class LastRound:
    """`answers`: unit and question of this edition → answer. `left_out`: rows of other units or of other questions."""

    answers: dict[tuple[str, str], str]
    left_out: int


def read_last(table: Table, before: Edition, now: Edition, units: Collection[str]) -> LastRound:
    """What of the file this round can use. Raises Refused with everything that is wrong with it."""
    same, looked_at = same_questions(before, now), declared(now)
    known = {question.id for question in before.questionnaire.questions}
    answers: dict[tuple[str, str], str] = {}
    problems, left_out = list(table.problems), 0
    places: dict[tuple[str, str], int] = {}
    for number, fields in table:
        unit, question, value = (field.strip() for field in fields)
        place = places.setdefault((unit, question), number)
        if fault := _fault(question, known, before.id, None if place == number else place):
            problems.append(Problem(table.file, number, "FÖRRA_SVAR", fault))
        targets = [to[question] for to in (same, looked_at) if question in to] if value and unit in units else []
        answers.update(((unit, target), value) for target in targets)
        left_out += not targets
    if problems:
        raise Refused(problems)
    return LastRound(answers, left_out)


def _fault(question: str, known: Collection[str], edition: str, place: int | None) -> str:
    if question not in known:
        return f"frågan {quoted(question)} finns inte i {edition}; välj rätt utgåva eller ta bort raden."
    if place is not None:
        return f"samma objekt och fråga står redan på rad {place}; behåll en av raderna."
    return ""
