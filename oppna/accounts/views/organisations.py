"""Organisations: the list, what one covers, the import of a frame, and new regions."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from oppna.accounts.actions.create_region import create_region
from oppna.accounts.actions.import_organisations import import_organisations
from oppna.accounts.forms import EditionForm, OrganisationFilter, RegionForm
from oppna.accounts.lists import organisations
from oppna.accounts.models import Organisation
from oppna.accounts.permissions import check
from oppna.accounts.roles import Permission
from oppna.accounts.views.told import done

A_PAGE = 100


@require_safe
def organisation_list(request: HttpRequest) -> HttpResponse:
    """All, or those that were searched for."""
    check(request.actor, Permission.MANAGE_ACCOUNTS)  # type: ignore[attr-defined]
    form = OrganisationFilter(request.GET)
    found = organisations(form.cleaned_data if form.is_valid() else {})
    page = Paginator(found, A_PAGE).get_page(request.GET.get("sida"))
    query = request.GET.copy()
    query.pop("sida", None)
    shown = {"form": form, "page": page, "query": query.urlencode(), "edition_form": EditionForm()}
    return render(request, "accounts/organisations.html", shown)


@require_safe
def one_organisation(request: HttpRequest, id: int) -> HttpResponse:
    """What it covers and who has a role in it."""
    check(request.actor, Permission.MANAGE_ACCOUNTS)  # type: ignore[attr-defined]
    found = get_object_or_404(Organisation, pk=id)
    held = found.memberships.select_related("user").order_by("role", "user__name")
    units = found.covers.order_by("unit").values_list("unit", flat=True)
    return render(request, "accounts/organisation.html", {"organisation": found, "memberships": held, "units": units})


@require_POST
def import_frame(request: HttpRequest) -> HttpResponse:
    """The municipalities of an edition's frame."""
    actor = request.actor  # type: ignore[attr-defined]
    check(actor, Permission.MANAGE_ACCOUNTS)
    form = EditionForm(request.POST)
    if form.is_valid():
        edition = form.cleaned_data["edition"]
        done(request, lambda: import_organisations(actor, edition), "Kommunerna är inlästa.")
    return redirect("accounts:organisations")


@require_http_methods(["GET", "HEAD", "POST"])
def new_region(request: HttpRequest) -> HttpResponse:
    """A regional unit over counties."""
    actor = request.actor  # type: ignore[attr-defined]
    check(actor, Permission.MANAGE_ACCOUNTS)
    form = RegionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        deed = lambda: create_region(actor, told["name"], told["counties"], told["edition"])  # noqa: E731
        if done(request, deed, "Den regionala stödenheten finns nu.", form):
            return redirect("accounts:organisations")
    return render(request, "accounts/new_region.html", {"form": form})
