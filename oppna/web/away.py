"""A page while the database is away: what was sent is offered anew, and nothing is said to be saved."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.views.defaults import server_error

AWAY = "Databasen svarar inte just nu. Det du skickade är inte sparat. Försök igen om en stund."
SECONDS = 20
RESENT = "/svara/"
"""Where a form may be sent again from the page. Elsewhere it may hold passwords."""


def fault(request: HttpRequest) -> HttpResponse:
    """The site's answer to every exception that nobody caught: 503 if the database is away, else 500."""
    error = sys.exc_info()[1]
    if is_away(error):
        return _away(request)
    return server_error(request)


def is_away(error: BaseException | None) -> bool:
    """Gone, not yet up, or busy for longer than anybody waits. A fault in a query is something else."""
    return isinstance(error, (OperationalError, InterfaceError))


def _away(request: HttpRequest) -> HttpResponse:
    """Made without the request's context: who acts stands in the database."""
    response: HttpResponse
    if "application/json" in (request.content_type or "") or "application/json" in request.headers.get("Accept", ""):
        response = JsonResponse({"error": AWAY}, status=503, json_dumps_params={"ensure_ascii": False})
    else:
        told = {"sentence": AWAY, "address": request.get_full_path(), "sent": list(_sent(request))}
        response = HttpResponse(render_to_string("503.html", told), status=503)
    response["Retry-After"] = str(SECONDS)
    response["Cache-Control"] = "no-store"
    return response


def _sent(request: HttpRequest) -> Iterator[tuple[str, str]]:
    if request.method == "POST" and request.path.startswith(RESENT) and not request.FILES:
        for name, values in request.POST.lists():
            for value in values:
                yield name, str(value)
