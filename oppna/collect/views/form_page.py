"""A page of the form: shown, and saved as a whole, with or without scripts."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from oppna.accounts.permissions import Forbidden
from oppna.collect.actions.confirm_check import confirm_check
from oppna.collect.actions.save_answers import Change, Outcome, save_answers
from oppna.collect.form.numbered import FormFinding
from oppna.collect.form.pages import Page
from oppna.collect.form.standing import usable_last
from oppna.collect.presenters.live import live
from oppna.collect.presenters.progress import others_here, overview_url, page_url, part_url, progress
from oppna.collect.presenters.question import Written, block_views
from oppna.collect.queries.sheet import Sheet, sheet_of
from oppna.collect.views._access import Access, access
from oppna.collect.views._posted import calculator_fault, changes_in
from oppna.errors import Refused, refuse

STAY = ("oforandrat", "rakna", "ta", "bekrafta")
"""Buttons that save and come back to their question."""


@require_GET
def part(request: HttpRequest, respondent: int, part: str) -> HttpResponse:
    """The first page of a part that is not complete; the first of all when every page is."""
    seen = access(request, respondent)
    seen.check_readable(part)
    (line,) = progress(seen.sheet, [part])
    return redirect(next((page.url for page in line.pages if not page.complete), line.pages[0].url))


@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, respondent: int, part: str, page: str) -> HttpResponse:
    """Show the page; or save it and go where the button says."""
    seen = access(request, respondent)
    seen.check_readable(part)
    found = next((one for one in seen.sheet.form.pages[part] if one.slug == page), None)
    if found is None:
        raise Http404
    if request.method == "GET":
        return _shown(request, seen, found, {})
    if part not in seen.answerable:
        raise Forbidden
    changes = changes_in(request.POST, seen.sheet.form, found.questions, usable_last(seen.sheet.form, seen.sheet.last))
    outcome = save_answers(seen.actor, respondent, changes)
    if not outcome.clean:
        again = access(request, respondent)
        return _shown(request, again, found, _unsaved(changes, outcome), status=409 if outcome.conflicts else 422)
    if fault := calculator_fault(request.POST):
        return _shown(request, access(request, respondent), found, {}, refuse(fault), status=422)
    if "bekrafta" in request.POST:
        return _confirmed(request, seen, found)
    return HttpResponseRedirect(_next(request, seen, found))


def _unsaved(changes: Mapping[str, Change], outcome: Outcome) -> dict[str, Written]:
    """What was written and could not be kept, to be shown again."""
    return {
        id: Written(changes[id].fields, outcome.refused.get(id, {}), outcome.conflicts.get(id))
        for id in changes
        if id in outcome.refused or id in outcome.conflicts
    }


def _confirmed(request: HttpRequest, seen: Access, page: Page) -> HttpResponse:
    """The button holds the check and what the person saw."""
    check, _, digest = request.POST["bekrafta"].rpartition("|")
    here = page_url(seen.sheet, page)
    try:
        confirm_check(seen.actor, seen.respondent, check, seen=digest)
    except Refused as refused:
        return _shown(request, access(request, seen.respondent.pk), page, {}, refused, status=409)
    return HttpResponseRedirect(f"{here}#sparat")


def _next(request: HttpRequest, seen: Access, page: Page) -> str:
    """Where the pressed button leads. What cannot be sent is shown once before one leaves the page."""
    here, pages = page_url(seen.sheet, page), seen.sheet.form.pages[page.part]
    for name in STAY:
        if name in request.POST:
            return f"{here}#{request.POST[name]}" if request.POST[name] in page.questions else here
    if request.POST.get("gor") == "tillbaka":
        return page_url(seen.sheet, pages[page.number - 2]) if page.number > 1 else overview_url(seen.sheet)
    if request.POST.get("gor") == "stanna" or _untold(request, sheet_of(seen.respondent), page):
        return f"{here}#sammanfattning"
    last = page.number == len(pages)
    return part_url(seen.sheet, "review", page.part) if last else page_url(seen.sheet, pages[page.number])


def _untold(request: HttpRequest, sheet: Sheet, page: Page) -> bool:
    """Whether something now stops this page that was not told when it was shown."""
    told = set(request.POST.getlist("sett"))
    return any(found.check not in told for found in _stopping(sheet, page))


def _stopping(sheet: Sheet, page: Page) -> list[FormFinding]:
    """What on this page must be mended before the part can be sent."""
    return [found for found in sheet.standing.stopping if found.hard and {*page.questions} & {*found.questions}]


def _shown(
    request: HttpRequest,
    seen: Access,
    page: Page,
    written: Mapping[str, Written],
    refused: Refused | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    sheet = seen.sheet
    blocks = block_views(sheet, page.questions, written)
    items = [item for block in blocks for item in block.items]
    return render(
        request,
        "collect/form/page.html",
        {
            "round": sheet.respondent.round,
            "respondent": sheet.respondent,
            "page": page,
            "pages": len(sheet.form.pages[page.part]),
            "part": sheet.form.parts[page.part],
            "blocks": blocks,
            "problems": refused.problems if refused else [],
            "marked": [item for item in items if item.errors or item.theirs],
            "stopping": _stopping(sheet, page),
            "parts": progress(sheet, seen.readable, page),
            "others": others_here(sheet, seen.actor),
            "live": live(sheet, page, seen.readable),
            "closed": next((item.closed for item in items if item.closed), ""),
            "writable": page.part in seen.answerable and not all(item.closed for item in items),
            "saved": max((row.at for row in sheet.answers.values()), default=None),
        },
        status=status,
    )
