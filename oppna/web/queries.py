"""What the start page shows."""

from __future__ import annotations

from django.db.models import QuerySet

from oppna.accounts.actor import Actor
from oppna.accounts.roles import Permission
from oppna.collect.models import Respondent, Round
from oppna.collect.permissions import respondents_for
from oppna.collect.states import ANSWERING

OPEN = sorted(state.value for state in ANSWERING)


def open_rounds() -> QuerySet[Round]:
    """The rounds that can be answered now. Their names and days are no secret."""
    return Round.objects.filter(state__in=OPEN)


def to_answer(actor: Actor) -> QuerySet[Respondent]:
    """The respondents of open rounds for which the actor can answer."""
    mine = respondents_for(actor, Permission.ANSWER)
    return mine.filter(round__state__in=OPEN).select_related("round")
