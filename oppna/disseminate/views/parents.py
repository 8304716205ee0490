"""Addresses one gets by taking away the end of another: each leads to the list that what was taken away stands in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from oppna.disseminate.addresses import (
    AREA_LIST,
    CORRECTIONS,
    INDICATOR_LIST,
    OPEN_DATA,
    RELEASES,
    correction_path,
    indicator_list_path,
    indicator_path,
    release_path,
)
from oppna.disseminate.queries.public import public
from oppna.disseminate.shelf.public import Public
from oppna.disseminate.views.not_found import Link, not_found
from oppna.disseminate.views.releases import no_version

GROUPS, INTERFACES = f"{AREA_LIST}#grupper", f"{OPEN_DATA}#granssnitt"
ROOTS = {
    "kommun": AREA_LIST,
    "kommuner": AREA_LIST,
    "stadsdel": AREA_LIST,
    "lan": AREA_LIST,
    "befolkningsgrupp": GROUPS,
    "kommungrupp": GROUPS,
    "indikatorer": INDICATOR_LIST,
    "siffra": INDICATOR_LIST,
    "data": OPEN_DATA,
    "api": INTERFACES,
    "pxweb": INTERFACES,
}
"""First part of an address → where it leads by itself."""
OF_EDITION = ("indikator", "siffra", "publiceringar", "rattelser", "data")
"""Rooms whose addresses go on with an edition."""


@require_safe
def root(request: HttpRequest, root: str) -> HttpResponse:
    """/kommun/, /siffra/, /data/: to the list of them all."""
    return redirect(ROOTS[root])


@require_safe
def edition(request: HttpRequest, root: str, edition: str) -> HttpResponse:
    """/indikator/2018-bou/, /publiceringar/2018-bou/: to what there is of the edition."""
    found = public()
    if edition in found.by_edition:
        return redirect(_of_edition(found, root, edition))
    of = next((one for one in found.releases if any(it.id == edition for it in one.edition.indicators)), None)
    if of is not None and root in ("indikator", "siffra"):
        return redirect(indicator_path(of.head.edition, edition))
    sentence = f"Ingen publicering heter ”{edition}”."
    every = Link("Alla indikatorer", INDICATOR_LIST), Link("Alla publiceringar", RELEASES)
    return not_found(request, "Publiceringen finns inte", sentence, *every)


def _of_edition(found: Public, root: str, edition: str) -> str:
    newest = found.by_edition[edition]
    if root in ("indikator", "siffra"):
        return indicator_list_path(omgang=edition)
    if root == "rattelser":
        return correction_path(edition, newest.head.version) if found.before(newest) else CORRECTIONS
    return release_path(edition, newest.head.version)


@require_safe
def figures(request: HttpRequest, edition: str, code: str) -> HttpResponse:
    """/siffra/2018-bou/G1/ and /siffra/2018-bou/G1/kommun/: to the indicator, where every area's figure stands."""
    return redirect(indicator_path(edition, code))


@require_safe
def files(request: HttpRequest, edition: str, version: str) -> HttpResponse:
    """/data/2018-bou/1.1/: to the version, from where its files are taken along."""
    found = public()
    if found.version(edition, version) is None:
        return no_version(request, found, edition, version)
    return redirect(release_path(edition, version))
