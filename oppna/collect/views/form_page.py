"""A page of the form: shown, and saved as a whole, with or without scripts."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from oppna.accounts.roles import Permission
from oppna.collect.actions.confirm_check import confirm_check
from oppna.collect.actions.save_answers import Change, Outcome, save_answers
from oppna.collect.form.checks import may_stop
from oppna.collect.form.numbered import FormFinding
from oppna.collect.form.pages import Page
from oppna.collect.form.rules import FormRules, form_rules
from oppna.collect.form.standing import usable_last
from oppna.collect.models import LastAnswer, Respondent
from oppna.collect.permissions import check_respondent
from oppna.collect.presenters.live import live
from oppna.collect.presenters.progress import others_here, overview_address, page_address, part_address, progress
from oppna.collect.presenters.question import Written, block_views
from oppna.collect.queries.sheet import Sheet, sheet_of
from oppna.collect.views._access import Access, access, respondent_or_404
from oppna.collect.views._actor import actor_in
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
    if request.method == "POST":
        return _saved(request, respondent_or_404(respondent), part, page)
    seen = access(request, respondent)
    seen.check_readable(part)
    return _shown(request, seen, _page(seen.sheet.form, part, page), {})


def _page(form: FormRules, part: str, slug: str) -> Page:
    found = next((one for one in form.pages.get(part, ()) if one.slug == slug), None)
    if found is None:
        raise Http404
    return found


def _saved(request: HttpRequest, respondent: Respondent, part: str, slug: str) -> HttpResponse:
    """Nothing is read but what saving needs: this is what everybody does all the time."""
    actor, form = actor_in(request), form_rules(respondent.round.edition)
    page = _page(form, part, slug)
    check_respondent(actor, Permission.ANSWER, respondent, part)
    changes = changes_in(request.POST, form, page.questions, _last(request, form, respondent))
    outcome = save_answers(actor, respondent.pk, changes)
    if not outcome.clean:
        status = 409 if outcome.conflicts else 422
        return _shown(request, access(request, respondent.pk), page, _unsaved(changes, outcome), status=status)
    if fault := calculator_fault(request.POST):
        return _shown(request, access(request, respondent.pk), page, {}, refuse(fault), status=422)
    if "bekrafta" in request.POST:
        return _confirmed(request, respondent, page)
    return HttpResponseRedirect(_next(request, respondent, form, page))


def _last(request: HttpRequest, form: FormRules, respondent: Respondent) -> dict[str, str]:
    """Last year's answer to the question that is unchanged, if any is."""
    question = request.POST.get("oforandrat", "")
    rows = LastAnswer.objects.filter(respondent=respondent, question=question) if question else ()
    return usable_last(form, {row.question: row.value for row in rows})


def _unsaved(changes: Mapping[str, Change], outcome: Outcome) -> dict[str, Written]:
    """What was written and could not be kept, to be shown again."""
    return {
        id: Written(changes[id].fields, outcome.refused.get(id, {}), outcome.conflicts.get(id))
        for id in changes
        if id in outcome.refused or id in outcome.conflicts
    }


def _confirmed(request: HttpRequest, respondent: Respondent, page: Page) -> HttpResponse:
    """The button holds the check and what the person saw."""
    check, _, digest = request.POST["bekrafta"].rpartition("|")
    try:
        confirm_check(actor_in(request), respondent, check, seen=digest)
    except Refused as refused:
        return _shown(request, access(request, respondent.pk), page, {}, refused, status=409)
    return HttpResponseRedirect(f"{page_address(respondent.pk, page)}#sparat")


def _next(request: HttpRequest, respondent: Respondent, form: FormRules, page: Page) -> str:
    """Where the pressed button leads. What cannot be sent is shown once before one leaves the page."""
    here, pages = page_address(respondent.pk, page), form.pages[page.part]
    for name in STAY:
        if name in request.POST:
            return f"{here}#{request.POST[name]}" if request.POST[name] in page.questions else here
    if request.POST.get("gor") == "tillbaka":
        return (
            page_address(respondent.pk, pages[page.number - 2]) if page.number > 1 else overview_address(respondent.pk)
        )
    if request.POST.get("gor") == "stanna" or (may_stop(form, page) and _untold(request, respondent, page)):
        return f"{here}#sammanfattning"
    last = page.number == len(pages)
    return part_address(respondent.pk, "review", page.part) if last else page_address(respondent.pk, pages[page.number])


def _untold(request: HttpRequest, respondent: Respondent, page: Page) -> bool:
    """Whether something now stops this page that was not told when it was shown."""
    told = set(request.POST.getlist("sett"))
    return any(found.check not in told for found in _stopping(sheet_of(respondent), page))


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
