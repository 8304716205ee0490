"""The log as a page and as a file."""

from __future__ import annotations

import csv
from io import StringIO

from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from oppna.accounts.action_words import words
from oppna.accounts.actions.record import record
from oppna.accounts.log import LogFilter, rows
from oppna.accounts.permissions import check
from oppna.accounts.roles import Permission

A_PAGE = 50


@require_safe
def log(request: HttpRequest) -> HttpResponse:
    """A page of the log, filtered."""
    check(request.actor, Permission.SEE_LOG)  # type: ignore[attr-defined]
    form = LogFilter(request.GET)
    page = Paginator(form.events(), A_PAGE).get_page(request.GET.get("sida"))
    for event in page.object_list:
        event.words = words(event.action)  # type: ignore[attr-defined]
    query = request.GET.copy()
    query.pop("sida", None)
    return render(request, "accounts/log.html", {"form": form, "page": page, "query": query.urlencode()})


@require_POST
def log_csv(request: HttpRequest) -> HttpResponse:
    """The same rows as a file for a spreadsheet. Taking it away is itself an event, so it is a POST."""
    check(request.actor, Permission.SEE_LOG)  # type: ignore[attr-defined]
    form = LogFilter(request.GET)
    text = StringIO()
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerows(rows(form.events()))
    with transaction.atomic():
        record(request.actor, "export_log", "log", filter=request.GET.urlencode()[:500])  # type: ignore[attr-defined]
    response = HttpResponse("\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="logg.csv"'
    return response
