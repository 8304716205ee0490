"""One step of a round, by the table. The row is locked, so that two persons do not take the same step."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from oppna.accounts.actions.record import record
from oppna.accounts.actor import Actor
from oppna.accounts.permissions import check
from oppna.accounts.roles import Permission
from oppna.collect.models import Round
from oppna.collect.states import ROUND_STEPS, ROUND_WORDS, RoundState
from oppna.errors import refuse


def locked(round: Round) -> Round:
    """The round as it is now, held until the transaction ends."""
    return Round.objects.select_for_update().get(pk=round.pk)


def step(actor: Actor, round: Round, to: RoundState, **changes: date) -> Round:
    """Take the step; `changes` are dates that go with it. Refused where the table has no such step."""
    check(actor, Permission.MANAGE_ROUNDS)
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("a round steps inside the transaction of its action")
    now = locked(round)
    state = RoundState(now.state)
    if to not in ROUND_STEPS[state]:
        raise refuse(
            f"omgången är {ROUND_WORDS[state]} och kan inte bli {ROUND_WORDS[to]}; ladda om sidan.", code="OMGÅNG_LÄGE"
        )
    now.state = to.value
    for field, day in changes.items():
        setattr(now, field, day)
    now.save(update_fields=["state", *changes])
    days = {field: day.isoformat() for field, day in changes.items()}
    record(actor, f"round_{to.value}", f"round:{now.pk}", before=state.value, **days)
    return now
