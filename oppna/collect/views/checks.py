"""The list of checks of a round, as people read it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from oppna.accounts.permissions import Forbidden
from oppna.collect.form.checks import check_list
from oppna.collect.form.rules import form_rules
from oppna.collect.views._actor import actor_in
from oppna.collect.views._found import round_of


@require_safe
def checks(request: HttpRequest, round: int) -> HttpResponse:
    """For everybody who has to do with the round: nothing in it is about anybody's answers."""
    if actor_in(request).kind == "nobody":
        raise Forbidden
    of = round_of(round)
    form = form_rules(of.edition)
    return render(request, "collect/checks.html", {"round": of, "checks": check_list(form)})
