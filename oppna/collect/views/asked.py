"""What the views of a round have in common: who asks, for which round, and what was wrong."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from oppna.accounts.permissions import can
from oppna.accounts.roles import Permission
from oppna.collect.models import Round
from oppna.collect.queries.rounds import round_for
from oppna.collect.views._actor import actor_in
from oppna.errors import Problem

UNPROCESSABLE = 422


def asked_round(request: HttpRequest, round_id: int) -> Round:
    """The round, if the actor may see it."""
    return round_for(actor_in(request), round_id)


def page(
    request: HttpRequest,
    template: str,
    round: Round,
    problems: list[Problem] | None = None,
    **context: object,
) -> HttpResponse:
    """A page of a round, with what this actor can do there."""
    actor = actor_in(request)
    context |= {
        "round": round,
        "problems": problems or [],
        "may_manage": can(actor, Permission.MANAGE_ROUNDS),
        "may_send": can(actor, Permission.SEND_LETTERS),
        "may_review": can(actor, Permission.REVIEW),
        "may_see_burden": can(actor, Permission.SEE_BURDEN),
    }
    return render(request, f"collect/{template}", context, status=UNPROCESSABLE if problems else 200)
