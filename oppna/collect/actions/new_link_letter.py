"""Send a contact a new link: the letter got lost, or the address was mended."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from oppna.accounts.actor import Actor
from oppna.accounts.permissions import Forbidden
from oppna.accounts.roles import Permission
from oppna.collect.actions.plan_letter import plan_letter
from oppna.collect.models import Contact, Letter, LetterKind
from oppna.collect.permissions import can_respondent
from oppna.collect.states import ANSWERING, RoundState
from oppna.errors import refuse


def new_link_letter(actor: Actor, contact: Contact) -> Letter:
    """One a minute at most; whoever presses it knows that the address works, so a bounce is forgotten."""
    if not can_respondent(actor, Permission.SEND_LETTERS, contact.respondent):
        raise Forbidden
    if RoundState(contact.respondent.round.state) not in ANSWERING:
        raise refuse("omgången är inte öppen; en länk skickas när den öppnas.", code="OMGÅNG_LÄGE")
    with transaction.atomic():
        Contact.objects.filter(pk=contact.pk).update(bounced_at=None)
        key = f"{timezone.now():%Y-%m-%dT%H:%M}"
        return plan_letter(actor, contact.respondent, LetterKind.INVITATION, key, contact=contact)
