"""Runs a rule on bit planes."""

from __future__ import annotations

from fractions import Fraction
from functools import cache

from oppna.engines.bits import numbers as digits
from oppna.engines.bits.answers import AnswerPlanes
from oppna.engines.bits.numbers import Numbers
from oppna.engines.bits.plane import without
from oppna.engines.bits.truth import Truth
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


def truth_of(node: Condition, answers: AnswerPlanes) -> Truth:
    """Where the condition is true and where false; elsewhere unknown."""
    match node:
        case And(conditions):
            result = truth_of(conditions[0], answers)
            for part in conditions[1:]:
                result = result.both(truth_of(part, answers))
            return result
        case Or(conditions):
            result = truth_of(conditions[0], answers)
            for part in conditions[1:]:
                result = result.either(truth_of(part, answers))
            return result
        case Compare(operator, Question(id), Text(text)):
            found = _is_one_of(id, (text,), answers)
            return found if operator == "=" else found.negated()
        case In(question, texts):
            return _is_one_of(question.id, texts, answers)
        case IsUnknown(question):
            known = answers.known(question.id)
            return Truth(answers.everyone ^ known, known)
        case Not(condition):
            return truth_of(condition, answers).negated()
        case Compare(operator, left, right):
            return _compared(operator, number_of(left, answers), number_of(right, answers), answers.everyone)


def _is_one_of(question: str, texts: tuple[str, ...], answers: AnswerPlanes) -> Truth:
    planes = answers.choices.get(question, {})
    true = 0
    for text in texts:
        true |= planes.get(text, 0)
    return Truth(true, without(answers.known(question), true))


def _compared(operator: str, left: Numbers, right: Numbers, everyone: int) -> Truth:
    known = left.known & right.known
    match operator:
        case "=" | "<>":
            hit = digits.equal(left, right)
        case "<" | ">=":
            hit = digits.below(left, right, everyone)
        case _:
            hit = digits.below(right, left, everyone)
    found = Truth(hit, without(known, hit))
    return found if operator in ("=", "<", ">") else found.negated()


def number_of(node: Operand, answers: AnswerPlanes) -> Numbers:
    """The number expression over all units, times 10^scale. A question without numbers is unknown everywhere."""
    match node:
        case Question(id):
            return answers.numbers.get(id, _NOWHERE)
        case Round(question):
            return answers.rounded.get(question.id) or answers.numbers.get(question.id, _NOWHERE)
        case Number(text):
            return digits.constant(scaled(text, answers.scale), answers.everyone)
        case Add(left, right):
            return digits.add(number_of(left, answers), number_of(right, answers))
        case Subtract(left, right):
            return digits.subtract(number_of(left, answers), number_of(right, answers), answers.everyone)
        case Absolute(operand):
            return digits.absolute(number_of(operand, answers), answers.everyone)
        case Least(left, right):
            return digits.least(number_of(left, answers), number_of(right, answers), answers.everyone)
        case Text(text):
            raise TypeError(f"{text!r} is no number; the catalogue lets no such rule through")


_NOWHERE = Numbers((0,), 0)


@cache
def scaled(text: str, scale: int) -> int:
    """A number of a rule as an integer times 10^scale. Rules are written with no more decimals than answers keep."""
    exact = Fraction(text) * int(10**scale)
    if exact.denominator != 1:
        raise ValueError(f"{text} has more decimals than the {scale} that the answers are kept with")
    return exact.numerator
