"""A part as a whole: what is missing, sending, the receipt, changing one's mind, and on paper."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from oppna.accounts.permissions import Forbidden
from oppna.collect.actions.confirm_check import confirm_check
from oppna.collect.actions.reopen_part import reopen_part
from oppna.collect.actions.submit_part import submit_part
from oppna.collect.models import Submission
from oppna.collect.presenters.progress import part_url, progress
from oppna.collect.presenters.question import block_views
from oppna.collect.presenters.sending import sending
from oppna.collect.views._access import Access, access
from oppna.errors import Refused


@require_http_methods(["GET", "POST"])
def review(request: HttpRequest, respondent: int, part: str) -> HttpResponse:
    """What is missing and what does not fit, with links; POST confirms a soft check."""
    seen = _seen(request, respondent, part)
    if request.method == "GET":
        return _review(request, seen, part)
    check, _, digest = request.POST.get("bekrafta", "").rpartition("|")
    try:
        confirm_check(seen.actor, seen.respondent, check, seen=digest, comment=request.POST.get("kommentar", ""))
    except Refused as refused:
        return _review(request, access(request, respondent), part, refused)
    return redirect(part_url(seen.sheet, "review", part))


@require_http_methods(["GET", "POST"])
def send(request: HttpRequest, respondent: int, part: str) -> HttpResponse:
    """Send the part. What stands in the way is shown where it can be mended."""
    seen = _seen(request, respondent, part)
    if request.method == "GET":
        return redirect(part_url(seen.sheet, "review", part))
    try:
        submit_part(seen.actor, seen.respondent, part)
    except Refused as refused:
        return _review(request, access(request, respondent), part, refused)
    return redirect(part_url(seen.sheet, "receipt", part))


def _review(request: HttpRequest, seen: Access, part: str, refused: Refused | None = None) -> HttpResponse:
    found = sending(seen.sheet, part)
    context = {
        **_context(seen, part),
        "sending": found,
        "problems": refused.problems if refused and found.complete else [],
        "writable": part in seen.answerable,
    }
    return render(request, "collect/form/review.html", context, status=409 if refused else 200)


@require_GET
def receipt(request: HttpRequest, respondent: int, part: str) -> HttpResponse:
    """The latest receipt and those before it."""
    seen = _seen(request, respondent, part)
    submissions = list(Submission.objects.filter(part_response=seen.sheet.parts[part]))
    if not submissions:
        raise Http404
    context = {**_context(seen, part), "latest": submissions[0], "earlier": submissions[1:]}
    context["waiting"] = [line for line in context["parts"] if not line.sent]
    context["may_change"] = part in seen.answerable
    return render(request, "collect/form/receipt.html", context)


@require_POST
def change(request: HttpRequest, respondent: int, part: str) -> HttpResponse:
    """Open a part that is sent."""
    seen = _seen(request, respondent, part)
    try:
        reopen_part(seen.actor, seen.respondent, part)
    except Refused as refused:
        return _review(request, seen, part, refused)
    return redirect(part_url(seen.sheet, "review", part))


@require_GET
def paper(request: HttpRequest, respondent: int, part: str) -> HttpResponse:
    """The whole part on one page, to print."""
    seen = _seen(request, respondent, part)
    pages = [(page, block_views(seen.sheet, page.questions, {})) for page in seen.sheet.form.pages[part]]
    return render(request, "collect/form/paper.html", {**_context(seen, part), "printed": pages})


def _seen(request: HttpRequest, respondent: int, part: str) -> Access:
    """Whoever may only read may not write."""
    seen = access(request, respondent)
    seen.check_readable(part)
    if request.method == "POST" and part not in seen.answerable:
        raise Forbidden
    return seen


def _context(seen: Access, part: str) -> dict[str, Any]:
    parts = progress(seen.sheet, seen.readable)
    return {
        "round": seen.respondent.round,
        "respondent": seen.respondent,
        "part": seen.sheet.form.parts[part],
        "row": seen.sheet.parts[part],
        "line": next(line for line in parts if line.id == part),
        "parts": parts,
    }
