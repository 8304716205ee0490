"""A part that was sent is accepted, or opened again for the respondent."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from oppna.accounts.actions.record import record
from oppna.accounts.actor import Actor
from oppna.accounts.roles import Permission
from oppna.collect.models import PartResponse
from oppna.collect.permissions import check_respondent
from oppna.collect.states import PART_STEPS, PART_WORDS, PartState
from oppna.errors import refuse


def accept_part(actor: Actor, part: PartResponse) -> None:
    """Nothing more is asked of it."""
    _move(actor, part, PartState.ACCEPTED)


def return_part(actor: Actor, part: PartResponse) -> None:
    """The whole part can be changed and must be sent anew, while the round takes answers."""
    _move(actor, part, PartState.REOPENED)


def _move(actor: Actor, part: PartResponse, to: PartState) -> None:
    check_respondent(actor, Permission.REVIEW, part.respondent)
    with transaction.atomic():
        standing = PartResponse.objects.select_for_update().get(pk=part.pk)
        if to not in PART_STEPS[PartState(standing.state)]:
            words = PART_WORDS[PartState(standing.state)]
            raise refuse(f"Delen är {words} och kan inte bli {PART_WORDS[to]}.", code="LÄGE")
        standing.state = to.value
        standing.accepted_at = timezone.now() if to is PartState.ACCEPTED else None
        standing.save(update_fields=["state", "accepted_at"])
        record(actor, f"part_{to.value}", f"respondent:{part.respondent_id}", part=part.part)
