"""What is said when the database does not answer, and what is not shown again."""

from __future__ import annotations

import json

import pytest
from django.db import InterfaceError, OperationalError, ProgrammingError
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from oppna.web import away

MAKE = RequestFactory()


def _answer(request: HttpRequest, error: Exception) -> HttpResponse:
    """As Django calls it: while the exception is being handled."""
    try:
        raise error
    except type(error):
        return away.fault(request)


@pytest.mark.parametrize("error", [OperationalError("gone"), InterfaceError("closed")])
def test_away_is_503_with_a_time_to_come_back(error: Exception) -> None:
    reply = _answer(MAKE.get("/svara/1/?a=b&c=<d>"), error)
    assert reply.status_code == 503 and int(reply["Retry-After"]) > 0 and reply["Cache-Control"] == "no-store"
    assert 'href="/svara/1/?a=b&amp;c=%3Cd%3E"' in reply.content.decode()


@pytest.mark.parametrize("error", [ProgrammingError("typo"), ValueError("ours")])
def test_a_fault_of_ours_is_500(error: Exception) -> None:
    reply = _answer(MAKE.get("/"), error)
    assert reply.status_code == 500 and "Retry-After" not in reply


def test_a_script_is_told_in_its_own_language() -> None:
    sent = MAKE.post("/svara/1/spara/", b"{}", content_type="application/json")
    reply = _answer(sent, OperationalError())
    assert reply.status_code == 503 and "inte sparat" in json.loads(reply.content)["error"]


def test_a_form_is_offered_again_whole_and_harmless() -> None:
    sent = MAKE.post("/svara/1/G/sida/", {"svar-G1": ['"><script>x</script>', "två"], "csrfmiddlewaretoken": "abc"})
    text = _answer(sent, OperationalError()).content.decode()
    assert text.count('name="svar-G1"') == 2 and 'value="abc"' in text
    assert "<script>x" not in text and "&quot;&gt;&lt;script&gt;" in text


@pytest.mark.parametrize("elsewhere", ["/konto/login/", "/administration/"])
def test_elsewhere_nothing_that_was_sent_is_shown(elsewhere: str) -> None:
    reply = _answer(MAKE.post(elsewhere, {"password": "hemligt"}), OperationalError())
    assert reply.status_code == 503 and b"hemligt" not in reply.content
