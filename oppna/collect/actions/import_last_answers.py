"""Last round's answers from a file in the interchange form, shown beside the same questions this time."""

from __future__ import annotations

from django.db import transaction

from oppna.accounts.actions.record import record
from oppna.accounts.actor import Actor
from oppna.accounts.permissions import check
from oppna.accounts.roles import Permission
from oppna.catalogue.prepared import prepare
from oppna.collect.actions._step import locked
from oppna.collect.form.last_round import LastRound, read_last
from oppna.collect.models import LastAnswer, Round
from oppna.interchange.table import Table


def import_last_answers(actor: Actor, round: Round, before: str, table: Table) -> LastRound:
    """`before`: the edition the file is of. What was there before goes."""
    check(actor, Permission.MANAGE_ROUNDS)
    respondents = dict(round.respondents.values_list("unit", "pk"))
    last = read_last(table, prepare(before).edition, prepare(round.edition).edition, respondents)
    with transaction.atomic():
        locked(round)
        LastAnswer.objects.filter(respondent__round=round).delete()
        LastAnswer.objects.bulk_create(
            (
                LastAnswer(respondent_id=respondents[unit], question=question, value=value)
                for (unit, question), value in last.answers.items()
            ),
            batch_size=1000,
        )
        record(actor, "import_last_answers", f"round:{round.pk}", edition=before, answers=len(last.answers))
    return last
