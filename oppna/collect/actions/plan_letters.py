"""Plan the letters of a round. Nothing is sent until somebody has looked at them."""

from __future__ import annotations

from django.db import transaction

from oppna.accounts.actions.record import record
from oppna.accounts.actor import Actor
from oppna.accounts.permissions import can, check
from oppna.accounts.roles import Permission
from oppna.collect.models import Letter, LetterKind, Round
from oppna.collect.queries.contacts import receivers

ASKED_OF_ALL = (LetterKind.INVITATION, LetterKind.REMINDER, LetterKind.REOPENING)


def plan_letters(actor: Actor, round: Round, kind: LetterKind, key: str = "") -> int:
    """Letters to everybody they are for and who does not have one. Doing it twice adds nothing."""
    if not can(actor, Permission.MANAGE_ROUNDS):
        check(actor, Permission.SEND_LETTERS)
    if kind not in ASKED_OF_ALL:
        raise ValueError(f"{kind} is written to one person, not to a round")
    with transaction.atomic():
        there = set(Letter.objects.filter(round=round, kind=kind, key=key).values_list("respondent", "to"))
        wanted = [c for c in receivers(round, kind) if (c.respondent_id, c.email) not in there]
        rows = [
            Letter(round=round, respondent_id=c.respondent_id, contact=c, to=c.email, kind=kind, key=key)
            for c in wanted
        ]
        # Somebody who plans at the same moment must not stop us, and we must not write a second letter.
        Letter.objects.bulk_create(rows, ignore_conflicts=True)
        if rows:
            record(actor, "plan_letters", f"round:{round.pk}", kind=kind.value, key=key, letters=len(rows))
    return len(rows)
