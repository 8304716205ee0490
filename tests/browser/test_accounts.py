"""Logging in and managing accounts in a browser, under the strict content policy, by every rule of axe."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.core.cache import cache
from playwright.sync_api import BrowserContext, Page, expect

from oppna.accounts.actions.import_organisations import import_organisations
from oppna.accounts.actor import SYSTEM
from oppna.accounts.models import User
from oppna.accounts.roles import Role
from tests.lib.site_world import a_person

pytestmark = pytest.mark.django_db(transaction=True)

PASSWORD = "ett långt lösenord"
VIRTUAL = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(autouse=True)
def fresh_counts(transactional_db: None) -> None:
    """Tries are counted in a table that is no model's, so nothing empties it between tests that commit."""
    cache.clear()


@pytest.fixture
def administrator(transactional_db: None) -> User:
    return a_person(Role.ADMINISTRATOR, email="chef@oppna.example")


@pytest.fixture
def with_app(administrator: User) -> tuple[User, str]:
    """The same, with an app that gives codes."""
    secret = generate_totp_secret()
    TOTP.activate(administrator, secret)
    return administrator, secret


@pytest.fixture
def key(page: Page) -> Iterator[Any]:
    """A key that the browser believes in, as one that is built into a computer."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    added = session.send("WebAuthn.addVirtualAuthenticator", {"options": VIRTUAL})
    yield lambda: session.send("WebAuthn.getCredentials", {"authenticatorId": added["authenticatorId"]})["credentials"]
    session.send("WebAuthn.disable")


def _log_in(page: Page, user: User, password: str = PASSWORD) -> None:
    page.goto("/konto/login/")
    page.get_by_label("Epost").fill(user.email)
    page.get_by_label("Lösenord").fill(password)
    page.get_by_role("button", name="Logga in", exact=True).click()


def _code(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def _give_code(page: Page, code: str) -> None:
    page.locator("input[name=code]").fill(code)
    page.locator("main form button").first.click()


def test_a_key_is_added_and_opens_without_password(page: Page, administrator: User, key: Any, axe: Any) -> None:
    _log_in(page, administrator)
    expect(page.get_by_role("heading", level=1)).to_have_text("Andra steget")
    page.get_by_role("link", name="Lägg till nyckel").click()
    page.get_by_label("Lösenord").fill(PASSWORD)
    page.locator("main form button").first.click()
    page.get_by_label("Namn").fill("Tjänstedatorn")
    axe(page)
    page.get_by_role("button", name="Lägg till").click()
    expect(page.get_by_label("Oanvända koder")).to_be_visible()
    assert len(key()) == 1
    page.goto("/konto/2fa/webauthn/")
    expect(page.get_by_role("rowheader", name="Tjänstedatorn")).to_be_visible()
    axe(page)
    page.get_by_role("button", name="Logga ut").click()
    page.goto("/konto/login/")
    page.get_by_role("button", name="Logga in med nyckel").click()
    expect(page.get_by_role("button", name="Logga ut")).to_be_visible()
    page.goto("/administration/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Konton")


def test_a_key_of_somebody_else_opens_nothing(page: Page, administrator: User, key: Any) -> None:
    page.goto("/konto/login/")
    page.get_by_role("button", name="Logga in med nyckel").click()
    expect(page.get_by_role("alert")).to_contain_text("Det gick inte att använda nyckeln")
    page.goto("/administration/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Det här får du inte se")


def test_password_and_code_without_scripts(no_script_page: Page, with_app: tuple[User, str]) -> None:
    user, secret = with_app
    _log_in(no_script_page, user)
    _give_code(no_script_page, _code(secret))
    no_script_page.goto("/administration/")
    expect(no_script_page.get_by_role("heading", level=1)).to_have_text("Konton")


def test_an_app_is_set_up_from_the_key_on_the_page(no_script_page: Page, administrator: User) -> None:
    page = no_script_page
    _log_in(page, administrator)
    page.get_by_role("link", name="Lägg till app").click()
    page.get_by_label("Lösenord").fill(PASSWORD)
    page.locator("main form button").first.click()
    secret = page.locator("#authenticator_secret").input_value()
    page.locator("input[name=code]").fill(_code(secret))
    page.get_by_role("button", name="Aktivera").click()
    expect(page.get_by_label("Oanvända koder")).to_be_visible()
    page.goto("/logg/")
    expect(page.get_by_role("cell", name="lade till en app för engångskoder")).to_be_visible()


def test_the_fifth_try_is_locked(page: Page, administrator: User, axe: Any) -> None:
    for _ in range(4):
        _log_in(page, administrator, "fel lösenord")
        expect(page.locator(".errorlist")).not_to_contain_text("För många")
    _log_in(page, administrator)
    expect(page.locator(".errorlist")).to_contain_text("För många")
    axe(page)
    page.goto("/konto/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Logga in")


def test_a_recovery_code_opens_once(open_context: Callable[..., BrowserContext], with_app: tuple[User, str]) -> None:
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

    user, _ = with_app
    code = RecoveryCodes.activate(user).get_unused_codes()[0]
    for heading in ("Konton", "Det här får du inte se"):
        page = open_context().new_page()
        _log_in(page, user)
        _give_code(page, code)
        page.goto("/administration/")
        expect(page.get_by_role("heading", level=1)).to_have_text(heading)


def test_somebody_is_invited_and_gets_in(
    page: Page, other_page: Page, with_app: tuple[User, str], mailoutbox: list[Any], settings: Any, live: str
) -> None:
    settings.SITE_URL = live
    import_organisations(SYSTEM, "2018-bou")
    user, secret = with_app
    _log_in(page, user)
    _give_code(page, _code(secret))
    page.goto("/administration/")
    page.get_by_role("link", name="Bjud in någon").click()
    page.get_by_label("E-post").fill("anna@kommun.example")
    page.get_by_label("Namn").fill("Anna Berg")
    page.get_by_label("Roll").select_option("coordinator")
    page.get_by_label("Organisation").select_option(label="Ale")
    page.get_by_role("button", name="Skapa konto och skicka brev").click()
    expect(page.get_by_role("status")).to_contain_text("Ett brev är skickat till anna@kommun.example")
    address = re.search(r"http://\S+/konto/password\S+", mailoutbox[-1].body)
    assert address
    other_page.goto(address[0])
    for box in other_page.locator("input[type=password]").all():
        box.fill("granar och hav igen")
    other_page.get_by_role("button", name="Spara lösenordet").click()
    _log_in(other_page, User.objects.get(email="anna@kommun.example"), "granar och hav igen")
    other_page.goto("/konto/")
    expect(other_page.get_by_role("listitem").filter(has_text="kommunens samordnare, Ale")).to_be_visible()
    page.goto("/administration/?search=anna")
    page.get_by_role("link", name="Anna Berg").click()
    page.get_by_role("button", name="Stäng kontot").click()
    other_page.goto("/konto/")
    expect(other_page.get_by_role("heading", level=1)).to_have_text("Logga in")


PAGES = (
    "/",
    "/tillganglighet/",
    "/finns-inte/",
    "/konto/",
    "/konto/2fa/",
    "/konto/2fa/webauthn/",
    "/konto/password/change/",
    "/konto/reauthenticate/",
    "/administration/",
    "/administration/anvandare/ny/",
    "/administration/anvandare/1/",
    "/administration/organisationer/",
    "/administration/organisationer/1/",
    "/administration/organisationer/ny-region/",
    "/logg/",
)
OPEN_PAGES = ("/konto/login/", "/konto/signup/", "/konto/password/reset/", "/konto/password/reset/key/1-x/", "/logg/")


WIDE = """() => [...document.querySelectorAll('main *')].filter(one => one.getBoundingClientRect().right > 320)
    .map(one => one.outerHTML.slice(0, 80))"""
"""What sticks out of a page of 320 pixels."""


@pytest.fixture
def inside(page: Page, with_app: tuple[User, str]) -> Page:
    """An administrator's page, with something in every list."""
    import_organisations(SYSTEM, "2018-bou")
    user, secret = with_app
    _log_in(page, user)
    _give_code(page, _code(secret))
    return page


def _addresses() -> tuple[str, ...]:
    """The first user and organisation have whatever numbers the database gave them."""
    user = User.objects.get()
    where = user.memberships.get().organisation_id
    return tuple(
        address.replace("anvandare/1/", f"anvandare/{user.pk}/").replace(
            "organisationer/1/", f"organisationer/{where}/"
        )
        for address in PAGES
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_is_accessible(inside: Page, axe: Any, scheme: Any) -> None:
    inside.emulate_media(color_scheme=scheme)
    for address in _addresses():
        inside.goto(address)
        assert inside.locator("h1").count() == 1, address
        axe(inside)


def test_open_pages_are_accessible(page: Page, axe: Any) -> None:
    for address in OPEN_PAGES:
        page.goto(address)
        assert page.locator("h1").count() == 1, address
        axe(page)


def test_nothing_is_wider_than_320_pixels(inside: Page) -> None:
    inside.set_viewport_size({"width": 320, "height": 700})
    for address in _addresses():
        inside.goto(address)
        assert inside.evaluate("document.documentElement.scrollWidth") <= 320, f"{address}: {inside.evaluate(WIDE)}"


def test_targets_are_large_enough(inside: Page) -> None:
    """Buttons, fields and links outside running text: at least 24 pixels high."""
    small = """() => [...document.querySelectorAll('button, .button, input:not([type=hidden]), select, summary, nav a')]
        .filter(one => one.getClientRects().length && one.getBoundingClientRect().height < 24)
        .map(one => one.outerHTML.slice(0, 80))"""
    for address in _addresses():
        inside.goto(address)
        assert inside.evaluate(small) == [], address


def test_the_skip_link_comes_first_and_leads_to_the_content(page: Page, live: str) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Till innehållet")
    expect(page.locator(":focus")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator(":focus")).to_have_id("innehall")


def test_focus_is_seen(page: Page, live: str) -> None:
    page.goto("/konto/login/")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    style = page.evaluate(
        "getComputedStyle(document.activeElement).outlineStyle + getComputedStyle(document.activeElement).outlineWidth"
    )
    assert style == "solid3px"
