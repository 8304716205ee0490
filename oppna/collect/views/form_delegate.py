"""Colleagues who answer by a link of their own."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from oppna.accounts.permissions import Forbidden
from oppna.collect.actions.delegate_parts import delegate_parts
from oppna.collect.actions.withdraw_delegation import withdraw_delegation
from oppna.collect.models import Link
from oppna.collect.presenters.colleagues import colleagues
from oppna.collect.presenters.progress import progress
from oppna.collect.views._access import Access, access
from oppna.errors import Refused


@require_http_methods(["GET", "POST"])
def delegate(request: HttpRequest, respondent: int) -> HttpResponse:
    """The list of colleagues; POST makes a link, which is shown once."""
    seen = _seen(request, respondent)
    if request.method == "GET":
        return _shown(request, seen)
    name, parts = request.POST.get("namn", ""), request.POST.getlist("del")
    try:
        _, token = delegate_parts(seen.actor, seen.respondent, parts=parts, holder=name)
    except Refused as refused:
        return _shown(request, seen, refused=refused, name=name, chosen=parts, status=422)
    return _shown(request, seen, made=f"{settings.SITE_URL}/lank/{token}/", name=name)


@require_POST
def withdraw(request: HttpRequest, respondent: int, link: int) -> HttpResponse:
    """Take a colleague's link back."""
    seen = _seen(request, respondent)
    try:
        withdraw_delegation(seen.actor, seen.respondent, link)
    except Link.DoesNotExist:
        raise Http404 from None
    return redirect("collect:form_delegate", respondent)


def _seen(request: HttpRequest, respondent: int) -> Access:
    seen = access(request, respondent)
    if not seen.may_delegate:
        raise Forbidden
    return seen


def _shown(
    request: HttpRequest,
    seen: Access,
    *,
    refused: Refused | None = None,
    made: str = "",
    name: str = "",
    chosen: list[str] | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "round": seen.respondent.round,
        "respondent": seen.respondent,
        "parts": progress(seen.sheet, seen.answerable),
        "colleagues": colleagues(seen.sheet),
        "problems": refused.problems if refused else [],
        "made": made,
        "name": name,
        "chosen": chosen or [],
    }
    return render(request, "collect/form/delegate.html", context, status=status)
