"""What answering costs: reports of active time come in, sums go out."""

from __future__ import annotations

import json

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from oppna.accounts.permissions import check
from oppna.accounts.roles import Permission
from oppna.collect.actions.add_time import add_time
from oppna.collect.permissions import respondents_for
from oppna.collect.presenters.burden import burden_table
from oppna.collect.views._actor import actor_in
from oppna.collect.views._found import respondent_of, round_of


@require_safe
def burden(request: HttpRequest, round: int) -> HttpResponse:
    """Minutes a question, part by part: for the authority, and for whoever answers in the round."""
    actor, of = actor_in(request), round_of(round)
    if not respondents_for(actor, Permission.ANSWER).filter(round=of).exists():
        check(actor, Permission.SEE_BURDEN)
    return render(request, "collect/burden.html", {"round": of, "parts": burden_table(of)})


@require_POST
def report(request: HttpRequest, respondent: int) -> HttpResponse:
    """{"B1": 42}: seconds in which the page was worked on, by question. No answer worth the name comes back."""
    actor = actor_in(request)
    of = respondent_of(actor, Permission.ANSWER, respondent)
    try:
        told = json.loads(request.body)
        seconds = {str(id): int(time) for id, time in told.items()}
    except (ValueError, AttributeError, TypeError, OverflowError):
        return HttpResponseBadRequest("Tiden gick inte att läsa.", content_type="text/plain; charset=utf-8")
    add_time(actor, of, seconds)
    return HttpResponse(status=204)
