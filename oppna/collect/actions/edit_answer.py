"""A reviewer's correction of an answer: an Edit with before, after, who and why (GSBPM 5.4)."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from oppna.accounts.actions.record import record
from oppna.accounts.actor import Actor
from oppna.accounts.roles import Permission
from oppna.collect.actions._edits import record_edits
from oppna.collect.actions._upsert import Draft, upsert
from oppna.collect.form.given import Impossible, value_of
from oppna.collect.form.merge import FIELDS
from oppna.collect.form.rules import form_rules
from oppna.collect.models import Answer, Respondent
from oppna.collect.permissions import check_respondent
from oppna.collect.states import RoundState
from oppna.errors import Refused, refuse


def edit_answer(actor: Actor, respondent: Respondent, question: str, written: str, why: str, *, version: int) -> Answer:
    """The answer becomes what the reviewer wrote; refused without a reason, or where somebody was there before."""
    check_respondent(actor, Permission.REVIEW, respondent)
    value = _judged(respondent, question, written, why)
    now = timezone.now()
    with transaction.atomic():
        stored = Answer.objects.filter(respondent=respondent, question=question).first()
        draft = _draft(question, stored, value)
        if draft.version != version:
            raise _overtaken(question, stored)
        if stored is not None and stored.value == value:
            return stored
        if question not in upsert(respondent.pk, [draft], by=actor.name, at=now):
            raise _overtaken(question, stored)
        record_edits(actor, respondent.pk, [draft], now, phase="review", why=why.strip())
        record(actor, "edit_answer", f"respondent:{respondent.pk}", question=question)
    return Answer.objects.get(respondent=respondent, question=question)


def _draft(question: str, stored: Answer | None, value: str) -> Draft:
    """The answer as it will be: what was said beside it stays."""
    before = {field: str(getattr(stored, field)) if stored else "" for field in FIELDS}
    return Draft(question, before, {**before, "value": value}, stored.version if stored else 0, False)


def _overtaken(question: str, stored: Answer | None) -> Refused:
    by = f" av {stored.by}" if stored and stored.by else ""
    return refuse(f"{question} har ändrats{by} sedan sidan visades; läs den igen.", code="ÄNDRAD")


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
