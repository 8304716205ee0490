"""A reviewer's correction of an answer: an Edit with before, after, who and why (GSBPM 5.4)."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from oppna.accounts.actions.record import record
from oppna.accounts.actor import Actor
from oppna.accounts.roles import Permission
from oppna.collect.form.given import Impossible, value_of
from oppna.collect.form.rules import form_rules
from oppna.collect.models import Answer, Edit, Respondent
from oppna.collect.permissions import check_respondent
from oppna.collect.states import RoundState
from oppna.errors import refuse


def edit_answer(actor: Actor, respondent: Respondent, question: str, written: str, why: str, *, version: int) -> Answer:
    """The answer becomes what the reviewer wrote; refused without a reason, or where somebody was there before."""
    check_respondent(actor, Permission.REVIEW, respondent)
    value = _judged(respondent, question, written, why)
    with transaction.atomic():
        answer, _ = Answer.objects.select_for_update().get_or_create(
            respondent=respondent, question=question, defaults={"version": 0, "by": "", "at": timezone.now()}
        )
        if answer.version != version:
            raise refuse(f"{question} har ändrats av {answer.by} sedan sidan visades; läs den igen.", code="ÄNDRAD")
        if answer.value == value:
            return answer
        before, answer.value = answer.value, value
        answer.version, answer.by, answer.at, answer.unchanged = version + 1, actor.name[:200], timezone.now(), False
        answer.save()
        Edit.objects.create(
            respondent=respondent,
            question=question,
            field="value",
            before=before,
            after=value,
            version=answer.version,
            phase="review",
            why=why.strip(),
            by_kind=actor.kind,
            by_id=actor.id,
            by=actor.name[:200],
            at=answer.at,
        )
        record(actor, "edit_answer", f"respondent:{respondent.pk}", question=question)
    return answer


def _judged(respondent: Respondent, question: str, written: str, why: str) -> str:
    form = form_rules(respondent.round.edition)
    if respondent.round.state == RoundState.FINISHED.value:
        raise refuse("Omgången är avslutad; svaren kan inte längre ändras.", code="AVSLUTAD")
    if question not in form.questions:
        raise refuse(f"{question} är ingen fråga i omgången.", code="FRÅGA")
    if not why.strip():
        raise refuse(f"Skriv varför {question} rättas; skälet sparas med rättningen.", code="SKÄL")
    value = value_of(form.questions[question], written)
    if isinstance(value, Impossible):
        raise refuse(value.sentence, code="SVAR")
    return value
