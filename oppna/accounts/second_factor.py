"""Whose role needs two factors sees nothing until they have given two."""

from __future__ import annotations

from collections.abc import Callable

from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from oppna.accounts.middleware import forbidden_page
from oppna.accounts.permissions import SECOND_FACTOR

OPEN = ("/konto/", "/tillganglighet/", "/halsa/")
"""Where one can be before: to give or set up the second factor, to log out, to tell of a fault, to ask for health."""

STRONG = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


class SecondFactorMiddleware:
    """Leads to the second factor: to giving it where there is one, else to setting one up."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *view: object) -> HttpResponse | None:
        """Before any view of ours."""
        if request.path.startswith(OPEN) or not request.actor.lacks_second_factor:  # type: ignore[attr-defined]
            return None
        if request.method not in ("GET", "HEAD"):
            return forbidden_page(request, SECOND_FACTOR)
        return redirect(_where(request))


def _where(request: HttpRequest) -> str:
    """TOTP comes first: its page leads on to keys, while a key's page needs scripts."""
    kinds = set(Authenticator.objects.filter(user=request.user, type__in=STRONG).values_list("type", flat=True))
    if not kinds:
        return reverse("mfa_index")
    view = "mfa_reauthenticate" if Authenticator.Type.TOTP in kinds else "mfa_reauthenticate_webauthn"
    return f"{reverse(view)}?{urlencode({'next': request.get_full_path()})}"


class ActivateApp(ActivateTOTPView):  # type: ignore[misc]
    """Who has just given a code from the new app has given a second factor: no need to ask again."""

    def form_valid(self, form: Form) -> HttpResponse:
        """Counts from now on."""
        return _counted(self.request, super().form_valid(form), Authenticator.Type.TOTP)


class AddKey(AddWebAuthnView):  # type: ignore[misc]
    """Who has just used the new key likewise."""

    def form_valid(self, form: Form) -> HttpResponse:
        """Counts from now on."""
        return _counted(self.request, super().form_valid(form), Authenticator.Type.WEBAUTHN)


def _counted(request: HttpRequest, response: HttpResponse, kind: str) -> HttpResponse:
    newest = Authenticator.objects.filter(user=request.user, type=kind).latest("pk")
    post_authentication(request, newest, reauthenticated=True)
    return response
