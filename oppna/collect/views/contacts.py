"""Contacts from a file: look first, then apply, and undo if it was the wrong file."""

from __future__ import annotations

import csv
import io

import msgspec
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from oppna.accounts.permissions import check
from oppna.accounts.roles import Permission
from oppna.accounts.views.told import done
from oppna.collect.actions.import_contacts import fingerprint, import_contacts
from oppna.collect.actions.undo_contacts import undo_contacts
from oppna.collect.form.contacts_file import COLUMNS, Row, changes, read_contacts
from oppna.collect.models import ContactImport, Round
from oppna.collect.queries.contacts import contact_rows, contacts_of
from oppna.collect.queries.response import parts_of
from oppna.collect.views._actor import actor_in
from oppna.collect.views.asked import asked_round, page
from oppna.collect.views.days import uploaded
from oppna.errors import Problem, Refused
from oppna.interchange.table import table_in

MOST_BYTES = 1_000_000


def _managed(request: HttpRequest, round_id: int) -> Round:
    round = asked_round(request, round_id)
    check(actor_in(request), Permission.MANAGE_ROUNDS)
    return round


_ROWS = msgspec.json.Decoder(list[Row])
"""Made once, before threads meet it: see oppna/catalogue/cache.py."""


@require_http_methods(["GET", "HEAD", "POST"])
def contacts(request: HttpRequest, round_id: int) -> HttpResponse:
    """GET: those there are. POST: what a file would change."""
    round = _managed(request, round_id)
    if request.method != "POST":
        return _listed(request, round)
    try:
        rows = _read(round, *uploaded(request, MOST_BYTES))
    except Refused as refused:
        return _listed(request, round, refused.problems)
    now = contact_rows(round)
    return page(
        request,
        "contacts_preview.html",
        round,
        here="contacts",
        changes=changes(now, rows),
        rows=msgspec.json.encode(rows).decode(),
        seen=fingerprint(now),
        names=dict(round.respondents.values_list("unit", "name")),
        missing=round.respondents.exclude(unit__in={row.unit for row in rows}),
    )


def _read(round: Round, content: bytes, name: str) -> list[Row]:
    units = set(round.respondents.values_list("unit", flat=True))
    return read_contacts(table_in(content, name, COLUMNS), units, [part.id for part in parts_of(round)])


def _listed(request: HttpRequest, round: Round, problems: list[Problem] | None = None) -> HttpResponse:
    listed = contacts_of(round)
    return page(
        request,
        "contacts.html",
        round,
        problems,
        here="contacts",
        contacts=listed,
        last=ContactImport.objects.filter(round=round).first(),
        missing=round.respondents.exclude(pk__in=listed.order_by().values("respondent")),
    )


@require_POST
def apply(request: HttpRequest, round_id: int) -> HttpResponse:
    """Do what the preview showed. The rows are read again as if from a file."""
    round = _managed(request, round_id)
    done(request, lambda: _apply(request, round), "Kontakterna är inlästa.")
    return HttpResponseRedirect(reverse("collect:round_contacts", args=[round.pk]))


def _apply(request: HttpRequest, round: Round) -> None:
    try:
        sent = _ROWS.decode(request.POST.get("rows", ""))
    except msgspec.DecodeError:
        sent = []
    rows = _read(round, _as_file(sent).encode(), "kontakter.csv")
    import_contacts(actor_in(request), round, rows, seen=request.POST.get("seen", ""))


@require_POST
def undo(request: HttpRequest, round_id: int) -> HttpResponse:
    """The contacts as they were before the last import."""
    round = _managed(request, round_id)
    done(request, lambda: undo_contacts(actor_in(request), round), "Inläsningen är ångrad.")
    return HttpResponseRedirect(reverse("collect:round_contacts", args=[round.pk]))


@require_safe
def download(request: HttpRequest, round_id: int) -> HttpResponse:
    """The contacts as a file that can be changed and read in again."""
    round = _managed(request, round_id)
    response = HttpResponse("\ufeff" + _as_file(contact_rows(round)), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="kontakter-{round.pk}.csv"'
    return response


def _as_file(rows: list[Row]) -> str:
    """No field can be a formula: reading refuses those that begin like one."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows((row.unit, row.name, row.email, " ".join(row.parts)) for row in rows)
    return text.getvalue()
