"""Nodes → JSON that `condition.js` evaluates: data, not code, so it runs under a CSP without eval.

The form is a nested list, `["and", ["=", ["q", "G2_1"], ["t", "Ja"]], …]`; numbers travel as text
and are compared as exact scaled integers by the script, so 0.1 + 0.2 is 0.3 in the form too.
"""

from __future__ import annotations

from oppna.rules.expression import (
    Absolute,
    Add,
    And,
    Compare,
    Expression,
    In,
    IsUnknown,
    Least,
    Not,
    Number,
    Or,
    Question,
    Round,
    Subtract,
    Text,
)

Json = list["Json | str"]


def to_browser(node: Expression) -> Json:
    """The condition as JSON-ready lists."""
    match node:
        case Question(id):
            return ["q", id]
        case Text(text):
            return ["t", text]
        case Number(text):
            return ["n", text]
        case Add(left, right):
            return ["+", to_browser(left), to_browser(right)]
        case Subtract(left, right):
            return ["-", to_browser(left), to_browser(right)]
        case Absolute(operand):
            return ["abs", to_browser(operand)]
        case Round(question):
            return ["round", to_browser(question)]
        case Least(left, right):
            return ["least", to_browser(left), to_browser(right)]
        case Compare(operator, left, right):
            return [operator, to_browser(left), to_browser(right)]
        case In(question, texts):
            return ["in", to_browser(question), *texts]
        case IsUnknown(question):
            return ["null", to_browser(question)]
        case Not(condition):
            return ["not", to_browser(condition)]
        case And(conditions):
            return ["and", *map(to_browser, conditions)]
        case Or(conditions):
            return ["or", *map(to_browser, conditions)]
