"""Individual links: what opens, what does not, and that nothing tells."""

from __future__ import annotations

import logging
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from oppna.accounts.models import Event
from oppna.accounts.queries import LINK_ACTOR
from oppna.collect.log import HideLinks, hidden
from oppna.collect.models import Contact, Link
from oppna.collect.rate import Limit
from oppna.collect.tokens import LENGTH, digest, new_token
from tests.lib.site_world import a_link, a_round, a_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def address() -> str:
    return a_link(a_round(units=1).respondents.get())


def test_a_token_is_256_bits_and_only_its_digest_is_kept(address: str) -> None:
    token = address.split("/")[2]
    assert len(token) == LENGTH == len(new_token())
    assert Link.objects.get().digest == digest(token)
    assert token not in str(Link.objects.values().get()) + str(list(Event.objects.values()))


def test_looking_opens_nothing(address: str) -> None:
    """A scanner of letters fetches every address in them."""
    client = Client()
    for ask in (client.get, client.head):
        assert ask(address).status_code == 200
    assert LINK_ACTOR not in client.session
    assert Link.objects.get().uses == 0


def test_pressing_the_button_begins_a_session_of_its_own(address: str) -> None:
    client = Client()
    client.get(address)
    client.session["left_behind"] = "by somebody else"
    before = client.session.session_key
    response = client.post(address)
    link = Link.objects.get()
    assert response["Location"] == f"/svara/{link.respondent_id}/"
    assert client.session[LINK_ACTOR] == link.pk
    assert client.session.session_key != before
    assert link.uses == 1
    assert Event.objects.get(action="open_link").actor_kind == "link"


def test_a_link_to_one_part_leads_to_it() -> None:
    response = Client().post(a_link(a_round(units=1).respondents.get(), parts=["B"]))
    assert response["Location"].endswith("/B/")


def test_a_link_logs_an_account_out(address: str) -> None:
    client = a_user("administrator")
    assert "loggas ut" in client.get(address).content.decode()
    client.post(address)
    assert "_auth_user_id" not in client.session
    assert client.get("/omgangar/").status_code == 403


def test_the_button_needs_its_token_against_forgery(address: str) -> None:
    assert Client(enforce_csrf_checks=True).post(address).status_code == 403


@pytest.mark.parametrize("how", ["expired", "revoked", "former"])
def test_a_link_that_does_not_hold_says_why_and_not_for_whom(address: str, how: str) -> None:
    link = Link.objects.select_related("respondent__round").get()
    if how == "expired":
        Link.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    elif how == "revoked":
        Link.objects.update(revoked_at=timezone.now())
    else:
        Link.objects.update(contact=link.respondent.contacts.get())
        Contact.objects.update(removed_at=timezone.now())
    for ask in (Client().get, Client().post):
        response = ask(address)
        page = response.content.decode()
        assert response.status_code == 410
        assert link.respondent.name not in page
        assert link.respondent.round.name not in page
        assert ("gått ut" if how == "expired" else "gäller inte längre") in page


@pytest.mark.parametrize("token", ["A1-_" * 10 + "abc", "kort", "x" * LENGTH, "å" * LENGTH, "x" * 500, "..%252f"])
def test_a_token_that_is_none_is_not_known(token: str) -> None:
    response = Client().get(f"/lank/{token}/")
    assert response.status_code == 404
    assert "känns inte igen" in response.content.decode()


def test_a_session_dies_with_its_link(address: str) -> None:
    client = Client()
    client.post(address)
    assert client.get("/tillganglighet/").context["actor"].kind == "link"
    Link.objects.update(revoked_at=timezone.now())
    assert client.get("/tillganglighet/").context["actor"].kind == "nobody"


def test_guessing_is_stopped_and_told_until_when(address: str) -> None:
    client = Client()
    answers = [client.get(f"/lank/{new_token()}/").status_code for _ in range(31)]
    assert answers == [404] * 30 + [429]
    stopped = client.get(address)
    assert stopped.status_code == 429
    assert 0 < int(stopped["Retry-After"]) <= 600
    assert "klockan" in stopped.content.decode()
    assert Client(REMOTE_ADDR="192.0.2.7").get(address).status_code == 200


def test_guessing_near_a_token_is_stopped_wherever_it_comes_from(address: str) -> None:
    near = address[:20] + "x" * (LENGTH - 14) + "/"
    for number in range(10):
        assert Client(REMOTE_ADDR=f"192.0.2.{number}").get(near).status_code == 404
    assert Client(REMOTE_ADDR="192.0.2.99").get(address).status_code == 429


def test_an_opened_link_is_never_slowed(address: str) -> None:
    assert {Client().post(address).status_code for _ in range(40)} == {302}


def test_a_limit_counts_each_by_itself() -> None:
    limit = Limit("prov", most=2, seconds=60)
    limit.failed("a")
    limit.failed("a")
    assert limit.wait("a") > 0
    assert limit.wait("b") == 0


def test_the_address_goes_nowhere(address: str) -> None:
    response = Client().get(address)
    assert response["Referrer-Policy"] == "strict-origin"
    assert "no-store" in response["Cache-Control"]
    assert "noindex" in response["X-Robots-Tag"]


def test_no_log_holds_a_token(address: str, caplog: pytest.LogCaptureFixture) -> None:
    token = new_token()
    with caplog.at_level(logging.DEBUG):
        Client().get(f"/lank/{token}/")
        Client(enforce_csrf_checks=True).post(address)
    assert caplog.records, "the refusals are logged"
    assert token not in caplog.text
    assert address.split("/")[2] not in caplog.text


@pytest.mark.parametrize("name", ["gunicorn.access", "django.server", "django.request"])
def test_servers_log_without_tokens(name: str, caplog: pytest.LogCaptureFixture) -> None:
    logger = logging.getLogger(name)
    assert any(isinstance(one, HideLinks) for one in logger.filters)
    logger.addHandler(caplog.handler)
    logger.error("%(h)s %(r)s", {"h": "::1", "r": "GET /lank/hemlig-1/ HTTP/1.1"})
    logger.removeHandler(caplog.handler)
    assert "hemlig" not in caplog.text
    assert "/lank/…/" in caplog.text


def test_what_is_hidden() -> None:
    assert hidden('"GET /lank/abc_-9/ HTTP/1.1" /svara/3/') == '"GET /lank/…/ HTTP/1.1" /svara/3/'


def test_a_delegated_link_dies_with_the_contact_it_was_delegated_by(address: str) -> None:
    parent = Link.objects.select_related("respondent").get()
    child = a_link(parent.respondent, parent=parent, parts=["B"])
    assert Client().get(child).status_code == 200
    Link.objects.filter(pk=parent.pk).update(contact=parent.respondent.contacts.get())
    Contact.objects.update(removed_at=timezone.now())
    assert Client().get(child).status_code == 410
