"""What a reviewer sees: the queue of a round, and one respondent's answers with all that was said of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import msgspec
from django.db.models import Max

from oppna.collect.form.item import Item, items_of
from oppna.collect.form.numbered import FormFinding
from oppna.collect.form.rules import FormRules, form_rules
from oppna.collect.form.standing import Given, standing_of
from oppna.collect.models import (
    Answer,
    Confirmation,
    Edit,
    LastAnswer,
    Mark,
    MarkState,
    PartResponse,
    Respondent,
    Reviewed,
    Round,
)
from oppna.collect.states import PartState

TO_REVIEW = frozenset({PartState.SUBMITTED.value, PartState.REOPENED.value, PartState.ACCEPTED.value})
"""Parts that were sent at least once. What has not been sent is nobody's to judge."""


@dataclass
class Case:
    """One respondent and all that is kept of their answers."""

    respondent: Respondent
    parts: dict[str, PartResponse] = field(default_factory=dict)
    answers: dict[str, str] = field(default_factory=dict)
    comments: dict[str, str] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)
    last: dict[str, str] = field(default_factory=dict)
    confirmed: dict[str, Confirmation] = field(default_factory=dict)
    marks: dict[tuple[str, str], Mark] = field(default_factory=dict)
    findings: tuple[FormFinding, ...] = ()

    def sent(self, form: FormRules) -> frozenset[str]:
        """The questions of the parts that were sent."""
        parts = {id for id, part in self.parts.items() if part.state in TO_REVIEW}
        return frozenset(id for id, question in form.questions.items() if question.part in parts)


@dataclass(frozen=True)
class Line:
    """An item of the queue, whose it is, and what became of it."""

    respondent: Respondent
    item: Item
    mark: Mark | None
    comment: str

    @property
    def state(self) -> str:
        """A mark about other answers than these has lapsed."""
        holds = self.mark is not None and self.mark.digest == self.item.digest
        return self.mark.state if self.mark is not None and holds else MarkState.OPEN.value


def cases(round: Round, respondents: Iterable[Respondent]) -> dict[int, Case]:
    """Everything about these respondents, in as many queries as there are tables."""
    found = {one.pk: Case(one) for one in respondents}
    for part in PartResponse.objects.filter(respondent__in=found):
        found[part.respondent_id].parts[part.part] = part
    for answer in Answer.objects.filter(respondent__in=found):
        case = found[answer.respondent_id]
        for kept, text in (
            (case.answers, answer.value),
            (case.comments, answer.comment),
            (case.reasons, answer.reason),
        ):
            if text:
                kept[answer.question] = text
    for last in LastAnswer.objects.filter(respondent__in=found):
        found[last.respondent_id].last[last.question] = last.value
    for confirmed in Confirmation.objects.filter(respondent__in=found):
        found[confirmed.respondent_id].confirmed[confirmed.check_id] = confirmed
    for mark in Mark.objects.filter(respondent__in=found).select_related("by"):
        found[mark.respondent_id].marks[mark.question, mark.finding] = mark
    _judge(form_rules(round.edition), found)
    return found


def _judge(form: FormRules, found: Mapping[int, Case]) -> None:
    """The findings of every case: as remembered, or anew where the answers have changed since."""
    latest = dict(Edit.objects.filter(respondent__in=found).values_list("respondent").annotate(Max("id")))
    kept = {one.respondent_id: one for one in Reviewed.objects.filter(respondent__in=found)}
    fresh = []
    for id, case in found.items():
        upto, remembered = latest.get(id, 0), kept.get(id)
        if remembered is not None and remembered.upto == upto:
            case.findings = msgspec.convert(remembered.findings, tuple[FormFinding, ...])
        else:
            case.findings = _findings(form, case)
            fresh.append(Reviewed(respondent_id=id, upto=upto, findings=msgspec.to_builtins(case.findings)))
    if fresh:
        Reviewed.objects.bulk_create(
            fresh, update_conflicts=True, unique_fields=["respondent"], update_fields=["upto", "findings"]
        )


def _findings(form: FormRules, case: Case) -> tuple[FormFinding, ...]:
    return standing_of(form, Given(case.answers, case.reasons, case.last)).findings


def lines(form: FormRules, found: Mapping[int, Case]) -> Iterator[Line]:
    """The queue: respondents in Swedish order, and of each what is about a part that was sent."""
    for case in found.values():
        sent = case.sent(form)
        for item in items_of(form, case.findings, case.answers, case.comments, case.reasons):
            if sent.intersection(item.questions):
                mark = case.marks.get((item.question, item.key))
                yield Line(case.respondent, item, mark, case.comments.get(item.question, ""))


def edits_by_question(respondent: Respondent) -> dict[str, list[Edit]]:
    """Every change, question by question, the oldest first."""
    found: dict[str, list[Edit]] = defaultdict(list)
    for edit in respondent.edits.all():
        found[edit.question].append(edit)
    return found
