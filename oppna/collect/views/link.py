"""An individual link: GET shows a page with a button, POST opens it, so that a scanner of letters opens nothing."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods

from oppna.accounts.queries import LINK_ACTOR
from oppna.collect.actions.open_link import open_link
from oppna.collect.client import client_address
from oppna.collect.models import Link
from oppna.collect.queries.links import Standing, link_by_token, standing
from oppna.collect.rate import Limit

BY_ADDRESS = Limit("lank-adress", most=30, seconds=600)
BY_PREFIX = Limit("lank-borjan", most=10, seconds=600)
PREFIX = 6
STATUS = {Standing.UNKNOWN: 404, Standing.EXPIRED: 410, Standing.REVOKED: 410}


@never_cache
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def link(request: HttpRequest, token: str) -> HttpResponse:
    """The page, or why not. What does not hold tells nothing of what it was for."""
    address, prefix = client_address(request), token[:PREFIX]
    wait = max(BY_ADDRESS.wait(address), BY_PREFIX.wait(prefix))
    if wait:
        return _closed(_too_many(request, wait))
    found, opened = open_link(token) if request.method == "POST" else _look(token)
    if opened is None:
        BY_ADDRESS.failed(address)
        BY_PREFIX.failed(prefix)
        return _closed(render(request, f"collect/link_{found.value}.html", status=STATUS[found]))
    if request.method == "POST":
        return _closed(_begin(request, opened))
    logged_in = request.user.is_authenticated
    return _closed(render(request, "collect/link.html", {"link": opened, "logged_in": logged_in}))


def _look(token: str) -> tuple[Standing, Link | None]:
    found = link_by_token(token)
    how = standing(found)
    return how, found if how is Standing.HOLDS else None


def _begin(request: HttpRequest, link: Link) -> HttpResponse:
    """A session of its own: nothing of the one before it, be it another's link or an account, goes with it."""
    request.session.flush()
    request.session[LINK_ACTOR] = link.pk
    parts = link.parts
    part = f"{parts[0]}/" if len(parts) == 1 else ""
    return HttpResponseRedirect(f"/svara/{link.respondent_id}/{part}")


def _too_many(request: HttpRequest, wait: int) -> HttpResponse:
    again = timezone.localtime() + timedelta(seconds=wait + 59)
    response = render(request, "collect/link_too_many.html", {"again": f"{again:%H.%M}"}, status=429)
    response["Retry-After"] = str(wait)
    return response


def _closed(response: HttpResponse) -> HttpResponse:
    """The address is a secret: it goes to no other page, and no machine keeps it.

    Not "no-referrer": with that a browser does not say either that the form comes from us, and it is taken for forged.
    """
    response["Referrer-Policy"] = "strict-origin"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
