"""Open a round: from now on parts can be answered, and the invitations wait to be looked at and sent."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from oppna.accounts.actor import Actor
from oppna.collect.actions._step import step
from oppna.collect.actions.plan_letters import plan_letters
from oppna.collect.days import today
from oppna.collect.models import Contact, LetterKind, Round
from oppna.collect.states import RoundState
from oppna.errors import refuse


def open_round(actor: Actor, round: Round, day: date | None = None) -> Round:
    """On `day` (today). Refused while nobody has an address to be invited at, and when it is too late."""
    day = day or today()
    if round.closes < day:
        raise refuse("den sista svarsdagen har passerat; ändra omgångens dagar först.", code="DAGAR")
    with transaction.atomic():
        opened = step(actor, round, RoundState.OPEN, opens=min(round.opens, day))
        if not Contact.objects.filter(respondent__round=round, removed_at=None).exists():
            raise refuse("omgången har inga kontakter att bjuda in; läs in kontakter först.", code="INGA_KONTAKTER")
        plan_letters(actor, opened, LetterKind.INVITATION)
    return opened
