"""The address that the page's script saves to: what it takes, what it refuses, and in what words."""

from __future__ import annotations

import json
from typing import Any
from unittest.mock import patch

import pytest
from django.db import OperationalError
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oppna.accounts.roles import Role
from oppna.collect.form.rules import form_rules
from oppna.collect.models import Answer, Respondent
from tests.lib.site_world import a_round, a_user, by_link

pytestmark = pytest.mark.django_db


@pytest.fixture
def respondent() -> Respondent:
    return a_round(units=1, contacts=False).respondents.get()


def send(client: Client, respondent: Respondent, body: Any) -> Any:
    raw = body if isinstance(body, (bytes, str)) else json.dumps(body)
    return client.post(f"/svara/{respondent.pk}/spara/", raw, content_type="application/json")


def one(question: str, value: str, version: int = 0) -> dict[str, Any]:
    return {"answers": {question: {"fields": {"value": value}, "version": version}}}


def test_kept_refused_and_disputed_in_one_reply(respondent: Respondent) -> None:
    client = by_link(respondent)
    send(client, respondent, one("G1", "Ja"))
    other = a_user(Role.COORDINATOR, units=[respondent.unit])
    body = {"answers": {**one("G1", "Nej")["answers"], **one("B1", "x")["answers"], **one("V6_1", "Ja")["answers"]}}
    reply = send(other, respondent, body).json()
    assert reply["kept"] == {"V6_1": 1}
    assert reply["refused"]["B1"]["value"].startswith("”x” kan inte användas")
    assert reply["conflicts"]["G1"]["by"] == "Registrator" and reply["conflicts"]["G1"]["value"] == "Ja"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"[]",
        {},
        {"answers": {}},
        {"answers": []},
        {"answers": {"G1": 3}},
        {"answers": {"G1": {"fields": {"value": 3}, "version": 0}}},
        {"answers": {"G1": {"fields": {"value": "Ja"}, "version": "0"}}},
        {"answers": {"G1": {"fields": {"value": "Ja"}, "version": 0}}, "mer": 1},
        {"answers": {f"G{n}": {"fields": {"value": "Ja"}, "version": 0} for n in range(501)}},
    ],
)
def test_what_is_no_answer_is_told_and_kept_nowhere(respondent: Respondent, body: Any) -> None:
    reply = send(by_link(respondent), respondent, body)
    assert reply.status_code == 400 and "Ladda om sidan" in reply.json()["sentence"]
    assert not Answer.objects.exists()


def test_fields_that_do_not_exist_are_left_alone(respondent: Respondent) -> None:
    body = {"answers": {"G1": {"fields": {"by": "någon annan", "value": "Ja"}, "version": 0}}}
    assert send(by_link(respondent), respondent, body).status_code == 200
    assert Answer.objects.get().by == "Registrator"


def test_a_version_nobody_saw_is_no_way_around(respondent: Respondent) -> None:
    client = by_link(respondent)
    for version in (7, -1, 2**62):
        Answer.objects.all().delete()
        assert send(client, respondent, one("G1", "Ja", version)).json()["kept"] == {"G1": 1}


def test_who_may_not(respondent: Respondent) -> None:
    foreign = a_round(units=["0115"], contacts=False).respondents.get()
    for client, target in ((Client(), respondent), (by_link(foreign), respondent), (a_user(Role.REVIEWER), respondent)):
        reply = send(client, target, one("G1", "Ja"))
        assert reply.status_code == 403 and reply.json()["sentence"]
    assert send(by_link(respondent), respondent, one("G1", "Ja")).status_code == 200
    limited = by_link(respondent, parts=["V"])
    assert send(limited, respondent, one("G2_1", "Ja")).status_code == 403
    unknown = by_link(respondent).post(
        f"/svara/{foreign.pk + 99}/spara/", json.dumps(one("G1", "Ja")), "application/json"
    )
    assert unknown.status_code == 404
    assert by_link(respondent).get(f"/svara/{respondent.pk}/spara/").status_code == 405


def test_another_site_cannot_save(respondent: Respondent) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = by_link(respondent).cookies
    assert send(strict, respondent, one("G1", "Ja")).status_code == 403
    assert not Answer.objects.exists()


def test_a_database_that_is_away_means_try_again(respondent: Respondent) -> None:
    client = by_link(respondent)
    with patch("oppna.collect.views.form_saving.save_answers", side_effect=OperationalError("borta")):
        reply = send(client, respondent, one("G1", "Ja"))
    assert reply.status_code == 503 and "Inget är sparat" in reply.json()["sentence"]


QUESTIONS = st.sampled_from([*form_rules("2018-bou").questions, "HITTAS_EJ", "", "__proto__"])
ANYTHING = st.dictionaries(st.sampled_from(["value", "comment", "reason"]), st.text(max_size=30), min_size=1)
NASTY = st.text(
    st.sampled_from("\0\u202e<>&\"'=+@;\n\r\t\ud83d\U0001f600åÅ ").filter(lambda c: c != "\ud83d"), max_size=20
)


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(st.dictionaries(QUESTIONS, ANYTHING | st.fixed_dictionaries({"comment": NASTY}), min_size=1, max_size=6))
def test_every_field_takes_anything_without_falling_over(respondent: Respondent, written: dict[str, Any]) -> None:
    """What is kept can be shown again on every page; what is not has a sentence."""
    client = by_link(respondent)
    rows = dict(Answer.objects.values_list("question", "version"))
    body = {"answers": {id: {"fields": fields, "version": rows.get(id, 0)} for id, fields in written.items()}}
    reply = send(client, respondent, body)
    assert reply.status_code == 200
    told = reply.json()
    for id, fields in written.items():
        assert id in told["kept"] or set(told["refused"][id]) <= {*fields, "value"}
    form = form_rules("2018-bou")
    for page in {form.page_of[id] for id in written if id in form.page_of}:
        shown = client.get(f"/svara/{respondent.pk}/{page.part}/{page.slug}/")
        assert shown.status_code == 200
    for part in form.parts:
        assert client.get(f"/svara/{respondent.pk}/{part}/granska/").status_code == 200
