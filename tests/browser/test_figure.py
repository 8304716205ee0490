"""A doubter finds the proof behind a figure: with and without scripts, on a telephone, in print."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from oppna.disseminate.fair.objections import OBJECTIONS
from tests.lib.public_world import CHILDREN, CORRECTED_QUESTION, CORRECTED_UNIT

pytestmark = pytest.mark.usefixtures("public_site")
ANSWER = f"/siffra/{CHILDREN}/{CORRECTED_QUESTION}/kommun/{CORRECTED_UNIT}-solna/"
SHARE = f"/siffra/{CHILDREN}/G9/lan/stockholms-lan/"
MEASURE = f"/siffra/{CHILDREN}/B1b_mer5/stadsdel/1480-d03-centrum/"
HIDDEN = "/siffra/2015-bou/UTB_ak9/kommun/0125-ekero/"
EVERY = (ANSWER, SHARE, MEASURE, HIDDEN)


def _keep(page: Page, name: str) -> None:
    """A picture to look at, where somebody asked for them."""
    folder = os.environ.get("OPPNA_PICTURES")
    if folder:
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


@pytest.mark.parametrize("address", EVERY)
def test_a_figure_can_be_read_by_everybody(page: Page, axe: Callable[..., None], address: str) -> None:
    page.goto(address)
    axe(page)
    page.goto(address + "?visa=allt")
    axe(page)
    _keep(page, "desktop-" + address.strip("/").replace("/", "-"))


def test_a_doubter_opens_an_objection_and_finds_the_proof(no_script_page: Page) -> None:
    """The answer first, then how sure, then why; nothing of it needs a script."""
    page = no_script_page
    page.goto(SHARE)
    headings = page.locator("h1, h2").all_inner_texts()
    assert headings[1:5] == ["Hur säkert är det?", "Varför blev det så?", "Ja, men …", "Versioner och rättelser"]
    chance = page.locator("details#slump")
    expect(chance.locator(".reply")).to_be_hidden()
    chance.locator("summary").click()
    expect(chance.locator(".reply")).to_be_visible()
    sentence = page.locator("section.card p").nth(1).inner_text()
    assert chance.locator(".reply p").first.inner_text() in sentence


def test_the_proof_is_two_clicks_from_the_page_of_a_municipality(no_script_page: Page) -> None:
    """First the figure, then the objection; no script, and back leads back."""
    page = no_script_page
    page.goto(f"/kommun/{CORRECTED_UNIT}-solna/")
    row = page.locator("tr", has=page.locator(f'a[href*="/siffra/{CHILDREN}/{CORRECTED_QUESTION}/"]'))
    row.locator("td.own a").click()
    expect(page).to_have_url(re.compile(f"{ANSWER}$"))
    expect(page.get_by_text("Värdet är räknat om ur publiceringens egna svar").first).to_be_visible()
    page.locator("details#vem summary").click()
    expect(page.get_by_text("i rollen uppgiftslämnare").last).to_be_visible()
    page.go_back()
    expect(page).to_have_url(re.compile(f"/kommun/{CORRECTED_UNIT}-solna/$"))


def test_every_way_on_from_a_figure_leads_somewhere(page: Page) -> None:
    page.goto(SHARE)
    for link in page.locator("main a").evaluate_all("links => links.map(link => link.getAttribute('href'))"):
        if not link.startswith("/api/"):  # answered by another room, tried there
            assert page.request.get(link if link.startswith("/") else SHARE + link).status == 200, link


def test_the_keyboard_opens_an_objection(page: Page) -> None:
    page.goto(ANSWER)
    page.locator("details#samma summary").focus()
    page.keyboard.press("Enter")
    expect(page.locator("details#samma .reply")).to_be_visible()


@pytest.mark.parametrize("address", EVERY)
def test_nothing_runs_over_the_edge_of_a_telephone(phone: Page, axe: Callable[..., None], address: str) -> None:
    phone.goto(address + "?visa=allt")
    assert phone.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    axe(phone)
    _keep(phone, "phone-" + address.strip("/").replace("/", "-"))
    phone.set_viewport_size({"width": 320, "height": 640})
    assert phone.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_on_paper_everything_is_open(page: Page) -> None:
    page.goto(SHARE)
    page.emulate_media(media="print")
    for objection in OBJECTIONS:
        expect(page.locator(f"details#{objection.id} .reply")).to_be_visible()
    _keep(page, "print")
    folder = os.environ.get("OPPNA_PICTURES")
    if folder:
        page.pdf(path=Path(folder) / "print.pdf")


def test_dark_and_forced_colours(page: Page, axe: Callable[..., None]) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(SHARE)
    axe(page)
    _keep(page, "dark")
    page.emulate_media(color_scheme="light", forced_colors="active")
    _keep(page, "forced")
