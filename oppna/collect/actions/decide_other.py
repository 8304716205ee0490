"""Whether a free answer ("Annan") counts."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from oppna.accounts.actions.record import record
from oppna.accounts.actor import Actor
from oppna.accounts.roles import Permission
from oppna.collect.form.item import free_text_of, judged_in_review
from oppna.collect.form.rules import form_rules
from oppna.collect.models import Answer, Decision, Respondent
from oppna.collect.permissions import check_respondent
from oppna.errors import refuse


def decide_other(actor: Actor, respondent: Respondent, question: str, *, accepted: bool, why: str) -> Decision:
    """The decision is about the text as it stands now: another text needs another decision."""
    check_respondent(actor, Permission.REVIEW, respondent)
    if question not in judged_in_review(form_rules(respondent.round.edition)):
        raise refuse(f"{question} är ingen fråga som granskningen avgör.", code="FRÅGA")
    if not why.strip():
        raise refuse("Skriv varför svaret räknas eller inte räknas.", code="SKÄL")
    free = Answer.objects.filter(respondent=respondent, question=free_text_of(question)).first()
    if free is None or not free.value:
        raise refuse(f"{free_text_of(question)} är inte besvarad; det finns inget att avgöra.", code="INGET_SVAR")
    with transaction.atomic():
        decision = Decision.objects.create(
            respondent=respondent,
            question=question,
            accepted=accepted,
            answer=free.value,
            why=why.strip(),
            by_id=int(actor.id),
            at=timezone.now(),
        )
        record(actor, "decide_other", f"respondent:{respondent.pk}", question=question, accepted=accepted)
    return decision
