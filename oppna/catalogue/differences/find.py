"""Every difference between two indicators that are laid beside each other."""

from __future__ import annotations

from collections.abc import Iterator

from oppna.catalogue.differences.align import align
from oppna.catalogue.differences.difference import Difference
from oppna.catalogue.differences.measures import of_measures
from oppna.catalogue.differences.questions import of_questions, only_in
from oppna.catalogue.differences.rules import of_rules
from oppna.model.edition import Edition
from oppna.model.indicator import Indicator, PublishedOnly
from oppna.model.questionnaire import Question


def differences(before: Edition, one: Indicator, after: Edition, other: Indicator) -> tuple[Difference, ...]:
    """What alters the meaning first, then the rest; each in the order a reader meets it."""
    found = list(_all(before, one, after, other))
    return tuple(sorted(dict.fromkeys(found), key=lambda difference: not difference.alters_meaning))


def _all(before: Edition, one: Indicator, after: Edition, other: Indicator) -> Iterator[Difference]:
    yield from of_measures(before, one, after, other)
    if isinstance(one.rule, PublishedOnly) or isinstance(other.rule, PublishedOnly):
        yield from of_rules(before, one, after, other, {})
        return
    aligned = align(_asked(before, one), before.head.year, _asked(after, other), after.head.year)
    names = {old.id: new.id for old, new in aligned if old and new}
    names |= {old.id: f"{old.id}_{before.id}" for old, new in aligned if old and not new}
    for old, new in aligned:
        if old and new:
            yield from of_questions(before, old, after, new, names)
        elif old:
            yield only_in(before, old)
        elif new:
            yield only_in(after, new)
    yield from of_rules(before, one, after, other, names)


def _asked(edition: Edition, indicator: Indicator) -> tuple[Question, ...]:
    """The questions the indicator requires, in its order; one that does not exist is told by a rule of its own."""
    known = {question.id: question for question in edition.questionnaire.questions}
    return tuple(known[id] for id in indicator.questions if id in known)
