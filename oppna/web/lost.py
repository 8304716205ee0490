"""The page for an address that leads nowhere: what it may have meant, a search, and the lists to look in."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from oppna.disseminate.queries.finder import finder
from oppna.disseminate.queries.public import public
from oppna.disseminate.search.address import meant

OWN = ("/svara/", "/omgangar/", "/granskning/", "/konto/", "/administration/", "/logg/", "/statisk/")
"""Where addresses are somebody's: nothing is guessed from what stands in them."""
MOST_GUESSES = 5


def lost(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404. An address with capitals leads to the same in small letters, where there is one."""
    shown, small = public(), request.path.casefold()
    if small != request.path and small in shown.by_path:
        return redirect(small)
    told: dict[str, Any] = {"own": request.path.startswith(OWN)}
    if not told["own"]:
        words = meant(request.path)
        told |= {"query": words, "near": finder(shown).find(words, MOST_GUESSES).hits if words else ()}
    return render(request, "404.html", told, status=404)
