"""Changes in how a figure is defined, or in the register file it is read from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from oppna.model.indicator import Indicator, RegisterListRule, RegisterRatioRule, Rule
from oppna.model.questionnaire import Question
from oppna.release.causes.cause import Cause, CauseKind
from oppna.release.content import Release

_FIGURES_DEPEND_ON = ("rule", "questions", "unit", "nonresponse_limit", "levels")
"""The fields of an indicator that its figures are computed from; the others are words about it."""


def find(release: Release, id: str) -> Indicator | None:
    """The indicator, or None where the release's edition does not have it."""
    return next((indicator for indicator in release.edition.indicators if indicator.id == id), None)


def definition_causes(a: Release, b: Release, id: str, questions: Iterable[str]) -> Iterator[Cause]:
    """What of the indicator, the edition, the questions behind it or its register file is not the same."""
    before, after = find(a, id), find(b, id)
    if before is None or after is None:
        yield _definition("indikatorn finns bara i den " + ("nya" if before is None else "gamla") + " publiceringen")
        return
    for field in _changed_fields(before, after):
        yield _definition(f"fältet {field} är ändrat")
    if after.nonresponse_limit and a.edition.head.nonresponse != b.edition.head.nonresponse:
        yield _definition("utgåvans bortfallsregel är ändrad")
    for question in sorted(questions):
        if _asks(a, question) != _asks(b, question):
            yield _definition(f"frågan {question} är ändrad")
    file = _register(after.rule)
    if file and a.head.inputs.get(file) != b.head.inputs.get(file):
        yield Cause(CauseKind.REGISTER, f"registerfilen {file} är ändrad")


def _definition(sentence: str) -> Cause:
    return Cause(CauseKind.DEFINITION, sentence)


def _changed_fields(before: Indicator, after: Indicator) -> Iterator[str]:
    """The fields as they are called in definition files; of a rule, the part that changed."""
    for field in _fields(before):
        if field.name in _FIGURES_DEPEND_ON and getattr(before, field.name) != getattr(after, field.name):
            yield from _changed_rule(before.rule, after.rule) if field.name == "rule" else (field.encode_name,)


def _changed_rule(before: Rule, after: Rule) -> Iterator[str]:
    if type(before) is not type(after):
        yield "regel.slag"
        return
    for field in _fields(before):
        if getattr(before, field.name) != getattr(after, field.name):
            yield f"regel.{field.encode_name}"


def _fields(of: msgspec.Struct) -> tuple[msgspec.structs.FieldInfo, ...]:
    return msgspec.structs.fields(of)


def _asks(release: Release, id: str) -> tuple[object, ...] | None:
    """What of a question decides which answers count; None where the edition does not ask it."""
    for question in release.edition.questionnaire.questions:
        if question.id == id:
            return _counts(question)
    return None


def _counts(question: Question) -> tuple[object, ...]:
    return question.kind, question.asked_if, question.answers, question.nonresponse_code


def _register(rule: Rule) -> str:
    return rule.file if isinstance(rule, (RegisterListRule, RegisterRatioRule)) else ""
