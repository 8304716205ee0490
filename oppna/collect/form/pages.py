"""The pages of a part: one for each indicator area, in the order the questions come."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from oppna.catalogue.prepared import Prepared
from oppna.model.questionnaire import Question
from oppna.rules.compiled import expressions_of
from oppna.rules.expression import questions_of


@dataclass(frozen=True)
class Page:
    """`heading`: the indicator area its questions serve."""

    heading: str
    questions: tuple[Question, ...]


def pages(prepared: Prepared, part: str) -> tuple[Page, ...]:
    """A question that no indicator reads ("Annan") stays with the one before it."""
    areas = _areas(prepared)
    headed: list[tuple[str, Question]] = []
    for question in prepared.edition.questionnaire.form:
        if question.part == part and _is_put(question):
            before = headed[-1][0] if headed else ""
            headed.append((areas.get(question.id, before), question))
    first = next((area for area, _ in headed if area), "")
    named = [(area or first, question) for area, question in headed]
    return tuple(
        Page(area, tuple(question for _, question in members)) for area, members in groupby(named, lambda one: one[0])
    )


def _is_put(question: Question) -> bool:
    """Some questions are for the review to answer: none of their options is offered."""
    return question.kind != "val" or any(option.offered for option in question.options)


def _areas(prepared: Prepared) -> dict[str, str]:
    """Question → the indicator area of the first indicator that reads it."""
    found: dict[str, str] = {}
    for indicator in prepared.rules.indicators:
        area = prepared.edition.indicator(indicator.id).indicator_area
        read = [question for expression in expressions_of(indicator.rule) for question in questions_of(expression)]
        for question in (*indicator.required, *read):
            found.setdefault(question, area)
    return found
