"""Pages of indicators, and their pictures and figures to take along."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from oppna.disseminate.addresses import api_version_path, indicator_list_path, indicator_path
from oppna.disseminate.api.wrappers.caching import SHORT
from oppna.disseminate.charts.large.frame import LIGHT_NAME, THEMES
from oppna.disseminate.files.table import XLSX
from oppna.disseminate.pictures.made import made
from oppna.disseminate.pictures.store import KIND
from oppna.disseminate.presenters.indicator.choice import choice
from oppna.disseminate.presenters.indicator.page import Page, page_of
from oppna.disseminate.presenters.indicator.pictures import MAP, NAMES, drawing
from oppna.disseminate.presenters.indicator.report import report_of
from oppna.disseminate.presenters.indicator.table import table
from oppna.disseminate.presenters.indicator.workbook import workbook_of
from oppna.disseminate.presenters.indicators import KINDS, Listed, listed
from oppna.disseminate.presenters.take_along import TakeAlong, tables_of
from oppna.disseminate.queries.pictures import store
from oppna.disseminate.queries.public import public
from oppna.disseminate.report import FORMS
from oppna.disseminate.report.nouns import Picture
from oppna.disseminate.shelf.public import Public
from oppna.model.indicator import Indicator
from oppna.release.content import Release

NARROW, BROAD = 0.42, 0.85
"""Of the paper's width: Sweden is tall, and two of the others have room on a page."""


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
def workbook(request: HttpRequest, edition: str, code: str) -> HttpResponse:
    """Every area's value, to sort and print."""

    def content(page: Page) -> tuple[bytes, str]:
        return workbook_of(page, f"{settings.SITE_URL}{page.address}"), XLSX

    return _file(request, edition, code, "xlsx", content)


@require_safe
def report(request: HttpRequest, edition: str, code: str, kind: str) -> HttpResponse:
    """The page on paper, as PDF or Word."""
    media_type, written = FORMS[kind]

    def content(page: Page) -> tuple[bytes, str]:
        drawn = [_picture(page, name, kind) for name in (MAP, *page.pictures)]
        return written(report_of(page, [one for one in drawn if one], settings.SITE_URL)), media_type

    return _file(request, edition, code, kind, content)


def _picture(page: Page, name: str, kind: str) -> Picture | None:
    """Drawn for the paper; only Word wants it in points."""
    drawn = drawing(public(), page.release, page.indicator, name, THEMES[LIGHT_NAME])
    if drawn is None:
        return None
    png = made(store(), drawn, "png") if kind == "docx" else b""
    said = drawn.spec.get("description") or f"Karta: {page.indicator.short_name}. Samma värden står i tabellen."
    return Picture(made(store(), drawn, "svg").decode(), png, said, said, NARROW if name == MAP else BROAD)


def _file(
    request: HttpRequest, edition: str, code: str, ending: str, content: Callable[[Page], tuple[bytes, str]]
) -> HttpResponse:
    """A file of the whole page, whatever somebody chose to see of it."""
    shown = public()
    found = _found(shown, edition, code)
    if isinstance(found, str):
        return _missing(request, shown, found)
    release, one = found
    body, media_type = content(page_of(shown, release, one, choice(release, {})))
    name = f"{edition}-{release.head.version}-{code}.{ending}"
    return HttpResponse(
        body, content_type=media_type, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


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
