"""Active time on the questions of a page, added to the sums of the round."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.db.models import F

from oppna.accounts.actor import Actor
from oppna.accounts.roles import Permission
from oppna.collect.form.rules import form_rules
from oppna.collect.models import Burden, Respondent
from oppna.collect.permissions import check_respondent

MOST = 1800
"""Seconds. Nobody is active half an hour on one question without leaving it: more is a clock that stood still."""


def add_time(actor: Actor, respondent: Respondent, seconds: Mapping[str, int]) -> None:
    """Nobody's own time is kept: no event, no name, only the sums grow."""
    check_respondent(actor, Permission.ANSWER, respondent)
    questions = form_rules(respondent.round.edition).questions
    spent = {id: min(time, MOST) for id, time in seconds.items() if id in questions and time > 0}
    with transaction.atomic():
        Burden.objects.bulk_create(
            [Burden(round_id=respondent.round_id, question=id) for id in spent], ignore_conflicts=True
        )
        for id in sorted(spent):  # in one order, so that two at once never wait for each other
            Burden.objects.filter(round_id=respondent.round_id, question=id).update(
                seconds=F("seconds") + spent[id], reports=F("reports") + 1
            )
