"""The close for good by two persons, and the answers that come out of it."""

from __future__ import annotations

import io
import zipfile

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from oppna.accounts.actor import Actor
from oppna.accounts.permissions import check
from oppna.accounts.roles import Permission
from oppna.collect.actions.close_for_good import confirm_close, propose_close, withdraw_close
from oppna.collect.form.rules import form_rules
from oppna.collect.models import MarkState, PartResponse, Reopening, Round
from oppna.collect.queries.final_answers import final_files
from oppna.collect.queries.review import cases, lines
from oppna.collect.states import PartState
from oppna.collect.views._actor import actor_in
from oppna.collect.views._found import round_of
from oppna.errors import Refused


@require_http_methods(["GET", "HEAD", "POST"])
def close(request: HttpRequest, round: int) -> HttpResponse:
    """What is left, who has proposed, and the buttons."""
    actor = actor_in(request)
    check(actor, Permission.CLOSE_ROUND)
    of = round_of(round)
    if request.method == "POST":
        return _done(request, actor, of)
    standing = of.closings.filter(withdrawn_at=None).select_related("proposed_by", "confirmed_by").last()
    return render(
        request,
        "collect/close_for_good.html",
        {
            "round": of,
            "left": _left(of),
            "closing": standing,
            "own": standing is not None and str(standing.proposed_by_id) == actor.id,
        },
    )


def _left(of: Round) -> list[tuple[str, int]]:
    """What somebody may still want to do first. Numbers only: whoever closes need not see the answers."""
    form = form_rules(of.edition)
    open_lines = sum(
        line.state != MarkState.DONE for line in lines(form, cases(of, of.respondents.select_related("round")))
    )
    parts = PartResponse.objects.filter(respondent__round=of)
    reopened = Reopening.objects.filter(respondent__round=of, closed_at=None).count()
    return [
        ("rader i granskningskön som inte är klara", open_lines),
        ("svar som är öppna för rättelse", reopened),
        ("delar som är öppnade för rättelse", parts.filter(state=PartState.REOPENED.value).count()),
        ("delar som är inskickade men inte godkända", parts.filter(state=PartState.SUBMITTED.value).count()),
        ("delar som inte är inskickade", parts.filter(state__in=_NOT_SENT).count()),
    ]


_NOT_SENT = [PartState.NOT_BEGUN.value, PartState.BEGUN.value]


def _done(request: HttpRequest, actor: Actor, of: Round) -> HttpResponse:
    deed = request.POST.get("gor", "")
    standing = of.closings.filter(withdrawn_at=None, confirmed_at=None).last()
    try:
        if deed == "foresla":
            propose_close(actor, of, request.POST.get("notering", ""))
            messages.success(request, "Avslutet är föreslaget. En annan person behöver bekräfta det.")
        elif standing is None:
            messages.error(request, "Det finns inget förslag att ta ställning till; ladda om sidan.")
        elif deed == "bekrafta":
            confirm_close(actor, standing)
            messages.success(request, "Omgången är avslutad. Svaren kan hämtas och räknas.")
        elif deed == "ta_tillbaka":
            withdraw_close(actor, standing)
            messages.success(request, "Förslaget är tillbakadraget.")
    except Refused as refused:
        for problem in refused.problems:
            messages.error(request, str(problem))
    return redirect(request.path)


@require_safe
def answers(request: HttpRequest, round: int) -> HttpResponse:
    """The interchange files of the round, for `oppna compute`."""
    actor = actor_in(request)
    check(actor, Permission.SEE_ANSWERS)
    check(actor, Permission.MANAGE_ROUNDS)
    of = round_of(round)
    try:
        files = final_files(of)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("collect:checks", round=of.pk)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), text)
    name = f"svar-{of.edition}-{of.pk}.zip"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return HttpResponse(packed.getvalue(), content_type="application/zip", headers=headers)
