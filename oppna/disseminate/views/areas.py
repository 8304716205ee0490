"""Areas: all of them, and one of them as a page, a workbook and a report."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from oppna.disseminate.presenters.area.below import by_county
from oppna.disseminate.presenters.area.page import Area
from oppna.disseminate.queries.public import public
from oppna.disseminate.search.build import area_name
from oppna.disseminate.addresses import area_path
from oppna.disseminate.shelf.public import Public
from oppna.model.codes import Level
from oppna.model.release import ReleaseArea


@require_safe
def every(request: HttpRequest) -> HttpResponse:
    """All areas by county; `q` narrows the list to names that hold it."""
    shown = public()
    wanted = " ".join(request.GET.get("q", "").split())[:60]
    context = {
        "synthetic": shown.synthetic,
        "counties": by_county(shown),
        "groups": [(area_name(one), area_path(one)) for one in shown.areas.values() if one.level in _GROUPS],
        "nation": any(one.level is Level.NATION for one in shown.areas.values()),
        "query": wanted,
    }
    return render(request, "disseminate/areas.html", context)


_GROUPS = (Level.POPULATION_GROUP, Level.SKR_GROUP)


@require_safe
def area(request: HttpRequest, place: str) -> HttpResponse:
    """One area in one edition, the newest unless the address says another."""
    shown = public()
    found = shown.by_path.get(f"/{place}/")
    if found is None:
        return _unknown(request, place)
    page, sentences = _page(shown, found, request.GET.get("omgang", ""))
    choice, sections = page.chosen(request.GET.dict())
    context = {
        "page": page,
        "choice": choice,
        "shown_sections": sections,
        "sentences": (*sentences, *choice.sentences),
        "synthetic": page.release.head.synthetic,
    }
    return render(request, "disseminate/area.html", context)


def _page(shown: Public, found: ReleaseArea, edition: str) -> tuple[Area, tuple[str, ...]]:
    """The area as the edition tells of it, and what was wrong with the edition asked for."""
    releases = shown.editions_of(found.level, found.area)
    asked = next((one for one in releases if one.head.edition == edition), None)
    release = asked or releases[0]
    told = "" if asked or not edition else f"Omgången ”{edition[:40]}” har inte området, så {release.edition.head.name} visas."
    return Area(shown, release, release.area(found.level, found.area)), (told,) if told else ()


def _unknown(request: HttpRequest, place: str) -> HttpResponse:
    return render(request, "disseminate/no_area.html", {"place": place}, status=404)


@require_safe
def workbook(request: HttpRequest, place: str) -> HttpResponse:
    """The workbook of the release, open at the area."""
    return _unknown(request, place)


@require_safe
def report(request: HttpRequest, place: str) -> HttpResponse:
    """Two pages to lay before the board."""
    return _unknown(request, place)
