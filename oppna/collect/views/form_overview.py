"""The first page of a respondent's form: its parts, how far they are, and who does what."""

from __future__ import annotations

from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET

import oppna.rules
from oppna.collect.presenters.progress import others_here, progress
from oppna.collect.queries.dialogue import waiting
from oppna.collect.views._access import access

CONDITION_SCRIPT = (Path(oppna.rules.__file__).parent / "condition.js").read_bytes()


@require_GET
def overview(request: HttpRequest, respondent: int) -> HttpResponse:
    """The parts the actor may see."""
    seen = access(request, respondent)
    context = {
        "round": seen.respondent.round,
        "respondent": seen.respondent,
        "parts": progress(seen.sheet, seen.readable),
        "others": others_here(seen.sheet, seen.actor),
        "may_delegate": seen.may_delegate,
        "last_year": bool(seen.sheet.last),
        "unread": waiting(seen.respondent, seen.readable, seen.sheet.form),
    }
    return render(request, "collect/form/overview.html", context)


@require_GET
@cache_control(max_age=3600, public=True)
def condition_script(request: HttpRequest) -> HttpResponse:
    """The script that judges conditions, from where the rule language lives: there is one copy of it."""
    return HttpResponse(CONDITION_SCRIPT, content_type="text/javascript; charset=utf-8")
