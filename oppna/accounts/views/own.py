"""Everybody's own account."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from oppna.accounts.models import User


@require_safe
@login_required
def own(request: HttpRequest) -> HttpResponse:
    """Name, roles, and the way to password and second factor."""
    assert isinstance(request.user, User)
    held = request.user.memberships.select_related("organisation")
    kinds = set(Authenticator.objects.filter(user=request.user).values_list("type", flat=True))
    return render(request, "accounts/own.html", {"memberships": held, "kinds": kinds})


def closed(request: HttpRequest, **kwargs: str) -> HttpResponse:
    """Addresses that come with the library but are not part of the site: an address is changed by an administrator."""
    raise Http404
