"""The calendar of releases, and the page of each version."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from oppna.disseminate.addresses import API_CALENDAR, CALENDAR_FILE, FEED, RELEASES, api_cells_path, release_path
from oppna.disseminate.presenters import releases as presented
from oppna.disseminate.presenters.releases import lines
from oppna.disseminate.presenters.take_along import Item, TakeAlong, files_of
from oppna.disseminate.queries.public import public
from oppna.disseminate.shelf.public import Public
from oppna.disseminate.views.not_found import Link, not_found
from oppna.swedish import moment

_TO_FOLLOW = (
    Item("Kalender", "Publiceringarna i din egen kalender (ICS).", CALENDAR_FILE),
    Item("Flöde", "Nytt och rättat i en läsare av flöden (Atom).", FEED),
)


@require_safe
def all_releases(request: HttpRequest) -> HttpResponse:
    """What will be published and what was."""
    found = public()
    told = {
        "coming": lines(found, found.coming),
        "past": [line for line in lines(found, found.past) if line.address],
        "late": [line for line in lines(found, found.past) if not line.address],
        "synthetic": any(of.head.synthetic for every in found.versions.values() for of in every),
        "mixed": found.mixed,
        "take_along": TakeAlong(_TO_FOLLOW, RELEASES, api=API_CALENDAR),
    }
    return render(request, "disseminate/releases/all.html", told)


@require_safe
def one_release(request: HttpRequest, edition: str, version: str) -> HttpResponse:
    """One version: what it is, who approved it, what it rests on, and what came before and after."""
    found = public()
    release = found.version(edition, version)
    if release is None:
        return no_version(request, found, edition, version)
    told = {
        "version": presented.version(found, release),
        "unusable_columns": presented.UNUSABLE,
        "synthetic": release.head.synthetic,
        "edition": edition,
        "take_along": TakeAlong(
            files_of(release), release_path(edition, version), api=api_cells_path(edition, version)
        ),
    }
    return render(request, "disseminate/releases/one.html", told)


def no_version(request: HttpRequest, found: Public, edition: str, version: str) -> HttpResponse:
    """Why there is nothing to see: it is not public yet, or there is no such version, or no such edition."""
    all_of_them = Link("Alla publiceringar", RELEASES)
    planned = next((one for one in found.coming if (one.edition, one.version) == (edition, version)), None)
    if planned:
        sentence = f"{planned.title}, version {version}, blir offentlig {moment(planned.at)}."
        return not_found(request, "Inte offentlig än", sentence, all_of_them)
    if edition in found.versions:
        known = ", ".join(one.head.version for one in found.versions[edition])
        sentence = f"Utgåvan {edition} har ingen version {version}. De som finns är {known}."
        return not_found(request, "Versionen finns inte", sentence, all_of_them)
    sentence = f"Ingen publicering heter {edition}."
    return not_found(request, "Publiceringen finns inte", sentence, all_of_them)
