"""Taking data along, as a journalist and as somebody who programs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.usefixtures("public_site")


@pytest.fixture(autouse=True)
def not_beforehand(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is made in the background of a test that has ended."""
    monkeypatch.setattr("oppna.disseminate.views.data.warm", lambda found: None)


def test_a_journalist_takes_the_workbook(page: Page, axe: Callable[..., None]) -> None:
    page.goto("/oppna-data/")
    axe(page)
    expect(page.get_by_text("SYNTETISKA SVAR").first).to_be_visible()
    newest = page.locator("section").filter(has=page.get_by_role("heading", name="Öppna jämförelser 2018"))
    with page.expect_download() as begun:
        newest.get_by_role("link", name="Arbetsbok för Excel").click()
    assert begun.value.suggested_filename == "syntetiska-2018-bou-1.1-arbetsbok.xlsx"
    assert Path(begun.value.path()).read_bytes().startswith(b"PK")


def test_an_example_is_copied_with_the_address_of_this_site(page: Page, live: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/oppna-data/#granssnitt")
    button = page.get_by_role("button", name="Kopiera: PxWeb 2, Python (pxwebpy)")
    button.click()
    expect(button).to_have_text("Kopierat")
    assert f'PxApi("{live}/pxweb/api/v2")' in page.evaluate("navigator.clipboard.readText()")


def test_folded_parts_open_and_hold_up(page: Page, axe: Callable[..., None]) -> None:
    page.goto("/oppna-data/")
    for part in page.locator("summary").all():
        part.click()
    expect(page.get_by_role("link", name="Kontrollsummor").first).to_be_visible()
    axe(page)


def test_everything_is_there_without_scripts(no_script_page: Page) -> None:
    no_script_page.goto("/oppna-data/")
    expect(no_script_page.get_by_text("pxwebpy")).to_be_visible()
    expect(no_script_page.get_by_role("button", name="Kopiera")).to_have_count(0)
    with no_script_page.expect_download() as begun:
        no_script_page.get_by_role("link", name="PX: kommuner och stadsdelar").first.click()
    assert begun.value.suggested_filename.endswith("-enheter.px")


def test_on_a_telephone_nothing_runs_over(phone: Page, axe: Callable[..., None]) -> None:
    phone.goto("/oppna-data/")
    axe(phone)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 375
    phone.set_viewport_size({"width": 320, "height": 640})
    assert phone.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_file_that_is_not_there_leads_back(page: Page, axe: Callable[..., None]) -> None:
    page.goto("/data/2018-bou/1.1/finns-inte.csv")
    axe(page)
    page.get_by_role("main").get_by_role("link", name="Öppna data").click()
    expect(page.get_by_role("heading", name="Öppna data", level=1)).to_be_visible()
