"""Close a round for answering, the first time or again. What is begun stays; only single answers can be reopened."""

from __future__ import annotations

from django.db import transaction

from oppna.accounts.actor import Actor
from oppna.collect.actions._step import step
from oppna.collect.actions.cancel_letters import cancel_unsent
from oppna.collect.models import Round
from oppna.collect.states import RoundState


def close_round(actor: Actor, round: Round) -> Round:
    """Letters that ask for answers and have not gone out are cancelled: it is too late for them."""
    again = round.state == RoundState.REOPENED
    with transaction.atomic():
        closed = step(actor, round, RoundState.CLOSED_AGAIN if again else RoundState.CLOSED)
        cancel_unsent(closed, "omgången stängdes")
    return closed
