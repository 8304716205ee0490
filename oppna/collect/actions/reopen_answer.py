"""One answer opened for correction although its part is sent or the round closed; and closed again."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from oppna.accounts.actions.record import record
from oppna.accounts.actor import Actor
from oppna.accounts.roles import Permission
from oppna.collect.actions.tell_contacts import tell_contacts
from oppna.collect.models import LetterKind, Reopening, Respondent
from oppna.collect.permissions import check_respondent
from oppna.collect.queries.sheet import part_of
from oppna.collect.states import RoundState
from oppna.errors import refuse


def reopen_answer(actor: Actor, respondent: Respondent, question: str, why: str) -> Reopening:
    """The answer can be changed by the respondent until it is closed again or the round is finished."""
    check_respondent(actor, Permission.REVIEW, respondent)
    if not why.strip():
        raise refuse(f"Skriv varför {question} öppnas; det visas för den som svarar.", code="SKÄL")
    if respondent.round.state == RoundState.FINISHED.value:
        raise refuse("Omgången är avslutad; inga svar kan öppnas.", code="AVSLUTAD")
    with transaction.atomic():
        standing = Reopening.objects.filter(respondent=respondent, question=question, closed_at=None).first()
        if standing is not None:
            return standing
        opened = Reopening.objects.create(
            respondent=respondent, question=question, why=why.strip(), by_id=int(actor.id), at=timezone.now()
        )
        tell_contacts(actor, respondent, LetterKind.MESSAGE, f"öppnat {opened.pk}", part_of(respondent, question))
        record(actor, "reopen_answer", f"respondent:{respondent.pk}", question=question)
    return opened


def close_answer(actor: Actor, reopening: Reopening) -> None:
    """The answer stands as it is."""
    check_respondent(actor, Permission.REVIEW, reopening.respondent)
    with transaction.atomic():
        Reopening.objects.filter(pk=reopening.pk, closed_at=None).update(closed_at=timezone.now())
        record(actor, "close_answer", f"respondent:{reopening.respondent_id}", question=reopening.question)
