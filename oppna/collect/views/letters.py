"""Letters: batches, the preview before sending, and those that need somebody's decision."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from oppna.accounts.permissions import check
from oppna.accounts.roles import Permission
from oppna.accounts.views.told import done
from oppna.collect.actions.cancel_letters import cancel_letters
from oppna.collect.actions.decide_letter import decide_letter
from oppna.collect.actions.plan_letters import plan_letters
from oppna.collect.actions.queue_letters import queue_letters
from oppna.collect.days import today
from oppna.collect.models import Letter, LetterKind, LetterState, Round
from oppna.collect.presenters.letter import files, written
from oppna.collect.queries.contacts import left_for_each
from oppna.collect.queries.letters import BATCHES, batches, planned, uncertain_letters, undelivered_letters
from oppna.collect.views._actor import actor_in
from oppna.collect.views.asked import asked_round, page


def _sending(request: HttpRequest, round_id: int) -> Round:
    round = asked_round(request, round_id)
    check(actor_in(request), Permission.SEND_LETTERS)
    return round


@require_safe
def letters(request: HttpRequest, round_id: int) -> HttpResponse:
    """Every batch and what became of it."""
    round = _sending(request, round_id)
    return page(
        request,
        "letters.html",
        round,
        here="letters",
        batches=batches(round),
        kinds=BATCHES,
        states=LetterState,
        uncertain=uncertain_letters(round),
        undelivered=undelivered_letters(round),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def batch(request: HttpRequest, round_id: int, kind: str, key: str = "") -> HttpResponse:
    """GET: who gets the letter and what it says. POST: plan, send or cancel it."""
    round = _sending(request, round_id)
    if kind not in BATCHES:
        raise Http404("Det finns inget sådant utskick.")
    chosen = LetterKind(kind)
    if request.method == "POST":
        return _act(request, round, chosen, key)
    waiting = planned(round, chosen, key)
    sample = waiting[0] if waiting else None
    left = left_for_each(round, [letter.contact for letter in waiting if letter.contact])
    return page(
        request,
        "letter_preview.html",
        round,
        here="letters",
        kind=chosen,
        key=key,
        letters=[(letter, left.get(letter.contact_id or 0, [])) for letter in waiting],
        sample=dict(zip(("subject", "text"), written(sample), strict=True)) if sample else None,
        files=[name for name, _ in files(sample)] if sample else [],
    )


def _act(request: HttpRequest, round: Round, kind: LetterKind, key: str) -> HttpResponse:
    actor = actor_in(request)
    match request.POST.get("do"):
        case "plan":
            key = key or (today().isoformat() if kind is LetterKind.REMINDER else "")
            done(request, lambda: plan_letters(actor, round, kind, key), "Utskicket är förberett. Se över det.")
            return HttpResponseRedirect(batch_address(round, kind, key))
        case "send":
            seen = [int(id) for id in request.POST.getlist("letter") if id.isdecimal()]
            done(request, lambda: queue_letters(actor, round, kind, key, seen), "Breven är på väg ut.")
        case "cancel":
            done(request, lambda: cancel_letters(actor, round, kind, key), "Utskicket är inställt.")
    return HttpResponseRedirect(reverse("collect:round_letters", args=[round.pk]))


def batch_address(round: Round, kind: str, key: str) -> str:
    """The page of a batch."""
    name, args = ("round_batch_key", [round.pk, kind, key]) if key else ("round_batch", [round.pk, kind])
    return reverse(f"collect:{name}", args=args)


@require_POST
def decide(request: HttpRequest, round_id: int, letter_id: int) -> HttpResponse:
    """Send again, or count as sent."""
    round = _sending(request, round_id)
    letter = get_object_or_404(Letter, pk=letter_id, round=round)
    again = request.POST.get("do") == "again"
    done(request, lambda: decide_letter(actor_in(request), letter, again=again), "Brevet är avgjort.")
    return HttpResponseRedirect(reverse("collect:round_letters", args=[round.pk]))
