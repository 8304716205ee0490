"""Addresses of the form."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpResponse
from django.urls import URLPattern, path
from django.views.decorators.cache import never_cache

from oppna.collect.views import form_delegate, form_overview, form_page, form_part, form_results, form_saving


def _own(route: str, view: Callable[..., HttpResponse], name: str) -> URLPattern:
    """An address of one respondent: answers that nobody has published stay in no cache, and Back shows what stands."""
    return path(f"svara/<row:respondent>/{route}", never_cache(view), name=name)


urlpatterns = [
    path("svara/villkor.js", form_overview.condition_script, name="form_condition_script"),
    _own("", form_overview.overview, "form"),
    _own("spara/", form_saving.save, "form_save"),
    _own("delegera/", form_delegate.delegate, "form_delegate"),
    _own("delegera/<row:link>/aterkalla/", form_delegate.withdraw, "form_withdraw"),
    _own("<str:part>/", form_page.part, "form_part"),
    _own("<str:part>/granska/", form_part.review, "form_review"),
    _own("<str:part>/skicka/", form_part.send, "form_send"),
    _own("<str:part>/kvitto/", form_part.receipt, "form_receipt"),
    _own("<str:part>/andra/", form_part.change, "form_change"),
    _own("<str:part>/resultat/", form_results.results, "form_results"),
    _own("<str:part>/utskrift/", form_part.paper, "form_paper"),
    _own("<str:part>/<str:page>/", form_page.page, "form_page"),
]
