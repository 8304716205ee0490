"""What every page stands in: menu by permissions, error pages that say what to do, headers, cookies."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from django.core import mail
from django.core.cache import cache
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.test import Client, override_settings
from django.urls import path
from django.views.defaults import bad_request, server_error

from oppna.accounts.roles import Role
from oppna.config.urls import urlpatterns as site
from tests.lib.site_world import a_round, a_user, by_link

pytestmark = pytest.mark.django_db


def _fault(request: HttpRequest) -> None:
    raise ZeroDivisionError


def _bad(request: HttpRequest) -> object:
    return bad_request(request, ValueError())


urlpatterns = [*site, path("fel/", _fault), path("daligt/", _bad)]
MENU = {
    Role.ADMINISTRATOR: {"Konton", "Logg", "Omgångar"},
    Role.METHODOLOGIST: {"Omgångar"},
    Role.REVIEWER: {"Logg", "Omgångar"},
    Role.COORDINATOR: {"Omgångar"},
    Role.PART_RESPONDENT: set(),
    Role.REGIONAL_READER: {"Omgångar"},
}


def _menu(browser: Client) -> dict[str, str]:
    shown = browser.get("/").content.decode()
    (nav,) = re.findall(r'<nav class="menu own".*?</nav>', shown, re.DOTALL)
    return {text: address for address, text in re.findall(r'<a href="([^"]+)"[^>]*>([^<]+)</a>', nav)}


@pytest.mark.parametrize("role", Role)
def test_the_menu_holds_what_the_role_may_open(role: Role) -> None:
    units = [] if role in (Role.ADMINISTRATOR, Role.METHODOLOGIST, Role.REVIEWER) else ["0114"]
    browser = a_user(role, units=units)
    shown = _menu(browser)
    assert set(shown) - {"Omgångar"} == MENU[role] - {"Omgångar"} | {"Mitt konto"}
    assert "Omgångar" not in shown or "Omgångar" in MENU[role]
    assert all(browser.get(address).status_code == 200 for address in shown.values())


def test_everybody_finds_the_comparisons_but_the_form_is_left_in_peace() -> None:
    respondent = a_round(units=["0114"]).respondents.get()
    holder = by_link(respondent)
    for browser in (Client(), holder, a_user(Role.ADMINISTRATOR)):
        (nav,) = re.findall(
            r'<nav class="menu" aria-label="Jämförelser">.*?</nav>', browser.get("/").content.decode(), re.DOTALL
        )
        addresses = re.findall(r'href="([^"]+)"', nav)
        assert addresses[:2] == ["/sok/", "/omraden/"]
        assert all(browser.get(address).status_code == 200 for address in addresses)
    assert 'aria-label="Jämförelser"' not in holder.get(f"/svara/{respondent.pk}/").content.decode()


def test_the_start_page_shows_what_is_open_and_what_is_mine() -> None:
    a_round(units=["0114", "0115"])
    a_round(units=["0114"], state="draft")
    assert "Öppet att svara på" in Client().get("/").content.decode()
    anonymous = Client().get("/").content.decode()
    assert anonymous.count("SYNTETISK omgång") == 1 and "Upplands Väsby" not in anonymous
    mine = a_user(Role.COORDINATOR, units=["0114"], two_factors=False).get("/").content.decode()
    assert "Upplands Väsby" in mine and "Vallentuna" not in mine


def test_the_holder_of_a_link_finds_their_form() -> None:
    respondent = a_round(units=["0114"]).respondents.get()
    assert f'href="/svara/{respondent.pk}/"' in by_link(respondent).get("/").content.decode()


@override_settings(ROOT_URLCONF="tests.integration.test_shell")
@pytest.mark.parametrize(("address", "status"), [("/daligt/", 400), ("/saknas/", 404), ("/fel/", 500)])
def test_error_pages_say_what_to_do(address: str, status: int) -> None:
    browser = Client(raise_request_exception=False)
    answer = browser.get(address)
    shown = answer.content.decode()
    assert answer.status_code == status
    assert '<html lang="sv">' in shown and "<main" in shown and "Till startsidan" in shown
    assert "Traceback" not in shown and "ZeroDivisionError" not in shown


def test_the_page_for_our_own_faults_needs_nothing_that_can_fail(django_assert_num_queries: object) -> None:
    with django_assert_num_queries(0):  # type: ignore[operator]
        assert "Felet är vårt" in server_error(HttpRequest()).content.decode()
    assert "Vänta fem minuter" in render_to_string("429.html")


def test_every_answer_is_guarded() -> None:
    headers = Client().get("/").headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "nonce" not in policy
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_a_visitor_gets_no_cookie_until_there_is_a_form() -> None:
    browser = Client()
    browser.get("/")
    assert not browser.cookies
    browser.get("/konto/login/")
    assert set(browser.cookies) <= {"csrftoken", "sessionid"}


def test_a_fault_in_accessibility_is_told_by_letter(settings: object) -> None:
    told = {"what": "Knappen syns inte.\nAlls.", "where": "/x\r\nBcc: y@z.example", "reply_to": "a@b.example"}
    answer = Client().post("/tillganglighet/", told, follow=True)
    assert "Tack." in answer.content.decode()
    (letter,) = mail.outbox
    assert letter.to == [settings.OPPNA_CONTACT]  # type: ignore[attr-defined]
    assert letter.reply_to == ["a@b.example"] and "Knappen syns inte" in letter.body and not letter.bcc


def test_letters_about_faults_have_a_limit() -> None:
    cache.set("faults", 30)
    assert Client().post("/tillganglighet/", {"what": "x"}).status_code == 429
    assert not mail.outbox


def test_the_favicon_is_a_picture() -> None:
    answer = Client().get("/statisk/oppna/favicon.svg")
    assert answer.headers["Content-Type"] == "image/svg+xml"
    assert ElementTree.fromstring(b"".join(answer.streaming_content)).tag.endswith("svg")  # type: ignore[arg-type]
