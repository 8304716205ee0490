"""The search: a page that works without scripts, and suggestions while somebody types."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from oppna.disseminate.addresses import compare_path, indicator_list_path, search_path
from oppna.disseminate.presenters.take_along import TakeAlong
from oppna.disseminate.queries.finder import finder
from oppna.disseminate.queries.public import public
from oppna.disseminate.search.index import LONGEST

MOST_HITS, MOST_SUGGESTIONS = 40, 8


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """The hits, or straight to the one thing that was meant. `alla` shows the hits even then."""
    query = " ".join(request.GET.get("q", "").split())[:LONGEST]
    shown = public()
    found = finder(shown).find(query, MOST_HITS)
    if found.landing is not None and "alla" not in request.GET:
        return redirect(found.landing.address)
    context = {
        "query": query,
        "found": found,
        "synthetic": shown.synthetic,
        "mixed": shown.mixed,
        "indicators": indicator_list_path(),
        "compare": compare_path(),
        "releases": [(one.head.edition_name, indicator_list_path(omgang=one.head.edition)) for one in shown.releases],
        "take_along": TakeAlong(link=search_path(query), prints=False),
    }
    return render(request, "disseminate/search.html", context)


@require_safe
def suggestions(request: HttpRequest) -> JsonResponse:
    """The nearest hits, for a list that is shown while somebody types."""
    found = finder(public()).find(" ".join(request.GET.get("q", "").split())[:LONGEST], MOST_SUGGESTIONS)
    told = [
        {"text": hit.entry.text, "slag": hit.entry.kind.value, "om": hit.entry.detail, "adress": hit.entry.address}
        for hit in found.hits
    ]
    answer = JsonResponse({"fråga": found.query, "alla": search_path(found.query), "förslag": told})
    answer["Cache-Control"] = "public, max-age=60"
    return answer
