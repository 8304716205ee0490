"""A person decides on a letter of which nobody knows whether it went out, or that failed."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from oppna.accounts.actions.record import record
from oppna.accounts.actor import Actor
from oppna.accounts.permissions import check
from oppna.accounts.roles import Permission
from oppna.collect.models import Letter, LetterState
from oppna.collect.queries.letters import is_uncertain
from oppna.errors import refuse


def decide_letter(actor: Actor, letter: Letter, *, again: bool) -> Letter:
    """`again`: send it once more, at the risk of two; otherwise it counts as sent."""
    check(actor, Permission.SEND_LETTERS)
    with transaction.atomic():
        now = Letter.objects.select_for_update().get(pk=letter.pk)
        if not is_uncertain(now) and not (again and now.state == LetterState.FAILED):
            raise refuse("brevet väntar inte på något beslut längre; ladda om sidan.", code="BREV_LÄGE")
        if again:
            now.state, now.attempts, now.due_at, now.error = LetterState.QUEUED, 0, None, ""
        else:
            now.state, now.sent_at = LetterState.SENT, now.claimed_at or timezone.now()
        now.save(update_fields=["state", "attempts", "due_at", "error", "sent_at"])
        record(actor, "decide_letter", f"respondent:{now.respondent_id}", letter=now.pk, again=again)
    return now
