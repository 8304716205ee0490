"""What every process that serves the form would else have to read for itself, while somebody waits."""

from __future__ import annotations

import contextlib

from django.db import Error
from django.template.loader import get_template
from django.urls import reverse

from oppna.collect.form.checks import may_stop
from oppna.collect.form.rules import form_rules
from oppna.collect.models import Round
from oppna.collect.states import RoundState
from oppna.errors import Refused

TEMPLATES = ("page", "overview", "review", "results", "_item", "_part")
ANSWERED_NOW = (RoundState.OPEN.value, RoundState.REOPENED.value)


def warm() -> None:
    """Addresses, templates and the questionnaires answered now. With no database the site starts all the same."""
    reverse("collect:form", args=[1])
    for name in TEMPLATES:
        get_template(f"collect/form/{name}.html")
    with contextlib.suppress(Error):
        editions = {*Round.objects.filter(state__in=ANSWERED_NOW).values_list("edition", flat=True)}
        for edition in sorted(editions):
            with contextlib.suppress(Refused):  # whoever opens the round is told
                _questionnaire(edition)


def _questionnaire(edition: str) -> None:
    form = form_rules(edition)
    for pages in form.pages.values():
        may_stop(form, pages[0])
