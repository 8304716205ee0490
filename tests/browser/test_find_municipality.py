"""Find your municipality and what stands out, in ten seconds: as people type it, on every sort of screen."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from pypdf import PdfReader

from oppna.disseminate.warm import work_out

VASBY = "/kommun/0114-upplands-vasby/"


@pytest.fixture(autouse=True)
def _warm(public_site: Path) -> None:
    """As a running site does before its first visitor."""
    work_out()


def _stands_out(page: Page, name: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)
    section = page.get_by_role("region", name="Det här sticker ut")
    expect(section).to_be_visible()
    assert section.locator("li, p").count() > 0


def _as_wide_as(page: Page, pixels: int) -> None:
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= pixels, f"{page.url} is {width} pixels wide"


@pytest.mark.parametrize(("typed", "name"), [("sola", "Solna"), ("upsala", "Uppsala")])
def test_a_misspelled_municipality_with_the_keyboard(
    page: Page, live: str, axe: Callable[..., None], typed: str, name: str
) -> None:
    page.goto(live)
    page.keyboard.press("Tab")  # the skip link
    field = page.get_by_role("combobox", name="Sök kommun, indikator eller fråga")
    field.focus()
    page.keyboard.type(typed)
    first = page.get_by_role("option").first
    expect(first).to_contain_text(name)
    expect(field).to_have_attribute("aria-expanded", "true")
    axe(page)
    page.keyboard.press("ArrowDown")
    expect(first).to_have_attribute("aria-selected", "true")
    assert field.get_attribute("aria-activedescendant") == first.get_attribute("id")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/kommun/\d{4}-"))
    _stands_out(page, name)
    axe(page)


def test_escape_closes_the_suggestions_and_enter_searches(page: Page, live: str) -> None:
    page.goto(live)
    field = page.get_by_role("combobox")
    field.press_sequentially("sola")
    expect(page.get_by_role("option").first).to_be_visible()
    field.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    field.press("Enter")
    page.wait_for_url(re.compile(r"/sok/\?q=sola"))
    expect(page.locator(".hits a").first).to_have_text("Solna")


def test_the_task_without_scripts(no_script_page: Page, live: str, axe: Callable[..., None]) -> None:
    page = no_script_page
    page.goto(live)
    page.get_by_label("Sök kommun, indikator eller fråga").fill("upsala")
    page.get_by_role("button", name="Sök").click()
    page.locator(".hits a").first.click()
    _stands_out(page, "Uppsala")
    page.get_by_label("Visa", exact=True).select_option("nej")
    page.get_by_role("button", name="Visa", exact=True).click()
    page.wait_for_url(re.compile("visa=nej"))
    page.go_back()
    _stands_out(page, "Uppsala")
    expect(page.get_by_role("button", name="Skriv ut")).to_be_hidden()


def test_the_task_on_a_telephone(phone: Page, live: str, axe: Callable[..., None]) -> None:
    phone.goto(live)
    _as_wide_as(phone, 375)
    phone.get_by_role("combobox").fill("Solna")
    phone.get_by_role("option").first.tap()
    phone.wait_for_url(re.compile("/kommun/0184-solna/"))
    _stands_out(phone, "Solna")
    _as_wide_as(phone, 375)
    axe(phone)


@pytest.mark.parametrize("address", ["/", "/sok/?q=sola", "/sok/?q=xyzzy", "/omraden/", VASBY, "/lan/stockholms-lan/"])
def test_every_page_is_sound_at_two_hundred_per_cent_and_three_hundred_twenty_pixels(
    open_context: Callable[..., BrowserContext], axe: Callable[..., None], address: str
) -> None:
    for size in ({"width": 640, "height": 450}, {"width": 320, "height": 600}):
        page = open_context(viewport=size).new_page()
        page.goto(address)
        _as_wide_as(page, size["width"])
        axe(page)


@pytest.mark.parametrize("look", [{"color_scheme": "dark"}, {"forced_colors": "active"}])
def test_the_page_of_an_area_in_other_colours(
    open_context: Callable[..., BrowserContext], axe: Callable[..., None], look: dict[str, str]
) -> None:
    page = open_context(**look).new_page()
    page.goto("/kommun/0180-stockholm/")
    axe(page, skip=("color-contrast",) if "forced_colors" in look else ())
    assert page.locator("td.own").first.inner_text().strip(), "the word stands in the cell whatever its colour"


def test_on_paper_it_is_a_page_to_lay_before_the_board(page: Page, tmp_path: Path) -> None:
    page.goto(VASBY)
    page.emulate_media(media="print")
    for gone in ("nav.menu", ".filter", ".take-along"):
        expect(page.locator(gone).first).to_be_hidden()
    expect(page.get_by_text("SYNTETISKA SVAR")).to_be_visible()
    expect(page.get_by_role("heading", name="Det här sticker ut")).to_be_visible()
    page.pdf(path=tmp_path / "a.pdf", format="A4")
    assert len(PdfReader(tmp_path / "a.pdf").pages) <= 3


def test_the_list_of_areas_narrows_while_one_types(page: Page, axe: Callable[..., None]) -> None:
    page.goto("/omraden/")
    page.get_by_label("Visa namn som innehåller").press_sequentially("upplands v")
    expect(page.get_by_role("link", name="Upplands Väsby")).to_be_visible()
    expect(page.get_by_role("link", name="Solna", exact=True)).to_be_hidden()
    expect(page.get_by_text("1 område.")).to_be_visible()
    axe(page)


def test_a_municipality_on_the_map_is_a_link(page: Page) -> None:
    page.goto("/")
    link = page.locator('.map a[href="/kommun/2584-kiruna/"]')
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/kommun/2584-kiruna/"))
    _stands_out(page, "Kiruna")
