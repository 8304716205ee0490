"""Changed answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set

from oppna.release.causes.cause import Cause, CauseKind, some
from oppna.release.content import Release

Changed = Mapping[str, Mapping[str, tuple[str, str]]]
"""Unit → question → the answer before and after, "" for none."""

_NONE = "inget använt svar"
"""No answer, or one to a question that was not asked: a release holds neither."""


def changed_answers(a: Release, b: Release) -> Changed:
    """The answers that differ."""
    before = {(answer.unit, answer.question): answer.answer for answer in a.answers}
    after = {(answer.unit, answer.question): answer.answer for answer in b.answers}
    changed: dict[str, dict[str, tuple[str, str]]] = {}
    for key in sorted(before.keys() | after.keys()):
        old, new = before.get(key, ""), after.get(key, "")
        if old != new:
            unit, question = key
            changed.setdefault(unit, {})[question] = old, new
    return changed


def answer_causes(changed: Changed, units: Set[str], questions: Set[str]) -> Iterator[Cause]:
    """The changed answers of these units to these questions, as one cause."""
    texts = [
        f"{unit} {question}: {old or _NONE} → {new or _NONE}"
        for unit in sorted(units & changed.keys())
        for question, (old, new) in changed[unit].items()
        if question in questions
    ]
    if texts:
        yield Cause(CauseKind.ANSWERS, some(texts))
