"""The rule of an indicator for whoever has never seen the questionnaire: no ids of questions, registers or sources.

The sentences are `oppna.rules.sentence`'s own; here is only what the answers are called in them, and what a reader
would find long-winded: answers that must be alike are told together.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from oppna.catalogue.registers import registers
from oppna.model.codes import CANNOT_ANSWER
from oppna.model.edition import Edition
from oppna.model.indicator import CategoryRule, Indicator, RatioRule, RegisterListRule, RegisterRatioRule
from oppna.model.placement import PlacementRule
from oppna.model.questionnaire import Question as Asked
from oppna.release.causes.questions import questions_behind
from oppna.rules.expression import And, Compare, Expression, Not, Number, Or, Question, Text
from oppna.rules.sentence import of_groups, of_rule
from oppna.rules.words import in_words

_MARK = re.compile(r"\s*(\[\d{3}:[^\]]*\]|\(filen [^)]*\)|i filen \S+\.csv)")
_EDITION = re.compile(r"\b(20\d\d)-[a-zåäö]+\b")
_QUESTION = re.compile(r"Frågan [\w-]+ \(([^()]*)\)")
_LISTED = "Resultatet är Ja om kommunen, eller staden som stadsdelen hör till, står på källans lista, annars Nej."


def plain_rule(edition: Edition, indicator: Indicator) -> tuple[str, ...]:
    """How the figure comes about, a sentence each. Answers have the numbers of their questions in `behind`."""
    return (*_own(edition, indicator), *of_groups(edition, indicator))


def plain_condition(edition: Edition, indicator: Indicator, condition: Expression) -> str:
    """When a question is asked, in the same words."""
    return _words(edition, indicator)(condition)


def behind(edition: Edition, indicator: Indicator) -> list[Asked]:
    """The questions the figure can depend on, as the questionnaire orders them; a register measure asks nothing."""
    if not isinstance(indicator.rule, CategoryRule | RatioRule):
        return []
    ids = questions_behind(edition, indicator)
    return [question for question in edition.questionnaire.questions if question.id in ids]


def numbers(edition: Edition, indicator: Indicator) -> dict[str, int]:
    """Question → its number on a page."""
    return {question.id: number for number, question in enumerate(behind(edition, indicator), 1)}


def without_marks(text: str) -> str:
    """A text of the definitions without marks of where in a source it stands, or what its file is called."""
    return plain_words(_MARK.sub("", text))


def plain_words(text: str) -> str:
    """Editions by their year and questions by what they ask, where a sentence tells them by their ids."""
    return _EDITION.sub(r"\1 års utgåva", _QUESTION.sub(r"Frågan ”\1”", text))


def _own(edition: Edition, indicator: Indicator) -> list[str]:
    match indicator.rule:
        case RegisterListRule():
            return [_LISTED]
        case RegisterRatioRule():
            return []  # its measure says in words what the columns of the file are called
        case PlacementRule():
            return [_by_name(edition, text) for text in of_rule(indicator)]
        case _:
            return of_rule(indicator, _words(edition, indicator))


def _by_name(edition: Edition, text: str) -> str:
    """Registers and indicators by their names."""
    for id, register in registers().items():
        text = re.sub(rf"\bregistret {id}\b", f"”{register.name}”", text)
    for one in sorted(edition.indicators, key=lambda one: -len(one.id)):
        text = re.sub(rf"\b{re.escape(one.id)}\b", f"”{one.short_name}”", text)
    return text


def _words(edition: Edition, indicator: Indicator) -> Callable[[Expression], str]:
    return _Words(numbers(edition, indicator)).told


class _Words:
    """How a rule is told, by the numbers of its questions."""

    def __init__(self, numbers: dict[str, int]) -> None:
        self._numbers = numbers

    def told(self, node: Expression) -> str:
        match node:
            case And():
                return " och ".join(self._clauses(node))
            case Or():
                return ", eller ".join(self._clauses(node))
            case Not(And() | Or() as condition):
                return f"det inte stämmer att ({self.told(condition)})"
            case Compare("=", Question(id), Number(text)):
                return f"{self._name(id)} är {_number(text)}"
            case _:
                return in_words(node, self._name)

    def _name(self, id: str) -> str:
        if len(self._numbers) == 1:
            return "svaret"
        return f"svar {self._numbers[id]}" if id in self._numbers else "svaret på en annan fråga"

    def _clauses(self, node: And | Or) -> Iterator[str]:
        """A clause for each condition; answers compared with the same are one, where the first of them stands."""
        alike: dict[tuple[str, str], list[str]] = {}
        for one in node.conditions:
            if (compared := self._compared(one)) is not None:
                alike.setdefault(compared[1], []).append(compared[0])
        for one in node.conditions:
            compared = self._compared(one)
            if compared is None or len(alike.get(compared[1], ())) == 1:
                yield f"({self.told(one)})" if isinstance(one, Or) else self.told(one)
            elif compared[1] in alike:
                some = "" if isinstance(node, And) else "något av "
                yield f"{some}svar {self._ranges(alike.pop(compared[1]))} {' '.join(compared[1])}"

    def _compared(self, node: Expression) -> tuple[str, tuple[str, str]] | None:
        """A question and what its answer is compared with, in words; None where the condition is of another kind."""
        match node:
            case Compare(operator, Question(id), Text() | Number() as right) if operator in _TOGETHER:
                answer = f"”{right.text}”" if isinstance(right, Text) else _number(right.text)
                return (id, (_TOGETHER[operator], answer)) if id in self._numbers else None
            case _:
                return None

    def _ranges(self, questions: Iterable[str]) -> str:
        """1, 2, 3, 5 → 1–3 och 5; two in a row are told one by one."""
        texts = [text for run in _runs(sorted({self._numbers[id] for id in questions})) for text in _run(run)]
        *first, last = texts
        return f"{', '.join(first)} och {last}" if first else last


_TOGETHER = {"=": "är", "<": "är mindre än", ">": "är större än"}


def _number(text: str) -> str:
    return f"{text} (kan inte lämna uppgift)" if text == str(CANNOT_ANSWER) else text.replace(".", ",")


def _runs(numbers: Sequence[int]) -> list[list[int]]:
    return [[number for _, number in run] for _, run in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0])]


def _run(numbers: Sequence[int]) -> list[str]:
    return [f"{numbers[0]}–{numbers[-1]}"] if len(numbers) > 2 else [str(number) for number in numbers]
