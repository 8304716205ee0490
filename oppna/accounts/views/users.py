"""Accounts: the list, a new one, and what can be done with one."""

from __future__ import annotations

from collections.abc import Callable

from allauth.mfa.models import Authenticator
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from oppna.accounts.actions.deactivate_user import deactivate_user
from oppna.accounts.actions.grant_membership import grant_membership
from oppna.accounts.actions.invite_user import invite_user
from oppna.accounts.actions.reactivate_user import reactivate_user
from oppna.accounts.actions.remove_second_factors import remove_second_factors
from oppna.accounts.actions.send_invitation import send_invitation
from oppna.accounts.actions.withdraw_membership import withdraw_membership
from oppna.accounts.actor import Actor
from oppna.accounts.forms import InvitationForm, RoleForm, UserFilter
from oppna.accounts.lists import users
from oppna.accounts.models import Membership, User
from oppna.accounts.permissions import check
from oppna.accounts.roles import Permission
from oppna.accounts.views.told import done

A_PAGE = 50
STEPS: dict[str, tuple[Callable[[Actor, User], object], str]] = {
    "stang": (deactivate_user, "Kontot är stängt."),
    "oppna": (reactivate_user, "Kontot är öppet igen."),
    "inbjudan": (send_invitation, "Inbjudan är skickad."),
    "andra-steget": (remove_second_factors, "Det andra steget är borttaget. Ett nytt krävs vid nästa inloggning."),
}


def _administrator(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    check(actor, Permission.MANAGE_ACCOUNTS)
    return actor


@require_safe
def user_list(request: HttpRequest) -> HttpResponse:
    """Everybody, or those who were searched for."""
    _administrator(request)
    form = UserFilter(request.GET)
    found = users(form.cleaned_data if form.is_valid() else {})
    page = Paginator(found, A_PAGE).get_page(request.GET.get("sida"))
    query = request.GET.copy()
    query.pop("sida", None)
    return render(request, "accounts/users.html", {"form": form, "page": page, "query": query.urlencode()})


@require_http_methods(["GET", "HEAD", "POST"])
def new_user(request: HttpRequest) -> HttpResponse:
    """Invite somebody."""
    actor = _administrator(request)
    form = InvitationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        if done(request, lambda: invite_user(actor, **told), f"Ett brev är skickat till {told['email']}.", form):
            return redirect("accounts:users")
    return render(request, "accounts/new_user.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def one_user(request: HttpRequest, id: int) -> HttpResponse:
    """An account and its roles. POST gives it another role."""
    actor = _administrator(request)
    user = get_object_or_404(User, pk=id)
    form = RoleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        if done(request, lambda: grant_membership(actor, user, **told), "Rollen är given.", form):
            return redirect("accounts:user", id)
    strong = Authenticator.objects.filter(user=user).exclude(type=Authenticator.Type.RECOVERY_CODES).exists()
    return render(request, "accounts/user.html", {"user_shown": user, "form": form, "second_factor": strong})


@require_POST
def user_step(request: HttpRequest, id: int, step: str) -> HttpResponse:
    """Close, open, invite again, remove the second factor."""
    actor = _administrator(request)
    user = get_object_or_404(User, pk=id)
    if step not in STEPS:
        raise Http404
    action, sentence = STEPS[step]
    done(request, lambda: action(actor, user), sentence)
    return redirect("accounts:user", id)


@require_POST
def withdraw(request: HttpRequest, id: int, membership: int) -> HttpResponse:
    """Take a role back."""
    actor = _administrator(request)
    held = get_object_or_404(Membership, pk=membership, user_id=id)
    done(request, lambda: withdraw_membership(actor, held), "Rollen är återtagen.")
    return redirect("accounts:user", id)
