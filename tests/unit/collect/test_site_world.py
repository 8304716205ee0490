"""The world other tests stand in: its users are who they say, and its links open what they name."""

from __future__ import annotations

import pytest

from oppna.accounts.queries import actor_for
from oppna.accounts.roles import Permission
from oppna.collect.models import Link
from oppna.collect.permissions import can_respondent, respondents_for
from oppna.collect.queries.links import link_actor
from oppna.collect.tokens import digest
from tests.lib.site_world import a_link, a_person, a_round, a_user, an_actor

pytestmark = pytest.mark.django_db


def test_a_round_has_a_row_for_every_part_and_a_contact_each() -> None:
    round = a_round(units=3)
    assert round.respondents.count() == 3
    assert all(one.parts.count() >= 2 and one.contacts.count() == 1 for one in round.respondents.all())


def test_the_second_factor_is_seen() -> None:
    with_two, without = a_user("administrator"), a_user("administrator", two_factors=False)
    assert with_two.get("/tillganglighet/").context["actor"].two_factors
    assert not without.get("/tillganglighet/").context["actor"].two_factors


def test_a_coordinator_sees_only_what_the_organisation_covers() -> None:
    round = a_round(units=3)
    mine, theirs, _ = round.respondents.all()
    coordinator = an_actor("coordinator", units=[mine.unit])
    assert list(respondents_for(coordinator, Permission.SEE_RESPONSE)) == [mine]
    assert not can_respondent(coordinator, Permission.ANSWER, theirs)


def test_a_role_with_two_factors_counts_for_nothing_without() -> None:
    administrator = a_person("administrator")
    a_round(units=1)
    assert not respondents_for(actor_for(administrator, two_factors=False), Permission.SEE_RESPONSE)


def test_a_link_keeps_only_the_digest_and_opens_its_parts() -> None:
    respondent = a_round(units=1).respondents.get()
    address = a_link(respondent, parts=["B"])
    link = Link.objects.get()
    assert link.digest == digest(address.split("/")[2])
    actor = link_actor(link.pk)
    assert can_respondent(actor, Permission.ANSWER, respondent, "B")
    assert not can_respondent(actor, Permission.ANSWER, respondent, "G")
