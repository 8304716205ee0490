"""All corrections, and each of them cell by cell."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from oppna.disseminate.addresses import API_CHANGES, CORRECTIONS, FEED, api_version_path, correction_path
from oppna.disseminate.presenters.corrections import correction, corrections, rows
from oppna.disseminate.presenters.filtered import Filtered
from oppna.disseminate.presenters.take_along import Item, TakeAlong
from oppna.disseminate.queries.public import public
from oppna.disseminate.views.not_found import Link, not_found
from oppna.disseminate.views.releases import no_version
from oppna.release.diff_text import CSV_COLUMNS, csv_rows
from oppna.release.files import csv_bytes


@require_safe
def all_corrections(request: HttpRequest) -> HttpResponse:
    """Every version that came after another, the newest first."""
    found = corrections(public())
    synthetic = any(one.synthetic for one in found)
    take_along = TakeAlong((Item("Flöde", "Rättelser och nytt (Atom).", FEED),), CORRECTIONS, api=API_CHANGES)
    told = {"corrections": found, "synthetic": synthetic, "take_along": take_along}
    return render(request, "disseminate/corrections/all.html", told)


@require_safe
def one_correction(request: HttpRequest, edition: str, version: str) -> HttpResponse:
    """What a version changed: what each cell was and became, and why."""
    found = public()
    release = found.version(edition, version)
    if release is None:
        return no_version(request, found, edition, version)
    if found.before(release) is None:
        sentence = f"{edition} {version} är den första versionen och rättar ingen annan."
        return not_found(request, "Ingen rättelse", sentence, Link("Alla rättelser", CORRECTIONS))
    chosen = Filtered(request.GET, found.changes(release))
    told = {
        "correction": correction(found, release),
        "chosen": chosen,
        "rows": rows(found, release, chosen.on_page),
        "synthetic": release.head.synthetic,
        "take_along": _take_along(edition, version),
    }
    return render(request, "disseminate/corrections/one.html", told)


def _take_along(edition: str, version: str) -> TakeAlong:
    address = correction_path(edition, version)
    table = Item("CSV", "Alla ändringar, också de som inte ryms på sidan.", f"{address}andringar.csv")
    return TakeAlong((table,), address, api=api_version_path(edition, version, "corrections"))


@require_safe
def as_csv(request: HttpRequest, edition: str, version: str) -> HttpResponse:
    """The same, whole, as a table for programs."""
    found = public()
    release = found.version(edition, version)
    if release is None or found.before(release) is None:
        return one_correction(request, edition, version)
    content = csv_bytes(CSV_COLUMNS, csv_rows(found.changes(release)))
    name = f"rattelse-{edition}-{version}{'-SYNTETISK' if release.head.synthetic else ''}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type="text/csv; charset=utf-8", headers=headers)
