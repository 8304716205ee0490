"""What a reviewer sees: the queue of a round, and one respondent's answers with all that was said of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import msgspec
from django.db.models import Max

from oppna.collect.form.item import Item, items_of
from oppna.collect.form.rules import FormRules, form_rules
from oppna.collect.form.standing import Given, standing_of
from oppna.collect.models import (
    Answer,
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

msgspec.convert([], tuple[Item, ...])  # the type is known before threads meet it: see oppna/catalogue/cache.py

TO_REVIEW = frozenset({PartState.SUBMITTED.value, PartState.REOPENED.value, PartState.ACCEPTED.value})
"""Parts that were sent at least once. What has not been sent is nobody's to judge."""


@dataclass
class Case:
    """One respondent, where their parts stand, what there is to review and what was made of it."""

    respondent: Respondent
    parts: dict[str, PartResponse] = field(default_factory=dict)
    marks: dict[tuple[str, str], Mark] = field(default_factory=dict)
    items: tuple[Item, ...] = ()

    def sent(self, form: FormRules) -> frozenset[str]:
        """The questions of the parts that were sent, and what the review itself answers in them."""
        parts = {id for id, part in self.parts.items() if part.state in TO_REVIEW}
        return frozenset(one.id for one in form.edition.questionnaire.questions if one.part in parts)


@dataclass(frozen=True)
class Line:
    """An item of the queue, whose it is, and what became of it."""

    respondent: Respondent
    item: Item
    mark: Mark | None

    @property
    def state(self) -> str:
        """A mark about other answers than these has lapsed."""
        holds = self.mark is not None and self.mark.digest == self.item.digest
        return self.mark.state if self.mark is not None and holds else MarkState.OPEN.value


@dataclass
class Written:
    """What a respondent has written, by question."""

    answers: dict[str, str] = field(default_factory=dict)
    comments: dict[str, str] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)
    last: dict[str, str] = field(default_factory=dict)


def cases(round: Round, respondents: Iterable[Respondent]) -> dict[int, Case]:
    """The cases of these respondents. Their answers are read only where they have changed since last time."""
    found = {one.pk: Case(one) for one in respondents}
    for part in PartResponse.objects.filter(respondent__in=found):
        found[part.respondent_id].parts[part.part] = part
    for mark in Mark.objects.filter(respondent__in=found).select_related("by"):
        found[mark.respondent_id].marks[mark.question, mark.finding] = mark
    latest = dict(Edit.objects.filter(respondent__in=found).order_by().values_list("respondent").annotate(Max("id")))
    for kept in Reviewed.objects.filter(respondent__in=found):
        if kept.upto == latest.get(kept.respondent_id, 0):
            found[kept.respondent_id].items = msgspec.convert(kept.items, tuple[Item, ...])
            latest.pop(kept.respondent_id, None)
    _judge(form_rules(round.edition), found, latest)
    return found


def written(respondents: Iterable[int]) -> dict[int, Written]:
    """All they have written."""
    found = {id: Written() for id in respondents}
    for answer in Answer.objects.filter(respondent__in=found):
        one = found[answer.respondent_id]
        for kept, text in ((one.answers, answer.value), (one.comments, answer.comment), (one.reasons, answer.reason)):
            if text:
                kept[answer.question] = text
    for last in LastAnswer.objects.filter(respondent__in=found):
        found[last.respondent_id].last[last.question] = last.value
    return found


def _judge(form: FormRules, found: Mapping[int, Case], changed: Mapping[int, int]) -> None:
    """What there is to review of those whose answers have changed, remembered with the edit it was true at."""
    fresh = []
    for id, one in written(changed).items():
        findings = standing_of(form, Given(one.answers, one.reasons, one.last)).findings
        found[id].items = tuple(items_of(form, findings, one.answers, one.comments, one.reasons))
        fresh.append(Reviewed(respondent_id=id, upto=changed[id], items=msgspec.to_builtins(found[id].items)))
    if fresh:
        Reviewed.objects.bulk_create(
            fresh, update_conflicts=True, unique_fields=["respondent"], update_fields=["upto", "items"]
        )


def lines(form: FormRules, found: Mapping[int, Case]) -> Iterator[Line]:
    """The queue: respondents in Swedish order, and of each what is about a part that was sent."""
    for case in found.values():
        sent = case.sent(form)
        for item in case.items:
            if sent.intersection((item.question, *item.questions)):
                yield Line(case.respondent, item, case.marks.get((item.question, item.key)))


def edits_by_question(respondent: Respondent) -> dict[str, list[Edit]]:
    """Every change, question by question, the oldest first."""
    found: dict[str, list[Edit]] = defaultdict(list)
    for edit in respondent.edits.all():
        found[edit.question].append(edit)
    return found
