"""Areas: all of them, and one of them as a page, a workbook and a report."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from oppna.disseminate.addresses import AREA_LIST, api_version_path, area_path, slug
from oppna.disseminate.pictures.render import png_of
from oppna.disseminate.pictures.store import KIND, key_of
from oppna.disseminate.presenters.area.below import Group, by_county
from oppna.disseminate.presenters.area.drawn import is_drawn, picture_of
from oppna.disseminate.presenters.area.files import XLSX, workbook_of
from oppna.disseminate.presenters.area.page import Area
from oppna.disseminate.presenters.area.report import report_of
from oppna.disseminate.presenters.area.table import CSV, as_csv
from oppna.disseminate.presenters.area.taken import take_along
from oppna.disseminate.presenters.take_along import TakeAlong, tables_of
from oppna.disseminate.queries.finder import finder, named_so
from oppna.disseminate.queries.pictures import store
from oppna.disseminate.queries.public import public
from oppna.disseminate.report import FORMS
from oppna.disseminate.search.build import area_name
from oppna.disseminate.search.entry import AREAS
from oppna.disseminate.search.fold import fold
from oppna.disseminate.shelf.public import Public
from oppna.disseminate.views.not_found import Link, not_found
from oppna.model.codes import Level
from oppna.model.release import ReleaseArea


@require_safe
def every(request: HttpRequest) -> HttpResponse:
    """All areas by county; `q` narrows the list to names that hold it."""
    shown = public()
    wanted = " ".join(request.GET.get("q", "").split())[:60]
    counties, above = by_county(shown, wanted), [] if wanted else list(shown.areas.values())
    context = {
        "synthetic": shown.synthetic,
        "mixed": shown.mixed,
        "counties": counties,
        "groups": _groups(above),
        "query": wanted,
        "take_along": _list_to_take_along(shown),
        "count": sum(_named(counties, wanted)),
    }
    return render(request, "disseminate/areas.html", context)


def _list_to_take_along(shown: Public) -> TakeAlong:
    """Every area's figures of the newest release, and the areas themselves for programs."""
    if not shown.releases:
        return TakeAlong(link=AREA_LIST)
    newest = shown.releases[0]
    api = api_version_path(newest.head.edition, newest.head.version, "areas")
    return TakeAlong(tables_of(newest), AREA_LIST, api=api)


def _named(counties: Iterable[Group], wanted: str) -> Iterator[bool]:
    """Of every name on the list, whether it holds what was asked for."""
    for county in counties:
        for name, _, districts in county.members:
            yield from (fold(wanted) in fold(one) for one in (name, *(district for district, _ in districts)))


_GROUPS = {
    "Landet": Level.NATION,
    "Befolkningsgrupper": Level.POPULATION_GROUP,
    "Kommungrupper (SKR)": Level.SKR_GROUP,
}


def _groups(areas: list[ReleaseArea]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Heading, and the names and addresses under it; a heading with nothing under it is left out."""
    every = [
        (heading, [(area_name(one), area_path(one)) for one in areas if one.level is level])
        for heading, level in _GROUPS.items()
    ]
    return [(heading, named) for heading, named in every if named]


@require_safe
def area(request: HttpRequest, place: str) -> HttpResponse:
    """One area in one edition, the newest unless the address says another."""
    shown = public()
    found = shown.by_path.get(f"/{place}/")
    if found is None:
        named = named_so(shown, place)
        return redirect(named) if named else _unknown(request, shown, place)
    page, sentences = _page(shown, found, request.GET.get("omgang", ""))
    choice, sections = page.chosen(request.GET.dict())
    context = {
        "page": page,
        "choice": choice,
        "shown_sections": sections,
        "take_along": take_along(page, choice),
        "sentences": (*sentences, *choice.sentences),
        "synthetic": page.release.head.synthetic,
    }
    return render(request, "disseminate/area.html", context)


def _page(shown: Public, found: ReleaseArea, edition: str) -> tuple[Area, tuple[str, ...]]:
    """The area as the edition tells of it, and what was wrong with the edition asked for."""
    releases = shown.editions_of(found.level, found.area)
    asked = next((one for one in releases if one.head.edition == edition), None)
    release = asked or releases[0]
    told = (
        ""
        if asked or not edition
        else f"Området finns inte i någon omgång ”{edition[:40]}”, så {release.edition.head.name} visas i stället."
    )
    return Area(shown, release, release.area(found.level, found.area)), (told,) if told else ()


def _unknown(request: HttpRequest, shown: Public, place: str) -> HttpResponse:
    """Says what the address asked for, and what is near."""
    name = place.partition("/")[2].partition("/")[0]
    near = finder(shown).find(re.sub(r"^\d[\dd-]*-", "", name).replace("-", " "), 5).hits
    areas = [hit for hit in near if hit.entry.kind in AREAS]
    sentence = f"Ingen publicering har något område med adressen /{place}/."
    context = {"sentence": sentence, "near": areas, "synthetic": shown.synthetic, "mixed": shown.mixed}
    return render(request, "disseminate/no_area.html", context, status=404)


def _file_of(request: HttpRequest, place: str, ending: str, made: Callable[[Area], tuple[bytes, str]]) -> HttpResponse:
    """A file made of the page of an area: its bytes and their kind."""
    shown = public()
    found = shown.by_path.get(f"/{place}/")
    if found is None:
        return _unknown(request, shown, place)
    page, _ = _page(shown, found, request.GET.get("omgang", ""))
    content, kind = made(page)
    label = "-SYNTETISK" if page.release.head.synthetic and ending in _BARE else ""
    name = f"{slug(page.name)}-{page.release.head.edition}{label}.{ending}"
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


_BARE = ("csv", "png", "svg")
"""Files that are passed on by themselves: their name, too, tells that answers are made up."""


@require_safe
def workbook(request: HttpRequest, place: str) -> HttpResponse:
    """The workbook of the release, open at the area."""
    return _file_of(request, place, "xlsx", lambda page: (workbook_of(page.release, page.area), XLSX))


@require_safe
def report(request: HttpRequest, place: str, kind: str) -> HttpResponse:
    """A report to lay before the board, as PDF or Word."""
    media_type, written = FORMS[kind]
    return _file_of(request, place, kind, lambda page: (written(report_of(page, settings.SITE_URL)), media_type))


@require_safe
def table(request: HttpRequest, place: str) -> HttpResponse:
    """The table of the page, narrowed as the address says."""

    def made(page: Area) -> tuple[bytes, str]:
        choice, sections = page.chosen(request.GET.dict())
        return as_csv(page, sections, () if choice.narrows else page.background), CSV

    return _file_of(request, place, "csv", made)


@require_safe
def picture(request: HttpRequest, place: str, kind: str) -> HttpResponse:
    """The answers of the area at a glance."""
    found = public().by_path.get(f"/{place}/")
    if found is not None and not is_drawn(_page(public(), found, request.GET.get("omgang", ""))[0]):
        sentence = f"{area_name(found)} har inga egna svar att rita: siffrorna är andelar av dem som svarar."
        return not_found(request, "Bilden finns inte", sentence, Link("Till sidan", area_path(found)))

    def made(page: Area) -> tuple[bytes, str]:
        svg = picture_of(page)
        key = key_of(svg)
        return (store().picture(key, "png", lambda: png_of(svg)) if kind == "png" else svg), KIND[kind]

    return _file_of(request, place, kind, made)
