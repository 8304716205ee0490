"""Which questions an indicator's figures can depend on."""

from __future__ import annotations

from collections.abc import Iterable

from oppna.model.edition import Edition
from oppna.model.indicator import Indicator
from oppna.rules.compiled import expressions_of
from oppna.rules.compiling import compile_rule
from oppna.rules.expression import questions_of
from oppna.rules.parse import parse_condition


def questions_behind(edition: Edition, indicator: Indicator) -> frozenset[str]:
    """The questions it requires or names in its rule, and those that decide whether one of them is asked."""
    rule = compile_rule(indicator)
    named = (question for part in (expressions_of(rule) if rule else ()) for question in questions_of(part))
    return _with_routing(edition, (*indicator.questions, *named))


def _with_routing(edition: Edition, questions: Iterable[str]) -> frozenset[str]:
    routes = {question.id: question.asked_if for question in edition.questionnaire.questions}
    found: set[str] = set()
    waiting = list(questions)
    while waiting:
        question = waiting.pop()
        if question not in found:
            found.add(question)
            if routes.get(question):
                waiting += questions_of(parse_condition(routes[question]))
    return frozenset(found)
