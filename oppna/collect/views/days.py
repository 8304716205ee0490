"""The days of a round, its steps by hand, and the answers of the round before."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from oppna.accounts.permissions import check
from oppna.accounts.roles import Permission
from oppna.accounts.views.told import done
from oppna.catalogue.load import edition_heads
from oppna.catalogue.prepared import prepare
from oppna.collect.actions.change_dates import change_dates
from oppna.collect.actions.close_round import close_round
from oppna.collect.actions.import_last_answers import import_last_answers
from oppna.collect.actions.open_round import open_round
from oppna.collect.actions.reopen_round import reopen_round
from oppna.collect.form.round_form import LABELS, as_written, read_dates
from oppna.collect.models import LastAnswer, Round
from oppna.collect.queries.rounds import dates_of
from oppna.collect.states import ROUND_STEPS, RoundState
from oppna.collect.views._actor import actor_in
from oppna.collect.views.asked import asked_round, page
from oppna.errors import Problem, Refused, refuse
from oppna.interchange.folder import ANSWER_COLUMNS
from oppna.interchange.table import table_in
from oppna.swedish import number

MOST_BYTES = 50_000_000
BUTTONS = {
    RoundState.OPEN: "Öppna nu",
    RoundState.CLOSED: "Stäng nu",
    RoundState.REOPENED: "Öppna igen nu",
    RoundState.CLOSED_AGAIN: "Stäng igen nu",
}


@require_http_methods(["GET", "HEAD", "POST"])
def days(request: HttpRequest, round_id: int) -> HttpResponse:
    """See and change the days."""
    round = asked_round(request, round_id)
    if request.method != "POST":
        return _days(request, round, as_written(dates_of(round)))
    try:
        change_dates(actor_in(request), round, read_dates(request.POST))
    except Refused as refused:
        return _days(request, round, request.POST.dict(), refused.problems)
    messages.success(request, "Dagarna är ändrade.")
    return HttpResponseRedirect(reverse("collect:round_days", args=[round.pk]))


def _days(
    request: HttpRequest, round: Round, written: dict[str, str], problems: list[Problem] | None = None
) -> HttpResponse:
    steps = [(to.value, BUTTONS[to]) for to in ROUND_STEPS[RoundState(round.state)] if to in BUTTONS]
    return page(request, "round_days.html", round, problems, here="days", written=written, labels=LABELS, steps=steps)


@require_POST
def step(request: HttpRequest, round_id: int) -> HttpResponse:
    """Open or close by hand, before the calendar does."""
    round = asked_round(request, round_id)
    done(request, lambda: _step(request, round), "Omgångens läge är ändrat.")
    return HttpResponseRedirect(reverse("collect:round_days", args=[round.pk]))


def _step(request: HttpRequest, round: Round) -> Round:
    actor, to = actor_in(request), request.POST.get("to", "")
    if to == RoundState.OPEN:
        return open_round(actor, round)
    if to == RoundState.REOPENED:
        return reopen_round(actor, round, _until(request.POST.get("until", "")))
    if to in (RoundState.CLOSED, RoundState.CLOSED_AGAIN):
        return close_round(actor, round)
    raise refuse("omgången har inget sådant läge; ladda om sidan.", code="OMGÅNG_LÄGE")


def _until(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise refuse("ange till vilken dag omgången är öppen.", code="DAGAR") from None


@require_http_methods(["GET", "HEAD", "POST"])
def last_answers(request: HttpRequest, round_id: int) -> HttpResponse:
    """A file with the answers of the edition before."""
    round = asked_round(request, round_id)
    check(actor_in(request), Permission.MANAGE_ROUNDS)
    if request.method != "POST":
        return _last(request, round)
    try:
        taken = _take(request, round)
    except Refused as refused:
        return _last(request, round, refused.problems)
    messages.success(request, taken)
    return HttpResponseRedirect(reverse("collect:round_last_answers", args=[round.pk]))


def _take(request: HttpRequest, round: Round) -> str:
    table = table_in(*uploaded(request, MOST_BYTES), ANSWER_COLUMNS)
    last = import_last_answers(actor_in(request), round, request.POST.get("before", ""), table)
    return (
        f"{number(len(last.answers))} svar lästes in; {number(last.left_out)} rader gäller andra frågor eller objekt."
    )


def uploaded(request: HttpRequest, most: int) -> tuple[bytes, str]:
    """Content and name of the file that was sent."""
    file = request.FILES.get("file")
    if file is None:
        raise refuse("välj en fil att läsa in.", code="FIL_SAKNAS")
    name = str(file.name)[:100]
    if file.size is None or file.size > most:
        raise refuse(f"filen är större än {most // 1_000_000} MB; kontrollera att det är rätt fil.", file=name)
    return file.read(), name


def _last(request: HttpRequest, round: Round, problems: list[Problem] | None = None) -> HttpResponse:
    year = prepare(round.edition).edition.head.year
    return page(
        request,
        "round_last_answers.html",
        round,
        problems,
        here="last",
        editions=[head for head in edition_heads() if head.year < year],
        count=LastAnswer.objects.filter(respondent__round=round).count(),
    )
