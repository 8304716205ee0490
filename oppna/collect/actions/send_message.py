"""A line in the dialogue between review and respondent."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from oppna.accounts.actions.record import record
from oppna.accounts.actor import Actor
from oppna.accounts.permissions import DENIED, Forbidden
from oppna.accounts.roles import Permission
from oppna.collect.actions.tell_contacts import tell_contacts
from oppna.collect.form.given import Impossible, text_of
from oppna.collect.models import LetterKind, Message, Respondent
from oppna.collect.permissions import can_respondent
from oppna.collect.queries.sheet import part_of
from oppna.errors import refuse


def send_message(actor: Actor, respondent: Respondent, text: str, question: str = "") -> Message:
    """From the review to the respondent, or back: whoever may review speaks for the review."""
    reviewing = can_respondent(actor, Permission.REVIEW, respondent)
    if not reviewing and not can_respondent(actor, Permission.ANSWER, respondent):
        raise Forbidden(DENIED)
    kept = text_of(text)
    if isinstance(kept, Impossible):
        raise refuse(kept.sentence, code="TEXT")
    if not kept:
        raise refuse("Skriv vad du vill fråga eller svara innan du skickar.", code="TEXT")
    with transaction.atomic():
        message = Message.objects.create(
            respondent=respondent,
            question=question,
            text=kept,
            from_respondent=not reviewing,
            by=actor.name[:200],
            at=timezone.now(),
        )
        if reviewing:
            tell_contacts(actor, respondent, LetterKind.MESSAGE, f"fråga {message.pk}", part_of(respondent, question))
        record(actor, "send_message", f"respondent:{respondent.pk}", question=question, message=message.pk)
    return message
