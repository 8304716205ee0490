"""Does a rule fit the questionnaire? Every question must exist and be used as what it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from oppna.model.questionnaire import Question as Asked
from oppna.rules.expression import And, Compare, Expression, In, IsUnknown, Not, Or, Question, Text, walk


def misfits(node: Expression, questions: Mapping[str, Asked]) -> Iterator[str]:
    """One Swedish sentence per way in which the rule does not fit; none when it does."""
    missing = [part.id for part in walk(node) if isinstance(part, Question) and part.id not in questions]
    for id in dict.fromkeys(missing):
        yield f"frågan {id} finns inte i formuläret; rätta id eller lägg till frågan."
    if not missing:
        yield from _kinds(node, questions)


def _kinds(node: Expression, questions: Mapping[str, Asked]) -> Iterator[str]:
    match node:
        case And(conditions) | Or(conditions):
            for condition in conditions:
                yield from _kinds(condition, questions)
        case Not(condition):
            yield from _kinds(condition, questions)
        case In(question, texts):
            for text in texts:
                yield from _option(questions[question.id], text)
        case Compare(_, Question(id), Text(text)):
            yield from _option(questions[id], text)
        case IsUnknown():
            return
        case _:
            for part in walk(node):
                if isinstance(part, Question) and questions[part.id].kind != "tal":
                    yield f"frågan {part.id} är ingen talfråga men används som tal; jämför med ett svar i citattecken."


def _option(question: Asked, text: str) -> Iterator[str]:
    if question.kind != "val":
        fault = f"frågan {question.id} har inga svarsalternativ men jämförs med '{text}'"
        yield f"{fault}; jämför med ett tal eller IS NULL."
    elif text not in question.answers:
        yield f"'{text}' är inget svarsalternativ på {question.id}; möjliga är {', '.join(question.answers)}."
