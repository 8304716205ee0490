"""The list of rounds, a new round, and one round's response."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from oppna.accounts.permissions import DENIED, SECOND_FACTOR, Forbidden, can, check
from oppna.accounts.roles import Permission
from oppna.catalogue.load import edition_heads
from oppna.catalogue.prepared import prepare
from oppna.collect.actions.create_round import create_round
from oppna.collect.days import today
from oppna.collect.form.round_dates import from_edition
from oppna.collect.form.round_form import LABELS, as_written, read_dates
from oppna.collect.models import Round
from oppna.collect.presenters.response import dashboard as present
from oppna.collect.queries.letters import batches, uncertain_letters, undelivered_letters
from oppna.collect.queries.response import response
from oppna.collect.queries.rounds import dates_of, rounds_for
from oppna.collect.views._actor import actor_in
from oppna.collect.views.asked import UNPROCESSABLE, asked_round, page
from oppna.errors import Refused
from oppna.model.edition import EditionHead


@require_safe
def rounds(request: HttpRequest) -> HttpResponse:
    """Those the actor may see."""
    actor = actor_in(request)
    if not actor.holdings_with(Permission.SEE_RESPONSE):
        raise Forbidden(SECOND_FACTOR if actor.lacks_second_factor else DENIED)
    context = {"rounds": rounds_for(actor), "may_manage": can(actor, Permission.MANAGE_ROUNDS)}
    return render(request, "collect/rounds.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """First which edition, then the days it prefills."""
    actor = actor_in(request)
    check(actor, Permission.MANAGE_ROUNDS)
    editions = {head.id: head for head in reversed(edition_heads()) if prepare(head.id).edition.questionnaire.parts}
    chosen = editions.get(request.POST.get("edition") or request.GET.get("edition", ""))
    context = {"editions": editions.values(), "chosen": chosen, "labels": LABELS}
    if chosen is None:
        return render(request, "collect/round_new.html", context)
    if request.method != "POST":
        return render(request, "collect/round_new.html", context | {"written": _prefilled(chosen)})
    try:
        made = _created(request, chosen.id)
    except Refused as refused:
        told = context | {"written": request.POST, "problems": refused.problems}
        return render(request, "collect/round_new.html", told, status=UNPROCESSABLE)
    return HttpResponseRedirect(reverse("collect:round", args=[made.pk]))


def _prefilled(head: EditionHead) -> dict[str, str]:
    days = as_written(from_edition(head.dates)) if head.dates else {}
    return {"name": head.name, "goal": "95", **days}


def _created(request: HttpRequest, edition: str) -> Round:
    goal = request.POST.get("goal", "")
    return create_round(
        actor_in(request),
        edition,
        name=request.POST.get("name", ""),
        dates=read_dates(request.POST),
        test="test" in request.POST,
        synthetic="synthetic" in request.POST,
        goal=int(goal) if goal.isdecimal() and len(goal) < 4 else 0,
        only=request.POST.get("only", "").replace(",", " ").split(),
    )


@require_safe
def dashboard(request: HttpRequest, round_id: int) -> HttpResponse:
    """How it goes, what is left, and what to do."""
    round = asked_round(request, round_id)
    actor = actor_in(request)
    found = response(actor, round)
    sends = can(actor, Permission.SEND_LETTERS)
    return page(
        request,
        "round.html",
        round,
        here="round",
        shown=present(found, round, dates_of(round), today()),
        dates=dates_of(round),
        waiting=[batch for batch in batches(round) if batch.waiting] if sends else [],
        uncertain=len(uncertain_letters(round)) if sends else 0,
        undelivered=undelivered_letters(round) if sends else [],
    )
