"""Text → nodes. sqlglot reads the SQL; only what the language allows passes, the rest is refused with a reason."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import sqlglot
from sqlglot import expressions as sql

from oppna.rules.errors import RuleError
from oppna.rules.expression import (
    Absolute,
    Add,
    And,
    Compare,
    Condition,
    Expression,
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

MAX_LENGTH = 4000
"""Longer rules are refused: no definition needs them. One nested too deep for Python to follow is refused as such."""

_OPERATORS: dict[type[Any], Operator] = {
    sql.EQ: "=",
    sql.NEQ: "<>",
    sql.LT: "<",
    sql.LTE: "<=",
    sql.GT: ">",
    sql.GTE: ">=",
}
_CONDITIONS = (Compare, In, IsUnknown, Not, And, Or)
_NUMBER = re.compile(r"\d+(\.\d+)?")
_QUESTION = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
ALLOWED = "= <> < <= > >=, IN, AND, OR, NOT, IS NULL, +, -, ABS, ROUND(fråga, 2), LEAST(a, b), tal och 'text'"


def parse_condition(text: str) -> Condition:
    """The condition `text` says. Raises RuleError, in Swedish, for anything outside the language."""
    node = _parse(text)
    if not isinstance(node, _CONDITIONS):
        raise RuleError(f"”{text}” är inget villkor som kan vara sant eller falskt; jämför med ett svar eller ett tal.")
    return node


def parse_number(text: str) -> Operand:
    """The number expression `text` says. Raises RuleError, in Swedish, for anything outside the language."""
    node = _parse(text)
    if isinstance(node, (*_CONDITIONS, Text)):
        raise RuleError(f"”{text}” är inget tal; ange frågor och tal med +, -, ABS, ROUND eller LEAST.")
    return node


@lru_cache(maxsize=4096)
def _parse(text: str) -> Expression:
    """Remembered: the same few hundred texts are asked for by every check and every worked example."""
    if not text.strip():
        raise RuleError("regeln är tom; skriv ett villkor eller lämna bort fältet.")
    if len(text) > MAX_LENGTH:
        raise RuleError(f"regeln är längre än {MAX_LENGTH} tecken; dela upp den.")
    try:
        statements = sqlglot.parse(text)
        if len(statements) != 1 or statements[0] is None:
            raise RuleError(f"”{text}” är mer än ett uttryck; ta bort semikolon.")
        return _node(statements[0])
    except sqlglot.errors.SqlglotError as error:
        raise RuleError(f"”{text}” går inte att läsa som en regel; kontrollera parenteser och citattecken.") from error
    except RecursionError as error:
        raise RuleError("regeln är för djupt kapslad; förenkla den.") from error


def _node(found: Any) -> Expression:
    """The node for a piece of SQL; the whitelist is what this function knows."""
    kind: type[Any] = type(found)
    if kind is sql.Paren:
        return _node(found.this)
    if kind in _OPERATORS:
        return _compare(_OPERATORS[kind], _operand(found.this), _operand(found.expression))
    if kind in _BUILDERS:
        return _BUILDERS[kind](found)
    raise RuleError(f"”{found.sql()}” får inte stå i en regel; tillåtet är {ALLOWED}.")


def _compare(operator: Operator, left: Operand, right: Operand) -> Condition:
    if isinstance(left, Text) and not isinstance(right, Text):
        left, right = right, left
        operator = _MIRRORED[operator]
    if isinstance(right, Text):
        if not isinstance(left, Question):
            raise RuleError(f"'{right.text}' ska jämföras med en fråga.")
        if operator not in ("=", "<>"):
            raise RuleError(f"svaret '{right.text}' kan bara vara lika eller olika, inte {operator}.")
    compared = Compare(operator, left, right)
    if not questions_of(compared):
        raise RuleError("en jämförelse utan fråga är alltid densamma; jämför med ett svar.")
    return compared


_MIRRORED: dict[Operator, Operator] = {"=": "=", "<>": "<>", "<": ">", "<=": ">=", ">": "<", ">=": "<="}


def _condition(found: Any) -> Condition:
    node = _node(found)
    if not isinstance(node, _CONDITIONS):
        raise RuleError(f"”{found.sql()}” är inget villkor; jämför med ett svar eller ett tal.")
    return node


def _operand(found: Any) -> Operand:
    node = _node(found)
    if isinstance(node, _CONDITIONS):
        raise RuleError(f"”{found.sql()}” är ett villkor där ett svar eller ett tal ska stå.")
    return node


def _number(found: Any) -> Operand:
    node = _operand(found)
    if isinstance(node, Text):
        raise RuleError(f"'{node.text}' är text där ett tal ska stå.")
    return node


def _question(found: Any) -> Question:
    if type(found) is sql.Paren:
        return _question(found.this)
    if type(found) is not sql.Column:
        raise RuleError(f"”{found.sql()}” ska vara en fråga.")
    return _column(found)


def _column(found: Any) -> Question:
    if len(found.parts) != 1 or found.this.args.get("quoted") or not _QUESTION.fullmatch(found.name):
        raise RuleError(f"”{found.sql()}” är inget fråge-id; skriv till exempel G2_1.")
    return Question(found.name)


def _literal(found: Any) -> Text | Number:
    if found.is_string:
        if "\\" in found.this:  # the engines disagree on what a backslash means
            raise RuleError(f"svaret '{found.this}' innehåller ett omvänt snedstreck; skriv det utan.")
        return Text(found.this)
    if not _NUMBER.fullmatch(found.this):
        raise RuleError(f"”{found.this}” är inget tal i en regel; skriv till exempel 0.03.")
    return Number(found.this)


def _in(found: Any) -> In:
    values = [_node(value) for value in found.expressions]  # empty for a subquery, a column or UNNEST
    if not values or not all(isinstance(value, Text) for value in values):
        raise RuleError(f"”{found.sql()}”: efter IN ska en lista med svar i citattecken stå.")
    return In(_question(found.this), tuple(value.text for value in values if isinstance(value, Text)))


def _is(found: Any) -> IsUnknown:
    if type(found.expression) is not sql.Null:
        raise RuleError(f"”{found.sql()}”: efter IS får bara NULL eller NOT NULL stå.")
    return IsUnknown(_question(found.this))


def _flat(kind: type[And] | type[Or], found: Any) -> Condition:
    """A chain of AND (or OR) as one node, so that the sentence and the trace read as the rule does."""
    joined, sides = type(found), []
    while type(found) is joined:  # the parser nests to the left
        sides.append(found.expression)
        found = found.this
    return kind(tuple(map(_condition, [found, *reversed(sides)])))


def _round(found: Any) -> Round:
    decimals = found.args.get("decimals")
    if decimals is None or decimals.sql() != "2" or found.args.get("truncate"):
        raise RuleError(f"”{found.sql()}”: bara ROUND(fråga, 2) är tillåtet.")
    return Round(_question(found.this))


def _least(found: Any) -> Least:
    if len(found.expressions) != 1:
        raise RuleError(f"”{found.sql()}”: LEAST tar två tal.")
    return Least(_number(found.this), _number(found.expressions[0]))


_BUILDERS: dict[type[Any], Callable[[Any], Expression]] = {
    sql.Column: _column,
    sql.Literal: _literal,
    sql.In: _in,
    sql.Is: _is,
    sql.Not: lambda found: Not(_condition(found.this)),
    sql.And: lambda found: _flat(And, found),
    sql.Or: lambda found: _flat(Or, found),
    sql.Add: lambda found: Add(_number(found.this), _number(found.expression)),
    sql.Sub: lambda found: Subtract(_number(found.this), _number(found.expression)),
    sql.Neg: lambda found: Subtract(Number("0"), _number(found.this)),
    sql.Abs: lambda found: Absolute(_number(found.this)),
    sql.Round: _round,
    sql.Least: _least,
}
