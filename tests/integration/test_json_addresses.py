"""The form's JSON addresses keep what their description promises, whatever is thrown at them."""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from django.test import Client
from hypothesis import HealthCheck, settings
from schemathesis import Case

from oppna.collect.openapi import document
from tests.lib.site_world import a_round, by_link

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.filterwarnings("default")]
schema = schemathesis.openapi.from_dict(document())
OURS = 1


@pytest.fixture
def visitor() -> Client:
    """Somebody with a link, in a browser of their own; the respondent is number one."""
    respondent = a_round(units=1).respondents.get()
    browser = by_link(respondent)
    browser.own = respondent.pk  # type: ignore[attr-defined]
    return browser


@schema.parametrize()
@settings(max_examples=60, suppress_health_check=list(HealthCheck))
def test_what_is_promised(case: Case, visitor: Client, live_server: Any) -> None:
    if "respondent" in case.path_parameters and case.path_parameters["respondent"] == OURS:
        case.path_parameters["respondent"] = visitor.own  # type: ignore[attr-defined]
    page = visitor.get(f"/svara/{visitor.own}/B/", follow=True)  # type: ignore[attr-defined]
    cookies = {name: morsel.value for name, morsel in visitor.cookies.items()}
    token = page.content.decode().split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    response = case.call(base_url=live_server.url, cookies=cookies, headers={"X-CSRFToken": token})
    assert response.status_code < 500
    case.validate_response(response)
