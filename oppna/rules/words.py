"""Nodes → a Swedish sentence, so that a page can say what a rule demands without a second text of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

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
    Operator,
    Or,
    Question,
    Round,
    Subtract,
    Text,
)

Naming = Callable[[str], str]

_NUMBER_WORDS: dict[Operator, str] = {
    "=": "är lika med",
    "<>": "är skilt från",
    "<": "är mindre än",
    "<=": "är högst",
    ">": "är större än",
    ">=": "är minst",
}


def in_words(node: Expression, name: Naming = str) -> str:
    """The rule in words, a clause without capital or full stop: "G2_1 är Ja och G2a_1 är Ja eller Ej aktuellt".

    `name`: what a question is called, by its id.
    """
    match node:
        case Question(id):
            return name(id)
        case Text(text):
            return text
        case Number(text):
            return text.replace(".", ",")
        case Add(left, right):
            return f"{in_words(left, name)} + {in_words(right, name)}"
        case Subtract(Number("0"), right):
            return f"−{_grouped(right, name)}"
        case Subtract(left, right):
            return f"{in_words(left, name)} − {_grouped(right, name)}"
        case Absolute(operand):
            return f"{'skillnaden' if isinstance(operand, Subtract) else 'beloppet'} |{in_words(operand, name)}|"
        case Round(question):
            return name(question.id)
        case Least(left, right):
            return f"det minsta av ({in_words(left, name)}) och ({in_words(right, name)})"
        case Compare("=", Question(id), Text(text)):
            return f"{name(id)} är {_answer(text)}"
        case Compare("<>", Question(id), Text(text)):
            return f"{name(id)} är något annat än {_answer(text)}"
        case Compare(operator, left, right):
            return f"{in_words(left, name)} {_NUMBER_WORDS[operator]} {in_words(right, name)}"
        case In(question, texts):
            return f"{name(question.id)} är {_either(map(_answer, texts))}"
        case IsUnknown(question):
            return f"{name(question.id)} är obesvarad"
        case Not(IsUnknown(question)):
            return f"{name(question.id)} är besvarad"
        case Not(In(question, texts)):
            return f"{name(question.id)} är något annat än {_either(map(_answer, texts))}"
        case Not(And() | Or() as condition):
            return f"det inte stämmer att ({in_words(condition, name)})"
        case Not(condition):
            return f"det inte stämmer att {in_words(condition, name)}"
        case And(conditions):
            return " och ".join(
                f"({in_words(c, name)})" if isinstance(c, Or) else in_words(c, name) for c in conditions
            )
        case Or(conditions):
            return ", eller ".join(in_words(c, name) for c in conditions)


def _grouped(node: Expression, name: Naming) -> str:
    return f"({in_words(node, name)})" if isinstance(node, (Add, Subtract)) else in_words(node, name)


def _answer(text: str) -> str:
    return f"”{text}”"


def _either(texts: Iterable[str]) -> str:
    *first, last = texts
    return f"{', '.join(first)} eller {last}" if first else last
