"""The table of personal data is whole, and what it says is done."""

from __future__ import annotations

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.utils import timezone

from oppna.accounts.actions.clear_old import clear_old
from oppna.accounts.models import Event, User
from oppna.accounts.personal_data import FIELDS, LIBRARY_ROWS, TWO_YEARS, About
from oppna.accounts.roles import Role
from oppna.collect.models import Contact, Edit, Link, Submission
from tests.lib.site_world import a_link, a_person, a_round, a_user

OURS = ("accounts", "collect")


def test_every_field_stands_in_the_table_once() -> None:
    models = [model for app in OURS for model in apps.get_app_config(app).get_models()]
    there = [(model._meta.label, field.name) for model in models for field in model._meta.concrete_fields]
    assert sorted((field.model, field.name) for field in FIELDS) == sorted(there)


def test_every_library_table_about_users_stands_there_too() -> None:
    about_users = {
        model._meta.label
        for model in apps.get_models()
        if model._meta.app_label not in OURS
        and any(field.related_model is User for field in model._meta.concrete_fields)
    }
    assert about_users | {"sessions.Session"} == {rows.model for rows in LIBRARY_ROWS}


def test_what_is_about_a_person_has_a_purpose_and_an_end() -> None:
    assert all(field.purpose and field.kept for field in FIELDS if field.about is not About.NOTHING)
    assert not any(field.kept for field in FIELDS if field.about is About.NOTHING)


def test_append_only_tables_are_never_cleared() -> None:
    kept = {Event, Edit, Submission}
    labels = {model._meta.label for model in kept}
    assert not [field for field in FIELDS if field.model in labels and field.kept and field.kept.age]


def _long_ago(days: int = TWO_YEARS + 1) -> object:
    return timezone.now() - timedelta(days=days)


@pytest.mark.django_db
def test_a_closed_account_is_cleared_after_two_years() -> None:
    old, young, active = (a_person(Role.REVIEWER) for _ in range(3))
    Authenticator.objects.create(user=old, type=Authenticator.Type.TOTP, data={})
    User.objects.filter(pk=old.pk).update(is_active=False, deactivated_at=_long_ago(), last_login=_long_ago())
    User.objects.filter(pk=young.pk).update(is_active=False, deactivated_at=_long_ago(TWO_YEARS - 1))
    clear_old()
    old.refresh_from_db()
    assert (old.email, old.name, old.last_login) == (f"{old.pk}@borttagen.invalid", "", None)
    assert not old.has_usable_password()
    assert not Authenticator.objects.exists()
    for kept in (young, active):
        before = kept.email, kept.name
        kept.refresh_from_db()
        assert (kept.email, kept.name) == before
    assert Event.objects.filter(action="clear_old").count() == 1


@pytest.mark.django_db
def test_what_is_cleared_is_not_cleared_again() -> None:
    old = a_person(Role.REVIEWER)
    User.objects.filter(pk=old.pk).update(is_active=False, deactivated_at=_long_ago())
    assert clear_old()
    assert clear_old() == {}


@pytest.mark.django_db
def test_contacts_of_an_old_round_and_holders_of_dead_links_are_cleared() -> None:
    old = a_round(units=2, opens=(timezone.now() - timedelta(days=TWO_YEARS + 100)).date())
    new = a_round(units=1)
    for round in (old, new):
        a_link(round.respondents.first(), holder="Anna Svensson")
    Link.objects.filter(respondent__round=old).update(expires_at=_long_ago())
    clear_old()
    assert all(mail.endswith("@borttagen.invalid") for mail in _emails(old))
    assert not any(mail.endswith("@borttagen.invalid") for mail in _emails(new))
    assert [link.holder for link in Link.objects.order_by("respondent__round_id")] == ["", "Anna Svensson"]


def _emails(round: object) -> list[str]:
    return [*Contact.objects.filter(respondent__round=round).values_list("email", flat=True)]


@pytest.mark.django_db
def test_sessions_that_have_ended_go_away(capsys: pytest.CaptureFixture[str]) -> None:
    browser = a_user(Role.COORDINATOR, two_factors=False)
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    call_command("clear_old")
    assert not Session.objects.exists()
    assert "sessions.Session: 1" in capsys.readouterr().out
    assert browser.get("/konto/").status_code == 302
    call_command("clear_old")
    assert "Inget var gammalt nog" in capsys.readouterr().out
