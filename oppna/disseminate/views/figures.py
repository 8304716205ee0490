"""The page of one figure, and the same in a file for programs."""

from __future__ import annotations

import msgspec
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from oppna.disseminate.addresses import figure_path, indicator_list_path, indicator_path, search_path
from oppna.disseminate.fair.case import Case, case_of
from oppna.disseminate.fair.figure import figure_of
from oppna.disseminate.presenters.figure import figure_page
from oppna.disseminate.queries.finder import named_so
from oppna.disseminate.queries.public import public
from oppna.disseminate.shelf.public import Public
from oppna.disseminate.views.not_found import Link, not_found

SHOW, ALL = "visa", "allt"


@require_safe
def figure(request: HttpRequest, edition: str, indicator: str, area: str) -> HttpResponse:
    """The figure; `?visa=allt` shows what is folded open, for print and for searching in the page."""
    found = _found(edition, indicator, area)
    if isinstance(found, str):
        named = named_so(public(), area)
        if named and f"/{area}/" != named:
            return redirect(figure_path(edition, indicator, public().by_path[named]))
        return _missing(request, found, edition, indicator)
    asked = request.GET.get(SHOW, "")
    page = figure_page(found, open=asked == ALL)
    wrong = (
        ""
        if asked in ("", ALL)
        else f"”{asked}” är inget sätt att visa sidan på. Det enda som går att välja är ”{ALL}”."
    )
    return render(
        request,
        "disseminate/figures/figure.html",
        {"page": page, "figure": page.figure, "synthetic": found.release.head.synthetic, "wrong": wrong},
    )


@require_safe
def figure_json(request: HttpRequest, edition: str, indicator: str, area: str) -> HttpResponse:
    """The same facts, for programs."""
    found = _found(edition, indicator, area)
    if isinstance(found, str):
        return HttpResponse(msgspec.json.encode({"error": found}), status=404, content_type="application/json")
    return HttpResponse(msgspec.json.encode(figure_of(found)), content_type="application/json")


def _found(edition: str, indicator: str, area: str) -> Case | str:
    """The figure, or a sentence on what of the address is wrong."""
    now = public()
    place = now.by_path.get(f"/{area}/")
    if edition not in now.by_edition:
        return f"Det finns ingen publicerad utgåva som heter ”{edition}”."
    if indicator not in _ids(now, edition):
        return f"Utgåvan {edition} har ingen indikator som heter ”{indicator}”."
    if place is None:
        return f"Det finns inget område på adressen ”{area}”."
    return case_of(now, edition, indicator, (place.level, place.area)) or (
        f"Utgåvan {edition} redovisar inte {indicator} för {place.label}."
    )


def _ids(now: Public, edition: str) -> set[str]:
    return {one.id for one in now.by_edition[edition].edition.indicators}


def _missing(request: HttpRequest, sentence: str, edition: str, indicator: str) -> HttpResponse:
    now = public()
    known = edition in now.by_edition and indicator in _ids(now, edition)
    on = [Link("Till indikatorn", indicator_path(edition, indicator))] if known else []
    ways = (Link("Alla indikatorer", indicator_list_path()), Link("Sök", search_path()))
    return not_found(request, "Siffran finns inte", sentence, *on, *ways)
