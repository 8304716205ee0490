"""A rule worked out for one unit at a time, three-valued and with fractions: what every engine must agree with.

Deliberately naive. It shares the nodes with the product and nothing else.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import floor
from operator import eq, ge, gt, le, lt, ne
from typing import NamedTuple

from oppna.rules.compiled import CompiledCategory, CompiledIndicator, CompiledRatio
from oppna.rules.expression import (
    Absolute,
    Add,
    And,
    Compare,
    Condition,
    In,
    IsUnknown,
    Least,
    Not,
    Number,
    Operand,
    Or,
    Question,
    Round,
    Subtract,
    Text,
)

Answers = Mapping[str, str]
Routing = tuple[tuple[str, Condition], ...]
_OPERATORS = {"=": eq, "<>": ne, "<": lt, "<=": le, ">": gt, ">=": ge}


class Outcome(NamedTuple):
    """A category or a status in the words of files; for a measure that is ok also the two numbers."""

    outcome: str
    numerator: Fraction | None = None
    denominator: Fraction | None = None


def number(node: Operand, answers: Answers) -> Fraction | None:
    match node:
        case Question(id):
            return Fraction(answers[id]) if id in answers else None
        case Number(text):
            return Fraction(text)
        case Round(question):
            value = number(question, answers)
            return None if value is None else _half_up(value)
        case Absolute(operand):
            value = number(operand, answers)
            return None if value is None else abs(value)
        case Add(left, right) | Subtract(left, right) | Least(left, right):
            one, other = number(left, answers), number(right, answers)
            if one is None or other is None:
                return None
            if isinstance(node, Least):
                return min(one, other)
            return one + other if isinstance(node, Add) else one - other
    raise AssertionError(node)


def _half_up(value: Fraction) -> Fraction:
    """To two decimals, halves away from zero."""
    size = Fraction(floor(abs(value) * 100 + Fraction(1, 2)), 100)
    return -size if value < 0 else size


def truth(node: Condition, answers: Answers) -> bool | None:
    match node:
        case And(conditions):
            found = [truth(condition, answers) for condition in conditions]
            return False if False in found else None if None in found else True
        case Or(conditions):
            found = [truth(condition, answers) for condition in conditions]
            return True if True in found else None if None in found else False
        case Not(condition):
            value = truth(condition, answers)
            return None if value is None else not value
        case IsUnknown(question):
            return question.id not in answers
        case In(question, texts):
            return answers[question.id] in texts if question.id in answers else None
        case Compare(operator, Question(id), Text(text)):
            return bool(_OPERATORS[operator](answers[id], text)) if id in answers else None
        case Compare(operator, left, right):
            one, other = number(left, answers), number(right, answers)
            return None if one is None or other is None else bool(_OPERATORS[operator](one, other))
    raise AssertionError(node)


def counting(routing: Routing, answers: Answers) -> dict[str, str]:
    """The answers that count: those to questions that are asked."""
    left = dict(answers)
    for question, condition in routing:
        if truth(condition, left) is not True:
            left.pop(question, None)
    return left


def outcome(indicator: CompiledIndicator, routing: Routing, answers: Answers) -> Outcome:
    """What the unit is on the indicator."""
    return outcome_of_counting(indicator, routing, counting(routing, answers))


def outcome_of_counting(indicator: CompiledIndicator, routing: Routing, left: Answers) -> Outcome:
    """The same from the answers that count."""
    conditions = dict(routing)
    for question in indicator.required:
        if question not in left and (question not in conditions or truth(conditions[question], left) is True):
            return Outcome("missing")
    rule = indicator.rule
    if isinstance(rule, CompiledCategory):
        order = [
            ("illogical", rule.illogical),
            ("Ej aktuellt", rule.not_applicable),
            ("Ja", rule.yes),
            ("Ja", rule.corrected),
            ("Delvis", rule.partly),
        ]
        return Outcome(_first(order, left) or "Nej")
    assert isinstance(rule, CompiledRatio)
    order = [("missing", rule.missing), ("illogical", rule.illogical), ("Ej aktuellt", rule.not_applicable)]
    first = _first(order, left)
    numerator, denominator = number(rule.numerator, left), number(rule.denominator, left)
    if first or numerator is None or not denominator:
        return Outcome(first or "missing")
    return Outcome("ok", numerator, denominator)


def _first(order: Sequence[tuple[str, Condition | None]], answers: Answers) -> str:
    true = [name for name, condition in order if condition is not None and truth(condition, answers)]
    return true[0] if true else ""
