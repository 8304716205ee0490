"""Pages of indicators, and their pictures and figures to take along."""

from __future__ import annotations

import csv
import io

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from oppna.disseminate.addresses import api_version_path, indicator_list_path, indicator_path
from oppna.disseminate.api.wrappers.caching import SHORT
from oppna.disseminate.charts.large.frame import LIGHT_NAME, THEMES
from oppna.disseminate.pictures.made import made
from oppna.disseminate.pictures.store import KIND
from oppna.disseminate.presenters.indicator.choice import choice
from oppna.disseminate.presenters.indicator.page import page_of
from oppna.disseminate.presenters.indicator.pictures import NAMES, drawing
from oppna.disseminate.presenters.indicator.table import table
from oppna.disseminate.presenters.indicators import KINDS, Listed, listed
from oppna.disseminate.presenters.take_along import TakeAlong, tables_of
from oppna.disseminate.queries.pictures import store
from oppna.disseminate.queries.public import public
from oppna.disseminate.shelf.public import Public
from oppna.model.indicator import Indicator
from oppna.release.content import Release


@require_safe
def every(request: HttpRequest) -> HttpResponse:
    """All indicators of an edition, by area."""
    shown = public()
    found = listed(shown, request.GET.dict())
    context = {
        "listed": found,
        "releases": shown.releases,
        "kinds": KINDS,
        "synthetic": found is not None and found.release.head.synthetic,
        "take_along": _list_to_take_along(found) if found else None,
    }
    return render(request, "disseminate/indicators.html", context)


def _list_to_take_along(found: Listed) -> TakeAlong:
    head = found.release.head
    api = api_version_path(head.edition, head.version, "indicators")
    link = indicator_list_path(omgang=head.edition, omrade=found.area, typ=found.kind)
    return TakeAlong(tables_of(found.release), link, api=api)


@require_safe
def indicator(request: HttpRequest, edition: str, code: str) -> HttpResponse:
    """One indicator: what it means, how it fell out, and how sure that is."""
    shown = public()
    found = _found(shown, edition, code)
    if isinstance(found, str):
        return _missing(request, shown, found)
    release, one = found
    page = page_of(shown, release, one, choice(release, request.GET.dict()))
    return render(request, "disseminate/indicator.html", {"page": page, "synthetic": release.head.synthetic})


@require_safe
def picture(request: HttpRequest, edition: str, code: str, name: str, kind: str) -> HttpResponse:
    """A picture, or with `kind` json its specification with the figures in it."""
    shown = public()
    found = _found(shown, edition, code)
    if isinstance(found, str):
        return _missing(request, shown, found)
    which, _, theme = name.partition(".")
    known = which in NAMES and (theme or LIGHT_NAME) in THEMES
    drawn = drawing(shown, *found, which, THEMES[theme or LIGHT_NAME]) if known else None
    if drawn is None:
        told = f"Bilden ”{name[:40]}” finns inte för {code}; bilderna heter {', '.join(NAMES)}."
        return _missing(request, shown, told, *found)
    answer = HttpResponse(made(store(), drawn, kind), content_type=KIND[kind])
    answer["Cache-Control"] = SHORT
    return answer


@require_safe
def figures(request: HttpRequest, edition: str, code: str) -> HttpResponse:
    """The indicator's cells as CSV: as they are in the release, with names."""
    shown = public()
    found = _found(shown, edition, code)
    if isinstance(found, str):
        return _missing(request, shown, found)
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows(table(*found))  # a Swedish Excel reads no other
    answer = HttpResponse("\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{edition}-{code}.csv"'
    return answer


def _found(shown: Public, edition: str, code: str) -> tuple[Release, Indicator] | str:
    """The indicator of the edition's newest public version, or a sentence on why there is none."""
    release = shown.by_edition.get(edition)
    if release is None:
        return f"Utgåvan ”{edition[:40]}” finns inte bland publiceringarna."
    for one in release.edition.indicators:
        if one.id == code:
            return release, one
    return f"Indikatorn ”{code[:40]}” finns inte i {release.head.edition_name}."


def _missing(
    request: HttpRequest, shown: Public, sentence: str, release: Release | None = None, one: Indicator | None = None
) -> HttpResponse:
    ways = [
        (f"Alla indikatorer i {each.head.edition_name}", indicator_list_path(omgang=each.head.edition))
        for each in shown.releases
    ]
    if release is not None and one is not None:
        ways.insert(0, (one.short_name, indicator_path(release.head.edition, one.id)))
    return render(request, "disseminate/indicator_missing.html", {"sentence": sentence, "ways": ways}, status=404)
