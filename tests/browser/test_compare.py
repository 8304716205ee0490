"""A visitor puts municipalities side by side, with and without scripts, on a desktop and a telephone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.usefixtures("public_site")


def compare_two(page: Page) -> None:
    page.goto("/jamfor/")
    for name in ("Solna", "Botkyrka"):
        page.get_by_label("Lägg till kommun eller stadsdel").fill(name)
        page.get_by_role("button", name="Lägg till", exact=True).click()
    expect(page.get_by_role("columnheader", name="Solna")).to_be_visible()
    expect(page.get_by_role("columnheader", name="Botkyrka")).to_be_visible()


def test_two_municipalities_side_by_side(page: Page, axe: Callable[[Page], None]) -> None:
    compare_two(page)
    axe(page)
    address = page.url
    page.get_by_role("link", name="Vänd tabellen").click()
    expect(page.get_by_role("rowheader", name="Solna")).to_be_visible()
    page.go_back()
    assert page.url == address
    page.get_by_role("link", name="Ta bort Solna").click()
    expect(page.get_by_role("columnheader", name="Solna")).to_have_count(0)
    expect(page.get_by_role("columnheader", name="Botkyrka")).to_be_visible()


def test_without_scripts(no_script_page: Page) -> None:
    compare_two(no_script_page)


def test_on_a_telephone_only_the_table_is_wider_than_the_screen(phone: Page, axe: Callable[[Page], None]) -> None:
    phone.goto("/jamfor/?enheter=0184,0127,0126,riket,lan:stockholms-lan&diagram=B1b_minst3")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 375
    axe(phone)


def test_sorting_is_a_choice_the_reader_makes(page: Page) -> None:
    page.goto("/jamfor/?enheter=0184,riket")
    expect(page.locator("th[aria-sort]")).to_have_count(0)
    page.get_by_role("link", name="Sortera efter Riket").click()
    expect(page.locator("th[aria-sort=descending]")).to_contain_text("Riket")


def test_the_table_of_areas(page: Page, axe: Callable[[Page], None]) -> None:
    page.goto("/jamfor/omraden/")
    expect(page.get_by_role("heading", name="Jämför mellan verksamhetsområden")).to_be_visible()
    axe(page)


def test_twins_are_weighed_and_compared(page: Page, axe: Callable[[Page], None]) -> None:
    page.goto("/jamfor/?enheter=0184")
    page.get_by_role("link", name="Liknande Solna").click()
    expect(page.get_by_role("heading", name="Mest lika Solna")).to_be_visible()
    page.wait_for_load_state("networkidle")  # axe measures, so the style must have come
    axe(page)
    page.get_by_label("Hur många").select_option("3")
    page.get_by_role("button", name="Räkna om").click()
    expect(page.locator("tbody tr")).to_have_count(3)
    page.get_by_role("link", name="Jämför dem").click()
    expect(page.get_by_role("columnheader", name="Solna")).to_be_visible()
