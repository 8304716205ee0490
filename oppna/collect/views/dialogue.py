"""The respondent's side of the dialogue with the review: what was asked, what is open, and an answer."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from oppna.accounts.roles import Permission
from oppna.collect.actions.send_message import send_message
from oppna.collect.form.rules import form_rules
from oppna.collect.permissions import can_respondent
from oppna.collect.views._actor import actor_in
from oppna.collect.views._found import respondent_of
from oppna.errors import Refused


@require_http_methods(["GET", "HEAD", "POST"])
def dialogue(request: HttpRequest, respondent: int) -> HttpResponse:
    """Only what concerns the parts that the one who reads may answer."""
    actor = actor_in(request)
    of = respondent_of(actor, Permission.ANSWER, respondent)
    form = form_rules(of.round.edition)
    mine = {id for id, q in form.questions.items() if can_respondent(actor, Permission.ANSWER, of, q.part)}
    if request.method == "POST":
        question = request.POST.get("fraga", "")
        try:
            send_message(actor, of, request.POST.get("text", ""), question if question in mine else "")
            messages.success(request, "Ert svar är skickat till granskningen.")
        except Refused as refused:
            messages.error(request, str(refused))
        return redirect(request.path)
    whole = mine >= form.questions.keys()
    talk = [one for one in of.messages.all() if one.question in mine or (whole and not one.question)]
    opened = [
        (one, form.questions[one.question], form.page_of[one.question])
        for one in of.reopenings.filter(closed_at=None, question__in=mine)
    ]
    asked = list(dict.fromkeys(one.question for one in talk if one.question))
    return render(
        request,
        "collect/dialogue.html",
        {"respondent": of, "round": of.round, "talk": talk, "opened": opened, "asked": asked},
    )
