"""Which questions of the edition before are the same question this time, and what a file says of them.

Wordings are our own in every edition and years stand in them, so sameness is not a matter of letters. Two questions
are the same where they lie beside each other in an indicator that continues, nothing in how they are asked alters
their meaning, and either their words agree apart from the years or the indicator may be compared directly. A
follow-up question is the same only if the question it follows up is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from oppna.catalogue.changes import in_order
from oppna.catalogue.differences.align import align
from oppna.catalogue.differences.questions import of_questions
from oppna.catalogue.years import beside
from oppna.errors import Problem, Refused, quoted
from oppna.interchange.table import Table
from oppna.model.edition import Edition
from oppna.model.indicator import Indicator
from oppna.model.questionnaire import Question
from oppna.rules.expression import questions_of
from oppna.rules.parse import parse_condition


def same_questions(before: Edition, now: Edition) -> dict[str, str]:
    """Question of the edition before → the same question of this one."""
    alike = dict(_of_same_id(before, now))
    for compared in in_order(before, now).indicators:
        if compared.before and compared.after:
            alike.update(_of_indicator(before, compared.before, now, compared.after, joins=compared.joins))
    return _with_their_parents(alike, now)


def declared(now: Edition) -> dict[str, str]:
    """Question of the edition before → the question by which this edition's rules look back at it."""
    return {question.last_year: question.id for question in now.questionnaire.remembered}


def _of_same_id(before: Edition, now: Edition) -> Iterator[tuple[str, str]]:
    """Questions that no indicator asks for, such as which other method: the same id and the same words."""
    asked = {question.id: question for question in before.questionnaire.form}
    for question in now.questionnaire.form:
        twin = asked.get(question.id)
        if twin and _words(twin, before) == _words(question, now) and _unaltered(before, twin, now, question, {}):
            yield twin.id, question.id


def _of_indicator(
    before: Edition, one: Indicator, now: Edition, other: Indicator, *, joins: bool
) -> Iterator[tuple[str, str]]:
    aligned = align(_asked(before, one), before.head.year, _asked(now, other), now.head.year)
    names = {old.id: new.id for old, new in aligned if old and new}
    for old, new in aligned:
        if old is None or new is None or _item(old, before) != _item(new, now):
            continue
        if (joins or _words(old, before) == _words(new, now)) and _unaltered(before, old, now, new, names):
            yield old.id, new.id


def _asked(edition: Edition, indicator: Indicator) -> tuple[Question, ...]:
    known = {question.id: question for question in edition.questionnaire.form}
    return tuple(known[id] for id in indicator.questions if id in known)


def _unaltered(before: Edition, old: Question, now: Edition, new: Question, names: dict[str, str]) -> bool:
    return not any(difference.alters_meaning for difference in of_questions(before, old, now, new, names))


def _words(question: Question, edition: Edition) -> str:
    return " ".join(beside(question.wording, edition.head.year).split()).casefold() + "|" + _item(question, edition)


def _item(question: Question, edition: Edition) -> str:
    return " ".join(beside(question.item, edition.head.year).split()).casefold()


def _with_their_parents(alike: dict[str, str], now: Edition) -> dict[str, str]:
    """Without the follow-ups of questions that are not the same, and the follow-ups of those, and so on."""
    routing = {question.id: question.asked_if for question in now.questionnaire.form}
    while True:
        there = set(alike.values())
        kept = {old: new for old, new in alike.items() if _named(routing[new]) <= there}
        if len(kept) == len(alike):
            return kept
        alike = kept


def _named(condition: str) -> set[str]:
    return set(questions_of(parse_condition(condition))) if condition else set()


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
