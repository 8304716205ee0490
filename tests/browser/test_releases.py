"""The calendar, a version and a correction as people meet them: with a mouse, a telephone, without scripts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.lib.public_world import CHILDREN

CORRECTION, VERSION = f"/rattelser/{CHILDREN}/1.1/", f"/publiceringar/{CHILDREN}/1.1/"
PAGES = ("/publiceringar/", VERSION, "/rattelser/", CORRECTION)
pytestmark = pytest.mark.usefixtures("public_site")


@pytest.mark.parametrize("address", PAGES)
def test_axe(address: str, page: Page, phone: Page, axe: Callable[..., None]) -> None:
    for one in (page, phone):
        one.goto(address)
        axe(one)


@pytest.mark.parametrize("address", PAGES)
def test_no_page_is_wider_than_a_narrow_screen(address: str, open_context: Callable[..., object]) -> None:
    page = open_context(viewport={"width": 320, "height": 700}).new_page()  # type: ignore[attr-defined]
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_somebody_finds_what_a_correction_changed(no_script_page: Page) -> None:
    page = no_script_page
    page.goto("/publiceringar/")
    page.get_by_role("main").get_by_role("link", name="Rättelser").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Rättelser")
    page.get_by_role("link", name="version 1.1").click()
    expect(page.get_by_text("En kommun hade läst frågan fel")).to_be_visible()
    page.get_by_label("Nivå").select_option("Kommun")
    page.get_by_role("button", name="Visa").click()
    row = page.get_by_role("row").filter(has_text="Solna")
    expect(row).to_contain_text("0184 G10:")
    expect(page.get_by_role("row")).to_have_count(2)
    page.go_back()
    expect(page.get_by_role("row")).to_have_count(6)


def test_the_changes_can_be_taken_along(page: Page, tmp_path: Path) -> None:
    page.goto(CORRECTION)
    with page.expect_download() as download:
        page.get_by_role("link", name="Alla ändringar (CSV)").click()
    assert download.value.suggested_filename == f"rattelse-{CHILDREN}-1.1-SYNTETISK.csv"


def test_an_old_version_leads_to_the_newest(page: Page) -> None:
    page.goto(f"/publiceringar/{CHILDREN}/1.0/")
    page.get_by_role("main").get_by_role("link", name="version 1.1").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("version 1.1")
