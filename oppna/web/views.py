"""Pages that belong to no phase."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from oppna.disseminate.presenters.start import front
from oppna.disseminate.queries.public import public
from oppna.disseminate.views.kept import packed
from oppna.web.queries import open_rounds, to_answer


@packed
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """The way to a municipality, what is new, what is open now, and the way in."""
    actor = request.actor  # type: ignore[attr-defined]
    told = {"front": front(public()), "rounds": open_rounds(), "respondents": to_answer(actor)}
    return render(request, "start.html", told)
