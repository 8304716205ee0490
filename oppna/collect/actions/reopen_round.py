"""Open a closed round again for corrections, until a day."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from oppna.accounts.actor import Actor
from oppna.collect.actions._step import step
from oppna.collect.actions.issue_link import default_expiry
from oppna.collect.actions.plan_letters import plan_letters
from oppna.collect.days import today
from oppna.collect.models import LetterKind, Link, Round
from oppna.collect.states import RoundState
from oppna.errors import refuse


def reopen_round(actor: Actor, round: Round, until: date, day: date | None = None) -> Round:
    """On `day` (today). Links that would run out before the new last day live as long as new ones do."""
    day = day or today()
    if until < day:
        raise refuse("omgången skulle stängas igen innan den öppnas; välj en senare dag.", code="DAGAR")
    with transaction.atomic():
        opened = step(actor, round, RoundState.REOPENED, reopens=day, closes_again=until)
        expiry = default_expiry(opened)
        Link.objects.filter(respondent__round=opened, revoked_at=None, expires_at__lt=expiry).update(expires_at=expiry)
        plan_letters(actor, opened, LetterKind.REOPENING, key=until.isoformat())
    return opened
