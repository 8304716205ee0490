"""Nodes → the expressions of XLSForm (XPath as ODK speaks it), for forms filled in without our site.

XPath has two truth values and takes an unanswered question for an empty text. Here a condition is true only
where three-valued logic says true: each comparison first asks that its questions are answered.
"""

from __future__ import annotations

from collections.abc import Iterable

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
    Operator,
    Or,
    Question,
    Round,
    Subtract,
    Text,
    questions_of,
)

_SIGNS: dict[Operator, str] = {"=": "=", "<>": "!=", "<": "<", "<=": "<=", ">": ">", ">=": ">="}
_OPPOSITE: dict[Operator, str] = {"=": "!=", "<>": "=", "<": ">=", "<=": ">", ">": "<=", ">=": "<"}


def to_xlsform(node: Condition, *, true: bool = True) -> str:
    """An expression that holds exactly where `node` is known to be true (or, with `true` False, known to be false)."""
    match node:
        case Compare("=", Question(id), Text(text)) if true and text:  # an empty text is never the answer
            return f"{_name(id)} = {_quoted(text)}"
        case Compare(operator, left, right):
            sign = _SIGNS[operator] if true else _OPPOSITE[operator]
            return _known(questions_of(node), f"{_exact(left)} {sign} {_exact(right)}")
        case In(question, texts) if true and all(texts):
            return _joined([f"{_name(question.id)} = {_quoted(text)}" for text in texts], "or")
        case In(question, texts):
            sign, joint = ("=", "or") if true else ("!=", "and")
            tests = [f"{_name(question.id)} {sign} {_quoted(text)}" for text in texts]
            return _known((question.id,), _joined(tests, joint))
        case IsUnknown(question):
            return f"{_name(question.id)} {'=' if true else '!='} ''"
        case Not(condition):
            return to_xlsform(condition, true=not true)
        case And(conditions):
            return _joined([to_xlsform(one, true=true) for one in conditions], "and" if true else "or")
        case Or(conditions):
            return _joined([to_xlsform(one, true=true) for one in conditions], "or" if true else "and")


def _known(ids: Iterable[str], test: str) -> str:
    return _joined([*(f"{_name(id)} != ''" for id in ids), test], "and")


def _joined(tests: list[str], joint: str) -> str:
    return f"({f' {joint} '.join(tests)})" if len(tests) > 1 else tests[0]


def _exact(node: Operand) -> str:
    """What is reckoned is rounded before it is compared: ODK reckons in binary, where 0.1 + 0.2 is not 0.3."""
    return _operand(node) if isinstance(node, (Question, Text, Number)) else f"round({_operand(node)}, 6)"


def _operand(node: Operand) -> str:
    match node:
        case Question(id):
            return _name(id)
        case Text(text):
            return _quoted(text)
        case Number(text):
            return text
        case Add(left, right):
            return f"({_operand(left)} + {_operand(right)})"
        case Subtract(left, right):
            return f"({_operand(left)} - {_operand(right)})"
        case Absolute(operand):
            return f"abs({_operand(operand)})"
        case Round(question):
            return f"round({_name(question.id)}, 2)"
        case Least(left, right):
            return f"min({_operand(left)}, {_operand(right)})"


def _name(id: str) -> str:
    return "${" + id + "}"


def _quoted(text: str) -> str:
    """XPath has no escapes: a text with both kinds of quotation marks cannot be written, and no answer has both."""
    if "'" not in text:
        return f"'{text}'"
    if '"' in text:
        raise ValueError(f"{text} has both kinds of quotation marks")
    return f'"{text}"'
