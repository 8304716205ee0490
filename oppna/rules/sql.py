"""Nodes → SQL for DuckDB and Spark, and a whole indicator as one statement over a wide table of answers.

Columns: one a question, text for choices and DECIMAL for numbers, NULL = unanswered. The text of
a rule is already SQL, but it is written anew from the nodes so that only the whitelist can get out.
"""

from __future__ import annotations

from typing import Literal

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

Dialect = Literal["duckdb", "spark"]
_QUOTE: dict[Dialect, str] = {"duckdb": '"', "spark": "`"}


def quoted(text: str) -> str:
    """A string literal. Both dialects read a doubled quote as one; rules hold no backslash (see parse)."""
    return "'" + text.replace("'", "''") + "'"


def name(question: str, dialect: Dialect) -> str:
    """A column name; question ids are letters, digits and underscores."""
    return f"{_QUOTE[dialect]}{question}{_QUOTE[dialect]}"


def to_sql(node: Expression, dialect: Dialect = "duckdb") -> str:
    """The expression in the dialect, fully parenthesised."""

    def say(part: Expression) -> str:
        return to_sql(part, dialect)

    match node:
        case Question(id):
            return name(id, dialect)
        case Text(text):
            return quoted(text)
        case Number(text):
            return text
        case Add(left, right):
            return f"({say(left)} + {say(right)})"
        case Subtract(left, right):
            return f"({say(left)} - {say(right)})"
        case Absolute(operand):
            return f"ABS({say(operand)})"
        case Round(question):
            return f"ROUND({say(question)}, 2)"
        case Least(left, right):
            # LEAST skips NULL in both dialects; unknown must stay unknown.
            first, second = say(left), say(right)
            return f"(CASE WHEN {first} < {second} THEN {first} WHEN {first} >= {second} THEN {second} END)"
        case Compare(operator, left, right):
            return f"({say(left)} {operator} {say(right)})"
        case In(question, texts):
            return f"({say(question)} IN ({', '.join(map(quoted, texts))}))"
        case IsUnknown(question):
            return f"({say(question)} IS NULL)"
        case Not(condition):
            return f"(NOT {say(condition)})"
        case And(conditions):
            return "(" + " AND ".join(map(say, conditions)) + ")"
        case Or(conditions):
            return "(" + " OR ".join(map(say, conditions)) + ")"
