"""The demonstration's site: one can get in, a round is in progress, and everything says that it is made up."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from oppna.collect.models import Edit, PartResponse, Respondent, Submission
from oppna.collect.states import PartState
from oppna.web.demo_world import Account, World, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(db: None) -> World:
    return make_world()


def _entered(world: World, account: Account) -> Client:
    client = Client()
    sent = client.post("/konto/login/", {"login": account.email, "password": world.password}, follow=True)
    if account.codes:
        assert "2fa" in sent.redirect_chain[-1][0], sent.redirect_chain
        sent = client.post(sent.redirect_chain[-1][0], {"code": account.codes[0]}, follow=True)
    assert sent.status_code == 200 and "_auth_user_id" in client.session
    return client


def test_everybody_can_log_in_and_the_round_says_what_it_is(world: World) -> None:
    for account in world.accounts:
        client = _entered(world, account)
        shown = client.get("/")
        assert shown.status_code == 200
        if account.role in ("administratör", "metodansvarig", "granskare"):
            assert "SYNTETISK" in client.get(f"/omgangar/{world.round.pk}/").content.decode()


def test_the_link_opens_a_form_that_says_so(world: World) -> None:
    shown = Client().get(world.link, follow=True)
    if b'method="post"' in shown.content and not shown.redirect_chain:
        shown = Client().post(world.link, follow=True)
    assert shown.status_code == 200
    assert "SYNTETISK" in shown.content.decode()


def test_a_round_in_progress(world: World) -> None:
    states = PartResponse.objects.values_list("state", flat=True)
    sent = [state for state in states if state == PartState.SUBMITTED.value]
    assert len(sent) == world.submitted == Submission.objects.count() > 100
    assert PartState.BEGUN.value in states and PartState.NOT_BEGUN.value in states
    assert PartResponse.objects.filter(submitted_at=None).count() == len(states) - len(sent)
    assert (
        len(
            {at.date() for at in PartResponse.objects.exclude(submitted_at=None).values_list("submitted_at", flat=True)}
        )
        > 14
    )
    assert set(Edit.objects.values_list("by", flat=True)) == {"SYNTETISK uppgiftslämnare"}
    assert Respondent.objects.count() == 312


def test_only_in_an_empty_database(world: World) -> None:
    with pytest.raises(CommandError, match="används redan"):
        call_command("demo_world")
