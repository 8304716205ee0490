"""The respondent opens a part that is sent, to change an answer, while the round takes answers."""

from __future__ import annotations

from django.db import transaction

from oppna.accounts.actions.record import record
from oppna.accounts.actor import Actor
from oppna.accounts.roles import Permission
from oppna.collect.form.open import closed_because
from oppna.collect.models import PartResponse, Respondent
from oppna.collect.permissions import check_respondent
from oppna.collect.states import PartState
from oppna.errors import refuse


def reopen_part(actor: Actor, respondent: Respondent, part: str) -> None:
    """The receipt that was given stays as it is; sending again gives another. What is accepted stays locked."""
    check_respondent(actor, Permission.ANSWER, respondent, part)
    with transaction.atomic():
        row = PartResponse.objects.select_for_update().get(respondent=respondent, part=part)
        if told := closed_because(respondent.round.state, PartState.REOPENED.value, reopened=False):
            raise refuse(told, code="STÄNGT")
        if row.state != PartState.SUBMITTED:
            raise refuse("Bara en del som är inskickad och inte godkänd kan öppnas för ändring.", code="LÄGE")
        row.state = PartState.REOPENED.value
        row.save(update_fields=["state"])
        record(actor, "reopen_part", f"respondent:{respondent.pk}", part=part)
