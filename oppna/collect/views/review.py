"""The queue of a round, and one respondent in it."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from oppna.accounts.actor import Actor
from oppna.accounts.models import Event
from oppna.accounts.permissions import check
from oppna.accounts.roles import Permission
from oppna.collect.actions.accept_part import accept_part, return_part
from oppna.collect.actions.decide_other import decide_other
from oppna.collect.actions.edit_answer import edit_answer
from oppna.collect.actions.mark_item import mark_item
from oppna.collect.actions.reopen_answer import close_answer, reopen_answer
from oppna.collect.actions.send_message import send_message
from oppna.collect.form.rules import FormRules, form_rules
from oppna.collect.models import MarkState, Reopening, Respondent, Round
from oppna.collect.permissions import respondents_for
from oppna.collect.presenters import review as present
from oppna.collect.queries.review import Case, Line, cases, edits_by_question, lines, written
from oppna.collect.views._actor import actor_in
from oppna.collect.views._found import respondent_of, round_of
from oppna.errors import Refused

PAGE = 50


@require_safe
def queue(request: HttpRequest, round: int) -> HttpResponse:
    """Every finding and comment of the round, filtered as the address says."""
    actor = actor_in(request)
    check(actor, Permission.REVIEW)
    of = round_of(round)
    form = form_rules(of.edition)
    scope = list(respondents_for(actor, Permission.REVIEW).filter(round=of).select_related("round"))
    every = list(lines(form, cases(of, scope)))
    chosen = _filter(request)
    page = Paginator([line for line in every if chosen.takes(line)], PAGE).get_page(request.GET.get("sida"))
    return render(
        request,
        "collect/review_queue.html",
        {
            "round": of,
            "page": page,
            "filter": chosen,
            "query": urlencode([(key, value) for key, value in request.GET.items() if key != "sida"]),
            "codes": present.counts(every),
            "states": [
                (state, words, sum(line.state == state for line in every)) for state, words in MarkState.choices
            ],
            "counties": sorted({one.county for one in scope}),
            "total": len(every),
        },
    )


def _filter(request: HttpRequest) -> present.Filter:
    got = request.GET
    return present.Filter(
        got.get("lage", MarkState.OPEN.value), got.get("kod", ""), got.get("lan", ""), got.get("sok", "")
    )


@require_http_methods(["GET", "HEAD", "POST"])
def respondent(request: HttpRequest, round: int, respondent: int) -> HttpResponse:
    """One respondent: each line with its answers, last year's, the comment, the dialogue and what can be done."""
    actor = actor_in(request)
    check(actor, Permission.REVIEW)
    of = round_of(round)
    case_of = respondent_of(actor, Permission.REVIEW, respondent, round)
    form = form_rules(of.edition)
    case = cases(of, [case_of])[case_of.pk]
    found = list(lines(form, {case_of.pk: case}))
    if request.method == "POST":
        return _done(request, actor, of, case, found)
    return render(request, "collect/review_respondent.html", _context(form, of, case, found))


def _context(form: FormRules, of: Round, case: Case, found: list[Line]) -> dict[str, object]:
    who, told = case.respondent, written([case.respondent.pk])[case.respondent.pk]
    said = list(who.messages.all())
    kept = {
        "versions": {one.question: (one.version, one.by) for one in who.answers.all()},
        "edits": edits_by_question(who),
        "reopenings": {one.question: one for one in who.reopenings.filter(closed_at=None)},
        "decisions": {one.question: one for one in who.decisions.select_related("by")},
        "messages": said,
    }
    return {
        "round": of,
        "respondent": who,
        "parts": [(form.parts[id], part) for id, part in case.parts.items() if id in form.parts],
        "lines": [present.shown(form, told, line, **kept) for line in found],  # type: ignore[arg-type]
        "general": [message for message in said if not message.question],
    }


def _done(request: HttpRequest, actor: Actor, of: Round, case: Case, found: list[Line]) -> HttpResponse:
    """Carry out what a button said. A refusal is shown on the page, with nothing written."""
    deed = _DEEDS.get(request.POST.get("gor", ""))
    here = redirect(request.path + _anchor(request.POST.get("rad", "")))
    if deed is None:
        messages.error(request, "Sidan skickade något vi inte känner igen. Ladda om den och försök igen.")
        return here
    try:
        messages.success(request, deed(request, actor, case, found))
    except Refused as refused:
        for problem in refused.problems:
            messages.error(request, str(problem))
    return here


def _anchor(line: str) -> str:
    return f"#rad-{line}" if line.isdigit() else ""


def _mark(request: HttpRequest, actor: Actor, case: Case, found: list[Line]) -> str:
    item = present.find(found, request.POST.get("fraga", ""), request.POST.get("nyckel", ""))
    if item is None:
        return "Svaret har ändrats och raden finns inte längre."
    state = MarkState.DONE if request.POST["gor"] == "godta" else MarkState.OPEN
    mark_item(actor, case.respondent, item, state, request.POST.get("notering", ""))
    return "Raden är klar." if state is MarkState.DONE else "Raden är öppen igen."


def _ask(request: HttpRequest, actor: Actor, case: Case, found: list[Line]) -> str:
    question = request.POST.get("fraga", "")
    send_message(actor, case.respondent, request.POST.get("text", ""), question)
    item = present.find(found, question, request.POST.get("nyckel", ""))
    if item is not None:
        mark_item(actor, case.respondent, item, MarkState.ASKED)
    return f"Frågan är skickad till {case.respondent.name}."


def _reopen(request: HttpRequest, actor: Actor, case: Case, found: list[Line]) -> str:
    question, why = request.POST.get("svar", ""), request.POST.get("skal", "")
    reopen_answer(actor, case.respondent, question, why)
    return f"{question} är öppen för rättelse. Skälet visas för {case.respondent.name}."


def _shut(request: HttpRequest, actor: Actor, case: Case, found: list[Line]) -> str:
    question = request.POST.get("svar", "")
    for opened in Reopening.objects.filter(respondent=case.respondent, question=question, closed_at=None):
        close_answer(actor, opened)
    return f"{question} är stängd igen."


def _edit(request: HttpRequest, actor: Actor, case: Case, found: list[Line]) -> str:
    question, version = request.POST.get("svar", ""), request.POST.get("version", "")
    why = request.POST.get("skal", "")
    number = int(version) if version.isascii() and version.isdigit() and len(version) < 10 else -1
    edit_answer(actor, case.respondent, question, request.POST.get("nytt", ""), why, version=number)
    return f"{question} är rättad. Rättelsen och skälet står i loggen."


def _decide(request: HttpRequest, actor: Actor, case: Case, found: list[Line]) -> str:
    question, accepted = request.POST.get("fraga", ""), request.POST["gor"] == "raknas"
    decide_other(actor, case.respondent, question, accepted=accepted, why=request.POST.get("skal", ""))
    return "Svaret räknas." if accepted else "Svaret räknas inte."


def _part(request: HttpRequest, actor: Actor, case: Case, found: list[Line]) -> str:
    part = case.parts.get(request.POST.get("del", ""))
    if part is None:
        return "Delen finns inte i omgången."
    if request.POST["gor"] == "godkann_del":
        accept_part(actor, part)
        return "Delen är godkänd."
    return_part(actor, part)
    return "Delen är öppnad för rättelse."


_DEEDS: dict[str, Callable[[HttpRequest, Actor, Case, list[Line]], str]] = {
    "godta": _mark,
    "oppna_rad": _mark,
    "fraga": _ask,
    "oppna": _reopen,
    "stang": _shut,
    "ratta": _edit,
    "raknas": _decide,
    "raknas_inte": _decide,
    "godkann_del": _part,
    "oppna_del": _part,
}
"""What a button says → what is done."""


@require_safe
def log(request: HttpRequest, round: int, respondent: int) -> HttpResponse:
    """Everything that happened with a respondent: events and every change of an answer."""
    actor = actor_in(request)
    check(actor, Permission.REVIEW)
    who: Respondent = respondent_of(actor, Permission.REVIEW, respondent, round)
    events = Event.objects.filter(subject=f"respondent:{who.pk}")
    edits = who.edits.order_by("-id")
    return render(
        request,
        "collect/review_log.html",
        {
            "round": who.round,
            "respondent": who,
            "events": Paginator(events, PAGE).get_page(request.GET.get("handelser")),
            "edits": Paginator(edits, PAGE).get_page(request.GET.get("andringar")),
        },
    )
