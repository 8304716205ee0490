"""What there is to review: findings, comments, reasons and free answers, as lines of a queue. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from oppna.collect.form.numbered import FormFinding
from oppna.collect.form.rules import FormRules

COMMENT, REASON, FREE, LATER = "KOMMENTAR", "SKÄL999", "FRITEXT", "ÄNDRAD"
"""Codes of what is no finding of a check but is looked at all the same."""


class Item(msgspec.Struct, frozen=True):
    """A line of the queue. `question`: where it stands; `digest`: of what it is about, so that a mark can lapse.

    `comment`: what the respondent wrote beside the question.
    """

    code: str
    question: str
    questions: tuple[str, ...]
    sentence: str
    digest: str
    check: str = ""
    comment: str = ""

    @property
    def key(self) -> str:
        """What a mark remembers it by."""
        return self.check or self.code


def items_of(
    form: FormRules,
    findings: Iterable[FormFinding],
    answers: Mapping[str, str],
    comments: Mapping[str, str],
    reasons: Mapping[str, str],
) -> Iterator[Item]:
    """In the order of the form: what checks struck first, then what people wrote."""
    for found in findings:
        first = found.questions[0] if found.questions else ""
        said = comments.get(first, "")
        yield Item(found.code, first, found.questions, found.sentence, found.digest, found.check, said)
    yield from _written(COMMENT, comments, answers)
    yield from _written(REASON, reasons, answers)
    for question in judged_in_review(form):
        text = answers.get(free_text_of(question), "")
        if text:
            yield Item(FREE, question, (free_text_of(question),), text, _digest(FREE, question, text))


def judged_in_review(form: FormRules) -> tuple[str, ...]:
    """The questions that the review answers for the respondent: none of their options is offered [004:700]."""
    every = form.edition.questionnaire.questions
    return tuple(one.id for one in every if one.kind == "val" and not any(option.offered for option in one.options))


def free_text_of(question: str) -> str:
    """The free answer that the review judges: V1_5_granskad is about V1_5_vilken."""
    return question.removesuffix("_granskad") + "_vilken"


def _written(code: str, texts: Mapping[str, str], answers: Mapping[str, str]) -> Iterator[Item]:
    for question, text in texts.items():
        if text.strip():
            yield Item(code, question, (question,), text, _digest(code, question, text, answers.get(question, "")))


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
