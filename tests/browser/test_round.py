"""A round from its making to the first opened link, as the administrator and a registrar do it; axe on every page."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.mail import get_connection
from playwright.sync_api import BrowserContext, Page, expect

from oppna.collect.actions.send_letters import send_letters
from oppna.collect.days import today
from oppna.collect.models import Letter, LetterKind, LetterState, PartResponse, Round
from tests.lib.site_world import a_link, a_round, a_user

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]


def log_in(context: BrowserContext, live: str) -> None:
    cookie = a_user("administrator").cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": cookie, "url": live}])


@pytest.fixture
def boss(page: Page, live: str) -> Page:
    log_in(page.context, live)
    return page


def contacts_file(round: Round) -> dict[str, Any]:
    rows = "".join(f"{one.unit};Registrator;reg.{one.unit}@kommun.example;\n" for one in round.respondents.all())
    return {"name": "kontakter.csv", "mimeType": "text/csv", "buffer": f"objekt;namn;e-post;delar\n{rows}".encode()}


def test_from_a_new_round_to_an_opened_link(boss: Page, other_page: Page) -> None:
    boss.goto("/omgangar/")
    boss.get_by_role("link", name="Ny omgång").click()
    boss.get_by_label("Utgåva").select_option("2018-bou")
    boss.get_by_role("button", name="Fortsätt").click()
    expect(boss.get_by_label("Utskick")).to_have_value("2018-01-24")
    first = today()
    boss.get_by_label("Utskick").fill(first.isoformat())
    boss.get_by_label("Stängs för granskning").fill((first + timedelta(days=56)).isoformat())
    for label in ("Påminnelser", "Öppnas igen för rättelser", "Stängs igen"):
        boss.get_by_label(label).fill("")
    boss.get_by_label("Namn").fill("Prov i webbläsare")
    boss.get_by_label("Testperiod: svaren används aldrig i resultaten").check()
    boss.get_by_label("Syntetisk: uppgiftslämnare och svar är påhittade").check()
    boss.get_by_label("Bara dessa objekt").fill("0114 0115")
    boss.get_by_role("button", name="Skapa omgången").click()
    round = Round.objects.get()
    boss.get_by_role("link", name="Kontakter").click()
    boss.get_by_label("Läs in kontakter från en fil").set_input_files([contacts_file(round)])
    boss.get_by_role("button", name="Visa vad som ändras").click()
    expect(boss.get_by_text("2 nya, 0 ändrade")).to_be_visible()
    boss.get_by_role("button", name="Genomför ändringarna").click()
    boss.get_by_role("link", name="Dagar").click()
    boss.get_by_role("button", name="Öppna nu").click()
    boss.get_by_role("link", name="Läget").click()
    boss.get_by_role("link", name="Se över och skicka inbjudan").click()
    expect(boss.get_by_text("reg.0114@kommun.example")).to_be_visible()
    boss.get_by_role("button", name="Skicka 2 brev").click()
    assert Letter.objects.filter(state=LetterState.QUEUED).count() == 2
    send_letters(get_connection())
    found = re.search(r"https?://\S+(/lank/\S+)", str(mail.outbox[0].body))
    assert found
    other_page.goto(found.group(1))
    other_page.get_by_role("button", name="Öppna enkäten").click()
    expect(other_page).to_have_url(re.compile(r"/svara/\d+/"))
    expect(other_page.get_by_text("TESTPERIOD").first).to_be_visible()


PAGES = ("", "dagar/", "respondenter/", "kontakter/", "brev/", "brev/reminder/2018-02-26/", "forra-svar/")


@pytest.fixture
def under_way() -> Round:
    """A round in which something of everything has happened."""
    round = a_round(units=6)
    for number, row in enumerate(PartResponse.objects.order_by("id")):
        row.state = ("submitted", "begun", "not_begun")[number % 3]
        row.submitted_at = round.created_at if row.state == "submitted" else None
        row.save()
    contacts = [one.contacts.get() for one in round.respondents.all()]
    states = ("sent", "failed", "bounced", "sending", "cancelled", "queued")
    for contact, state in zip(contacts, states, strict=True):
        Letter.objects.create(
            round=round, respondent=contact.respondent, contact=contact, to=contact.email,
            kind=LetterKind.INVITATION, state=state, error="550 no such user",
        )  # fmt: skip
        Letter.objects.create(
            round=round, respondent=contact.respondent, contact=contact, to=contact.email,
            kind=LetterKind.REMINDER, key="2018-02-26",
        )  # fmt: skip
    return round


@pytest.mark.parametrize("address", PAGES)
def test_every_page_passes_axe_and_fits_a_telephone(
    boss: Page, under_way: Round, axe: Callable[[Page], None], address: str
) -> None:
    boss.goto(f"/omgangar/{under_way.pk}/{address}")
    axe(boss)
    boss.set_viewport_size({"width": 375, "height": 740})
    assert boss.evaluate("document.documentElement.scrollWidth") <= 375


def test_a_respondents_page_and_the_form_of_a_new_round_pass_axe(
    boss: Page, under_way: Round, axe: Callable[[Page], None]
) -> None:
    respondent = under_way.respondents.first()
    assert respondent
    a_link(respondent)
    for address in (f"/omgangar/{under_way.pk}/respondenter/{respondent.pk}/", "/omgangar/ny/?edition=2018-bou"):
        boss.goto(address)
        axe(boss)


def test_the_pages_of_links_pass_axe_and_work_without_scripts(
    page: Page, no_script_page: Page, under_way: Round, axe: Callable[[Page], None]
) -> None:
    respondent = under_way.respondents.first()
    assert respondent
    link = a_link(respondent)
    for address in (link, "/lank/ingen/"):
        page.goto(address)
        axe(page)
    no_script_page.goto(link)
    no_script_page.get_by_role("button", name="Öppna enkäten").click()
    expect(no_script_page).to_have_url(re.compile(r"/svara/\d+/"))
