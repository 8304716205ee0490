"""Every public page is one to lay on a table: labelled and numbered on every sheet, nothing cut, nothing folded."""

from __future__ import annotations

import io

import pypdf
import pytest
from playwright.sync_api import Page, expect

from oppna.model.codes import SYNTHETIC
from tests.lib.public_world import CHILDREN, CORRECTED_QUESTION, CORRECTED_UNIT

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("public_site")]
A4_BETWEEN_MARGINS = 672
"""Pixels of 178 mm."""
SLOW = 60_000
"""The first page of a world works out how sure every figure is; a loaded machine takes its time."""
MADE_UP = (
    f"/kommun/{CORRECTED_UNIT}-solna/",
    "/lan/stockholms-lan/",
    f"/jamfor/?omgang={CHILDREN}&enheter=0184,0180,riket",
    "/jamfor/liknande/?enhet=0184",
    f"/siffra/{CHILDREN}/{CORRECTED_QUESTION}/kommun/{CORRECTED_UNIT}-solna/",
    f"/publiceringar/{CHILDREN}/1.1/",
)
INDICATOR = f"/indikator/{CHILDREN}/{CORRECTED_QUESTION}/"


def sheets(page: Page, address: str) -> list[str]:
    page.goto(address, timeout=SLOW)
    printed = page.pdf(prefer_css_page_size=True)
    return [sheet.extract_text() for sheet in pypdf.PdfReader(io.BytesIO(printed)).pages]


@pytest.mark.parametrize("address", MADE_UP)
def test_every_sheet_says_that_the_answers_are_made_up_and_which_sheet_it_is(page: Page, address: str) -> None:
    found = sheets(page, address)
    for number, sheet in enumerate(found, 1):
        assert SYNTHETIC in sheet
        assert f"Sida {number} av {len(found)}" in sheet


def test_no_sheet_of_real_answers_says_so(page: Page) -> None:
    assert not any(SYNTHETIC in sheet for sheet in sheets(page, "/kommun/0184-solna/?omgang=2015-bou"))


@pytest.mark.parametrize("address", [*MADE_UP, INDICATOR, "/", "/oppna-data/", "/rattelser/", "/omraden/"])
def test_nothing_is_cut_at_the_edge_of_the_paper(page: Page, address: str) -> None:
    page.set_viewport_size({"width": A4_BETWEEN_MARGINS, "height": 1000})
    page.emulate_media(media="print")
    page.goto(address, timeout=SLOW)
    assert page.evaluate("document.documentElement.scrollWidth") <= A4_BETWEEN_MARGINS


def test_what_is_folded_on_the_screen_is_open_on_paper_and_menus_are_not_there(page: Page) -> None:
    page.goto(INDICATOR, timeout=SLOW)
    folded = page.locator("details.question dd, details.question p, details.question table").first
    page.emulate_media(media="print")
    expect(folded).to_be_visible()
    expect(page.locator("nav.take-along")).to_be_hidden()
    expect(page.locator("form.filter").first).to_be_hidden()
