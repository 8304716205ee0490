"""The questions behind an indicator, with their options and how many gave each: counts of objects, never of persons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from oppna.disseminate.fair.kept import kept
from oppna.disseminate.presenters.plain_rule import behind, plain_condition
from oppna.model.codes import CANNOT_ANSWER
from oppna.model.indicator import Indicator
from oppna.model.questionnaire import Question
from oppna.release.content import Release
from oppna.rules.parse import parse_condition
from oppna.swedish import percent

NUMBER = "Ett tal"
UNABLE = "Kan inte lämna uppgift (999)"


@dataclass(frozen=True)
class Said:
    """An answer and how many gave it; `share` of those that answered the question."""

    answer: str
    count: int
    share: str


@dataclass(frozen=True)
class Asked:
    """A question. `number`: what its answer is called in the rule, "" where it is the only one. `answers` is empty
    where the release holds no answers."""

    id: str
    number: str
    wording: str
    item: str
    asked_if: str
    instruction: str
    definitions: tuple[tuple[str, str], ...]
    options: tuple[str, ...]
    answers: tuple[Said, ...]
    answered: int


def asked(release: Release, indicator: Indicator) -> list[Asked]:
    """In the order of the questionnaire, with those the rule only leans on; a register measure asks nothing."""
    questions = behind(release.edition, indicator)
    several = len(questions) > 1
    return [_asked(release, indicator, one, str(at) if several else "") for at, one in enumerate(questions, 1)]


def _asked(release: Release, indicator: Indicator, question: Question, number: str) -> Asked:
    counts = _given(release).get(question.id, Counter())
    terms = {definition.id: definition for definition in release.edition.questionnaire.definitions}
    return Asked(
        id=question.id,
        number=number,
        wording=question.wording,
        item=question.item,
        asked_if=_asked_if(release, indicator, question),
        instruction=question.instruction,
        definitions=tuple((terms[id].term, terms[id].text) for id in question.definitions if id in terms),
        options=tuple(option.label or option.answer for option in question.options if option.offered),
        answers=tuple(_said(question, counts)),
        answered=counts.total(),
    )


def _asked_if(release: Release, indicator: Indicator, question: Question) -> str:
    if not question.asked_if:
        return ""
    return plain_condition(release.edition, indicator, parse_condition(question.asked_if))


def _given(release: Release) -> dict[str, Counter[str]]:
    """Question → answer → how many, over the whole release."""
    return kept(release, "given", lambda: _counted(release))


def _counted(release: Release) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = {}
    for answer in release.answers:
        if answer.answer:
            found.setdefault(answer.question, Counter())[answer.answer] += 1
    return found


def _said(question: Question, counts: Counter[str]) -> Iterator[Said]:
    total = counts.total()
    if not total:
        return
    named = {option.answer: option.label or option.answer for option in question.options}
    told = Counter({_named(answer, question, named): 0 for answer in (*question.answers,)})
    for answer, count in counts.items():
        told[_named(answer, question, named)] += count
    for answer, count in told.items():
        yield Said(answer, count, percent(Fraction(count, total)))


def _named(answer: str, question: Question, named: dict[str, str]) -> str:
    if question.kind == "tal":
        return UNABLE if _is_unable(answer) else NUMBER
    return named.get(answer, UNABLE if _is_unable(answer) else answer)


def _is_unable(answer: str) -> bool:
    try:
        return Fraction(answer) == CANNOT_ANSWER
    except ValueError:
        return False
