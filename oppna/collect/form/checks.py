"""Every check of a form: the edition's own (K), reasons for 999 (S), and against last year (F)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

import msgspec

from oppna.collect.form.against_last_year import MEANS, against_last_year
from oppna.collect.form.numbered import NumberedCheck, Severity
from oppna.collect.form.pages import Page
from oppna.collect.form.rules import FormRules
from oppna.collect.form.watched import Watched
from oppna.model.codes import CANNOT_ANSWER
from oppna.model.questionnaire import Question
from oppna.rules.expression import And, Compare, IsUnknown, Number, questions_of
from oppna.rules.expression import Question as Asked

ILLOGICAL = "OLOGISK"
"""What review calls answers that cannot be used. The form lets none out, whatever the edition's own checks are."""
NO_REASON = "S1"
REASON = "skäl:"
"""In conditions, the reason for 999 is the answer to a question of this name."""


class CheckLine(msgspec.Struct, frozen=True):
    """A line of the list of checks people read. `questions` empty = every question it can be about."""

    code: str
    severity: Severity
    sentence: str
    questions: tuple[str, ...]


def checks_of(form: FormRules, last: Mapping[str, str]) -> Iterator[NumberedCheck]:
    """The checks for a respondent with these answers last year."""
    return (check for check, _ in watched_checks(form, last))


def watched_checks(form: FormRules, last: Mapping[str, str]) -> Iterator[tuple[NumberedCheck, Watched]]:
    """The same, each with its condition."""
    yield from _watched_for_everybody(form)
    for id in form.questions:
        if id in last:
            yield from _watched_against(form, id, last[id])


@lru_cache(maxsize=16)
def _for_everybody(form: FormRules) -> tuple[NumberedCheck, ...]:
    own = (
        NumberedCheck(one.id, Severity(one.severity), form.conditions[one.id], one.sentence, one.questions)
        for one in form.checks
    )
    return (*own, *(_no_reason(question) for question in form.questions.values() if question.nonresponse_code))


@lru_cache(maxsize=16)
def _watched_for_everybody(form: FormRules) -> tuple[tuple[NumberedCheck, Watched], ...]:
    return tuple((check, Watched(check.condition)) for check in _for_everybody(form))


@lru_cache(maxsize=4096)
def _watched_against(form: FormRules, id: str, then: str) -> tuple[tuple[NumberedCheck, Watched], ...]:
    """Most respondents answered a question in one of a few ways."""
    return tuple((check, Watched(check.condition)) for check in against_last_year([form.questions[id]], {id: then}))


def may_stop(form: FormRules, page: Page) -> bool:
    """Whether any hard check is about a question of the page: where none is, nothing there can stop the part."""
    return not _stoppable(form).isdisjoint(page.questions)


@lru_cache(maxsize=16)
def _stoppable(form: FormRules) -> frozenset[str]:
    hard = {id for check in _for_everybody(form) if check.severity is Severity.HARD for id in check.questions}
    return frozenset(hard.union(*(questions_of(condition) for condition in form.illogical.values())))


def check_list(form: FormRules) -> tuple[CheckLine, ...]:
    """Every check of the edition in words."""
    own = (CheckLine(one.id, Severity(one.severity), one.sentence, one.questions) for one in form.checks)
    generic = (CheckLine(code, Severity.SOFT, means, ()) for code, means in {NO_REASON: _NO_REASON, **MEANS}.items())
    return (*own, *generic, CheckLine(ILLOGICAL, Severity.HARD, _ILLOGICAL, ()))


def _no_reason(question: Question) -> NumberedCheck:
    silent = Compare("=", Asked(question.id), Number(str(CANNOT_ANSWER)))
    sentence = f"{question.id}: skriv varför ni inte kan lämna uppgiften, eller bekräfta utan skäl."
    condition = And((silent, IsUnknown(Asked(REASON + question.id))))
    return NumberedCheck(f"{NO_REASON}:{question.id}", Severity.SOFT, condition, sentence, (question.id,))


_NO_REASON = f"Uppgiften kan inte lämnas ({CANNOT_ANSWER}) och inget skäl är skrivet."
_ILLOGICAL = "Uppgifterna går inte ihop så som indikatorn räknas; med dem skulle måttet inte redovisas."
