"""Logging in: two steps, limits that hold, codes that work once, and sessions that end."""

from __future__ import annotations

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.core import mail
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test import Client

from oppna.accounts.models import Event, User
from oppna.accounts.roles import TWO_FACTORS, Role
from tests.lib.site_world import a_person, a_user

PASSWORD = "ett långt lösenord"

pytestmark = pytest.mark.django_db


def _log_in(browser: Client, user: User, password: str = PASSWORD) -> object:
    return browser.post("/konto/login/", {"login": user.email, "password": password})


def _code(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def _inside(browser: Client) -> bool:
    return browser.get("/administration/").status_code == 200


def _with_app(role: Role = Role.ADMINISTRATOR) -> tuple[User, str]:
    user, secret = a_person(role), generate_totp_secret()
    TOTP.activate(user, secret)
    return user, secret


def test_an_address_is_the_same_in_capital_letters() -> None:
    user, browser = a_person(Role.COORDINATOR, units=["0114"]), Client()
    browser.post("/konto/login/", {"login": user.email.upper(), "password": PASSWORD})
    assert browser.get("/konto/").status_code == 200
    assert Event.objects.get(action="log_in").actor_id == str(user.pk)


def test_the_fifth_try_is_locked_even_with_the_right_password() -> None:
    user, browser = a_person(Role.COORDINATOR, units=["0114"]), Client()
    for _ in range(4):
        assert "För många" not in _log_in(browser, user, "fel").content.decode()  # type: ignore[attr-defined]
    fifth = _log_in(Client(), user)
    assert "För många" in fifth.content.decode()  # type: ignore[attr-defined]
    assert browser.get("/konto/").status_code == 302
    assert Event.objects.filter(action="log_in_failed").count() == 4
    other = a_person(Role.COORDINATOR, units=["0115"])
    assert _log_in(Client(), other).status_code == 302  # type: ignore[attr-defined]


def test_tries_are_counted_in_the_database_that_all_workers_share() -> None:
    assert "cache" in connection.introspection.table_names()
    call_command("migrate", verbosity=0)
    cache.set("counted", 1)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM cache")
        assert cursor.fetchone()[0] >= 1


def test_a_stranger_cannot_tell_who_has_an_account() -> None:
    user = a_person(Role.COORDINATOR, units=["0114"])
    answers = [Client().post("/konto/password/reset/", {"email": email}) for email in (user.email, "x@y.example")]
    assert {(answer.status_code, answer.headers["Location"]) for answer in answers} == {
        (302, "/konto/password/reset/done/")
    }
    assert [letter.to for letter in mail.outbox] == [[user.email]]
    wrong = [Client().post("/konto/login/", {"login": who, "password": "fel"}) for who in (user.email, "x@y.example")]
    shown = [re.sub(r'value="[^"]*"', "", answer.content.decode()) for answer in wrong]
    assert shown[0] == shown[1]


def test_password_and_code_are_both_needed() -> None:
    user, secret = _with_app()
    browser = Client()
    assert _log_in(browser, user).headers["Location"] == "/konto/2fa/authenticate/"  # type: ignore[attr-defined]
    assert not _inside(browser)
    browser.post("/konto/2fa/authenticate/", {"code": "000000"})
    assert not _inside(browser)
    browser.post("/konto/2fa/authenticate/", {"code": _code(secret)})
    assert _inside(browser)


def test_codes_are_not_guessed_for_long() -> None:
    user, secret = _with_app()
    browser = Client()
    _log_in(browser, user)
    for _ in range(4):
        browser.post("/konto/2fa/authenticate/", {"code": "000000"})
    browser.post("/konto/2fa/authenticate/", {"code": _code(secret)})
    assert not _inside(browser)


def test_a_code_opens_once() -> None:
    user, secret = _with_app()
    code = _code(secret)
    for expected in (True, False):
        browser = Client()
        _log_in(browser, user)
        browser.post("/konto/2fa/authenticate/", {"code": code})
        assert _inside(browser) is expected


def test_a_recovery_code_opens_once() -> None:
    user, _ = _with_app()
    code = RecoveryCodes.activate(user).get_unused_codes()[0]
    for expected in (True, False):
        browser = Client()
        _log_in(browser, user)
        browser.post("/konto/2fa/authenticate/", {"code": code})
        assert _inside(browser) is expected


def test_secrets_cannot_be_read_in_the_database() -> None:
    user, secret = _with_app()
    stored = Authenticator.objects.get(user=user).data["secret"]
    assert secret not in stored and stored.startswith("gAAAA")


@pytest.mark.parametrize("role", sorted(TWO_FACTORS))
def test_a_role_that_needs_two_factors_is_led_to_set_one_up(role: Role) -> None:
    units = ["0114"] if role is Role.REGIONAL_READER else []
    browser = a_user(role, units=units, two_factors=False)
    for address in ("/", "/administration/", "/logg/", "/omgangar/", "/finns-inte/"):
        answer = browser.get(address)
        assert (answer.status_code, answer.headers.get("Location")) in ((302, "/konto/2fa/"), (404, None))
    assert browser.post("/administration/anvandare/ny/", {}).status_code == 403
    assert "Din roll kräver två steg" in browser.get("/konto/2fa/").content.decode()


@pytest.mark.django_db(transaction=True)
def test_who_sets_up_an_app_is_let_in_at_once_and_gets_recovery_codes() -> None:
    user, browser = a_person(Role.ADMINISTRATOR), Client()
    _log_in(browser, user)
    browser.post("/konto/reauthenticate/", {"password": PASSWORD})
    page = browser.get("/konto/2fa/totp/activate/").content.decode()
    secret = re.search(r'id="authenticator_secret"[^>]*value="(\w+)"', page)
    assert secret
    answer = browser.post("/konto/2fa/totp/activate/", {"code": _code(secret[1])}, follow=True)
    assert "Oanvända koder" in answer.content.decode()
    assert _inside(browser)
    assert Event.objects.filter(action="totp_activated", actor_id=str(user.pk)).count() == 1


def test_with_an_app_but_one_step_taken_one_is_asked_for_the_code() -> None:
    user, _ = _with_app()
    browser = a_user(Role.ADMINISTRATOR, user=user, two_factors=False)
    assert browser.get("/logg/").headers["Location"] == "/konto/2fa/reauthenticate/?next=%2Flogg%2F"


def test_the_last_second_factor_of_such_a_role_cannot_be_removed() -> None:
    user, _ = _with_app()
    browser = a_user(Role.ADMINISTRATOR, user=user)
    browser.post("/konto/reauthenticate/", {"password": PASSWORD})
    browser.post("/konto/2fa/totp/deactivate/", {})
    assert Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()


def test_a_new_password_ends_all_other_sessions() -> None:
    user = a_person(Role.COORDINATOR, units=["0114"])
    here, elsewhere = Client(), Client()
    for browser in (here, elsewhere):
        _log_in(browser, user)
    new = {"oldpassword": PASSWORD, "password1": "granarnas hav igen", "password2": "granarnas hav igen"}
    here.post("/konto/password/change/", new)
    assert here.get("/konto/").status_code == 200
    assert elsewhere.get("/konto/").status_code == 302
    assert Event.objects.filter(action="password_changed").count() == 1
    assert [letter.to for letter in mail.outbox] == [[user.email]]


@pytest.mark.parametrize("password", ["kort", "password1234", "123456789012"])
def test_passwords_that_are_easily_guessed_are_refused(password: str) -> None:
    user = a_person(Role.COORDINATOR, units=["0114"])
    browser = Client()
    _log_in(browser, user)
    browser.post("/konto/password/change/", {"oldpassword": PASSWORD, "password1": password, "password2": password})
    user.refresh_from_db()
    assert user.check_password(PASSWORD)


def test_a_closed_account_is_out_at_once_and_cannot_come_back() -> None:
    user, browser = a_person(Role.COORDINATOR, units=["0114"]), Client()
    _log_in(browser, user)
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert browser.get("/konto/").status_code == 302
    _log_in(browser, user)
    assert browser.get("/konto/").status_code == 302


def test_nobody_signs_up() -> None:
    answer = Client().post("/konto/signup/", {"email": "ny@person.example", "password1": PASSWORD})
    assert "Konton skapas av administratören" in answer.content.decode()
    assert not User.objects.exists()


@pytest.mark.parametrize("to", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
def test_log_in_leads_nowhere_else(to: str) -> None:
    user = a_person(Role.COORDINATOR, units=["0114"])
    answer = Client().post(f"/konto/login/?next={to}", {"login": user.email, "password": PASSWORD, "next": to})
    assert answer.headers["Location"] == "/"


def test_a_form_without_its_token_is_refused_in_words() -> None:
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post("/konto/login/", {"login": "a@b.example", "password": "x"})
    assert answer.status_code == 403
    assert "Formuläret hann bli för gammalt" in answer.content.decode()
