"""How a respondent's answers stand: what is asked, what is missing, and what does not fit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from oppna import preview
from oppna.collect.form.checks import ILLOGICAL, REASON, watched_checks
from oppna.collect.form.given import Impossible, value_of
from oppna.collect.form.numbered import FormFinding, NumberedCheck, Severity, finding
from oppna.collect.form.rules import FormRules
from oppna.engines.bits.answers import AnswerPlanes
from oppna.model.questionnaire import Question
from oppna.rules.expression import questions_of


@dataclass(frozen=True)
class Given:
    """What a respondent has given. `last`: this round's question → last round's answer. `confirmed`: check → digest."""

    answers: Mapping[str, str]
    reasons: Mapping[str, str] = field(default_factory=dict)
    last: Mapping[str, str] = field(default_factory=dict)
    confirmed: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Standing:
    """`counted`: the answers that count. `missing`: asked, required and not answered, in the order of the form."""

    asked: frozenset[str]
    ignored: frozenset[str]
    counted: Mapping[str, str]
    missing: tuple[str, ...]
    findings: tuple[FormFinding, ...]

    def of_part(self, form: FormRules, part: str) -> Standing:
        """What concerns one part. A finding over several parts concerns each of them."""
        own = {id for id, question in form.questions.items() if question.part == part}
        return replace(
            self,
            asked=self.asked & own,
            ignored=self.ignored & own,
            counted={id: value for id, value in self.counted.items() if id in own},
            missing=tuple(id for id in self.missing if id in own),
            findings=tuple(found for found in self.findings if own & {*found.questions}),
        )

    @property
    def stopping(self) -> tuple[FormFinding, ...]:
        return tuple(found for found in self.findings if found.stops)

    @property
    def complete(self) -> bool:
        """Whether it can be sent."""
        return not self.missing and not self.stopping

    def about(self, question: str) -> tuple[FormFinding, ...]:
        return tuple(found for found in self.findings if question in found.questions)


def standing_of(form: FormRules, given: Given) -> Standing:
    """Everything there is to say of the answers."""
    answers = possible(form, given)
    followed = preview.follow(form.prepared, answers)
    counted = {id: value for id, value in answers.items() if id in followed.asked and id in form.questions}
    missing = tuple(
        id
        for id, question in form.questions.items()
        if question.required and id in followed.asked and id not in counted
    )
    found = tuple(_findings(form, given, followed, answers))
    return Standing(followed.asked, followed.ignored & form.questions.keys(), counted, missing, found)


def possible(form: FormRules, given: Given) -> dict[str, str]:
    """The answers that can be followed, and last year's where the rules look at them. What cannot be is no answer."""
    answers = _usable(form.questions, given.answers)
    for question in form.edition.questionnaire.remembered:
        answers.update(_usable({question.id: question}, {question.id: given.last.get(question.last_year, "")}))
    return answers


def usable_last(form: FormRules, last: Mapping[str, str]) -> dict[str, str]:
    """Last year's answers that could be given this year too."""
    return _usable(form.questions, last)


def _usable(questions: Mapping[str, Question], answers: Mapping[str, str]) -> dict[str, str]:
    judged = {id: value_of(questions[id], value) for id, value in answers.items() if id in questions}
    return {id: value for id, value in judged.items() if value and not isinstance(value, Impossible)}


def _findings(
    form: FormRules, given: Given, followed: preview.Followed, answers: Mapping[str, str]
) -> Iterator[FormFinding]:
    planes = _with_reasons(followed.counted, given.reasons)
    told = {**_counted(answers, followed), **{REASON + id: "" for id, why in given.reasons.items() if why.strip()}}
    last = usable_last(form, given.last)
    struck = [check for check, condition in watched_checks(form, last) if condition.true(told, planes)]
    hard = {id for check in struck if check.severity is Severity.HARD for id in check.questions}
    if any(hard.isdisjoint(one.questions) and one.true(told, planes) for one in form.watched_illogical):
        struck += _illogical(form, answers, hard)
    return (finding(check, answers, given.confirmed) for check in struck)


def _counted(answers: Mapping[str, str], followed: preview.Followed) -> dict[str, str]:
    """The answers that the planes hold."""
    return {id: value for id, value in answers.items() if id not in followed.ignored}


def _with_reasons(counted: AnswerPlanes, reasons: Mapping[str, str]) -> AnswerPlanes:
    told = {REASON + id: counted.everyone for id, reason in reasons.items() if reason.strip()}
    return replace(counted, texts={**counted.texts, **told})


def _illogical(form: FormRules, answers: Mapping[str, str], told: set[str]) -> Iterator[NumberedCheck]:
    """What review will call illogical and no hard check has already told of on the same questions.

    Review is asked only where some such condition is true and not yet told of: asking runs every rule. It knows when
    the rest of a rule outweighs the condition.
    """
    for found in preview.verdict(form.prepared, answers):
        if found.code != ILLOGICAL:
            continue
        condition = form.illogical[found.indicator]
        if not told & {*questions_of(condition)}:
            id = f"{ILLOGICAL}:{found.indicator}"
            yield NumberedCheck(id, Severity.HARD, condition, found.sentence, questions_of(condition))
