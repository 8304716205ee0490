"""Send a batch that somebody has looked at: its letters go with the next post."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction

from oppna.accounts.actions.record import record
from oppna.accounts.actor import Actor
from oppna.accounts.permissions import check
from oppna.accounts.roles import Permission
from oppna.collect.models import Letter, LetterKind, LetterState, Round
from oppna.errors import refuse


def queue_letters(actor: Actor, round: Round, kind: LetterKind, key: str, seen: Collection[int]) -> int:
    """`seen`: the letters of the preview. One that was planned after it was shown waits for another look."""
    check(actor, Permission.SEND_LETTERS)
    with transaction.atomic():
        batch = Letter.objects.filter(round=round, kind=kind, key=key, state=LetterState.PLANNED)
        count = batch.filter(pk__in=seen).update(state=LetterState.QUEUED)
        if not count:
            raise refuse("inga brev väntar på att skickas; ladda om sidan.", code="INGA_BREV")
        record(actor, "queue_letters", f"round:{round.pk}", kind=kind.value, key=key, letters=count)
    return count
