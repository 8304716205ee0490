"""The nodes of a parsed rule. Two families: conditions (true, false, unknown) and operands (text or number)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

Operator = Literal["=", "<>", "<", "<=", ">", ">="]


class Question(msgspec.Struct, frozen=True, tag="q"):
    """The answer to a question; unknown where it is unanswered or not asked."""

    id: str


class Text(msgspec.Struct, frozen=True, tag="t"):
    """An answer in words."""

    text: str


class Number(msgspec.Struct, frozen=True, tag="n"):
    """An exact number, kept as it was written ("0.03")."""

    text: str


class Add(msgspec.Struct, frozen=True, tag="+"):
    left: Operand
    right: Operand


class Subtract(msgspec.Struct, frozen=True, tag="-"):
    left: Operand
    right: Operand


class Absolute(msgspec.Struct, frozen=True, tag="abs"):
    operand: Operand


class Round(msgspec.Struct, frozen=True, tag="round"):
    """A question's number rounded half up to two decimals [METHOD 5]. Only a question can be rounded."""

    question: Question


class Least(msgspec.Struct, frozen=True, tag="least"):
    """The smaller of two numbers; unknown if either is."""

    left: Operand
    right: Operand


class Compare(msgspec.Struct, frozen=True, tag="cmp"):
    operator: Operator
    left: Operand
    right: Operand


class In(msgspec.Struct, frozen=True, tag="in"):
    question: Question
    texts: tuple[str, ...]


class IsUnknown(msgspec.Struct, frozen=True, tag="null"):
    """True where the question has no answer; never unknown itself."""

    question: Question


class Not(msgspec.Struct, frozen=True, tag="not"):
    condition: Condition


class And(msgspec.Struct, frozen=True, tag="and"):
    conditions: tuple[Condition, ...]


class Or(msgspec.Struct, frozen=True, tag="or"):
    conditions: tuple[Condition, ...]


Operand = Question | Text | Number | Add | Subtract | Absolute | Round | Least
Condition = Compare | In | IsUnknown | Not | And | Or
Expression = Operand | Condition


def children(node: Expression) -> tuple[Expression, ...]:
    """The nodes directly inside `node`, left to right."""
    match node:
        case Add() | Subtract() | Least() | Compare():
            return node.left, node.right
        case Absolute():
            return (node.operand,)
        case Round() | In() | IsUnknown():
            return (node.question,)
        case Not():
            return (node.condition,)
        case And() | Or():
            return node.conditions
        case _:
            return ()


def walk(node: Expression) -> Iterator[Expression]:
    """`node` and everything in it, outermost first."""
    yield node
    for child in children(node):
        yield from walk(child)


def questions_of(node: Expression) -> tuple[str, ...]:
    """The ids of the questions in a rule, each once, in the order they stand."""
    return tuple(dict.fromkeys(part.id for part in walk(node) if isinstance(part, Question)))
