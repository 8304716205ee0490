"""What the pages ask of what is public, worked out before the first visitor does: that one should not wait either."""

from __future__ import annotations

import gc
from collections.abc import Iterator

from django.conf import settings
from django.core.handlers.exception import convert_exception_to_response
from django.db import connections
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils import timezone

from oppna.disseminate.addresses import area_path, figure_path, indicator_path
from oppna.disseminate.fair.sureness import sureness
from oppna.disseminate.fair.told import again
from oppna.disseminate.folder.asking import asked
from oppna.disseminate.presenters.start import front
from oppna.disseminate.queries.finder import finder
from oppna.disseminate.queries.public import shelf
from oppna.disseminate.shelf.public import Public
from oppna.disseminate.tending.watch import AHEAD, state
from oppna.release.content import Release

_warmed_for = ""


def warm() -> None:
    """Before the first visitor. A fault on the way is logged as a fault in a page is, and the site starts all the same:
    whoever is answering the survey must not be shut out by a public page."""
    convert_exception_to_response(_worked_out)(RequestFactory(SERVER_NAME=_host()).get("/"))


def warm_to_share() -> None:
    """As `warm`, in the process that others are made from."""
    global _warmed_for
    _warmed_for = state(settings.OPPNA_RELEASES, timezone.now())  # before: what comes meanwhile is seen as new
    warm()
    connections.close_all()  # they must not share a connection
    gc.collect()
    gc.freeze()  # what stays for good is shared between processes and never looked through again


def warmed_for() -> str:
    """The state of the store that was worked out last, as whoever watches it knows it."""
    return _warmed_for


def _worked_out(request: HttpRequest) -> HttpResponse:
    work_out()
    return HttpResponse()


def work_out() -> None:
    """Everything that is worked out once for a release and costs more than a page may take; then a page of each kind,
    which reads the templates and whatever else is only met on the way."""
    now = timezone.now()
    _releases(shelf().at(now + AHEAD))  # before what is public now: the shelf ends with that
    shown = shelf().at(now)
    _releases(shown)
    finder(shown)
    front(shown)
    for address in of_each_kind(shown):
        asked(address, _host())


def _releases(shown: Public) -> None:
    """What is kept with each release, and is there from the first second of its being public."""
    for release in shown.releases:
        if release.head.origin == "computed":
            again(release)
        for indicator in release.edition.indicators:
            sureness(release, indicator.id)


def _host() -> str:
    """A name that the site answers to."""
    named = [name.lstrip(".") for name in settings.ALLOWED_HOSTS if name != "*"]
    return named[0] if named else "localhost"


def of_each_kind(shown: Public) -> Iterator[str]:
    """Addresses of pages, one of each kind there is; but not of open data, which makes files in a thread of its own:
    processes are made from this one, and a thread that holds a lock meanwhile would never give it back in them."""
    yield from ("/omraden/", "/indikator/", "/jamfor/", "/publiceringar/", "/rattelser/")
    for release in shown.releases:
        yield from _of(release)


def _of(release: Release) -> Iterator[str]:
    edition, indicators = release.head.edition, release.edition.indicators
    kinds = {(area.level, area.is_city): area for area in release.areas if (area.level, area.area) in release.places}
    for area in kinds.values():
        yield f"{area_path(area)}?omgang={edition}"
        yield figure_path(edition, indicators[0].id, area)
    for indicator in (indicators[0], *{one.unit: one for one in indicators}.values()):
        yield indicator_path(edition, indicator.id)
