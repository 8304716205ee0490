"""Letters that shall not be sent after all."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction

from oppna.accounts.actions.record import record
from oppna.accounts.actor import Actor
from oppna.accounts.permissions import check
from oppna.accounts.roles import Permission
from oppna.collect.models import Letter, LetterKind, LetterState, Round

WAITING = (LetterState.PLANNED, LetterState.QUEUED)
ASKING = (LetterKind.INVITATION, LetterKind.REMINDER, LetterKind.REOPENING)


def cancel_letters(actor: Actor, round: Round, kind: LetterKind, key: str) -> int:
    """All of a batch that have not gone out."""
    check(actor, Permission.SEND_LETTERS)
    with transaction.atomic():
        waiting = Letter.objects.filter(round=round, kind=kind, key=key, state__in=WAITING)
        count = waiting.update(state=LetterState.CANCELLED, error="inställt")
        record(actor, "cancel_letters", f"round:{round.pk}", kind=kind.value, key=key, letters=count)
    return count


def cancel_unsent(round: Round, why: str, kinds: Collection[LetterKind] = ASKING) -> int:
    """As part of another action, which records it."""
    waiting = Letter.objects.filter(round=round, kind__in=kinds, state__in=WAITING)
    return waiting.update(state=LetterState.CANCELLED, error=why)
