"""Results before they are results."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from oppna.collect.presenters.progress import progress
from oppna.collect.presenters.results import LEAST_OTHERS, results_view
from oppna.collect.queries.submitted import so_far
from oppna.collect.views._access import access


@require_GET
def results(request: HttpRequest, respondent: int, part: str) -> HttpResponse:
    """Own values as the answers stand now, beside last year's and others'."""
    seen = access(request, respondent)
    seen.check_readable(part)
    parts = progress(seen.sheet, seen.readable)
    context = {
        "round": seen.respondent.round,
        "respondent": seen.respondent,
        "part": seen.sheet.form.parts[part],
        "line": next(line for line in parts if line.id == part),
        "parts": parts,
        "results": results_view(seen.sheet, part, so_far(seen.respondent, part)),
        "least": LEAST_OTHERS,
    }
    return render(request, "collect/form/results.html", context)
