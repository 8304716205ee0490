"""The pages of indicators as people meet them: what a figure means, how sure it is, a map by keyboard, every screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from oppna.disseminate.queries.pictures import store
from tests.lib.public_world import CHILDREN, PUBLISHED

CATEGORY, MEASURE = f"/indikator/{CHILDREN}/B12_1_anvant/", f"/indikator/{CHILDREN}/B1b_minst1/"
OLD = f"/indikator/{PUBLISHED}/UTB_ak9/"
PAGES = ("/indikator/", CATEGORY, MEASURE, OLD)
pytestmark = pytest.mark.usefixtures("public_site")
OF_THE_MAP = ("target-size",)
"""A municipality is as small as it is; the same links stand in the table below, as large as the rule asks."""


@pytest.fixture(autouse=True)
def own_pictures(tmp_path: Path, settings: Any) -> Iterator[None]:
    settings.DATA = tmp_path
    store.cache_clear()
    yield
    store.cache_clear()


@pytest.mark.parametrize("address", PAGES)
def test_axe(address: str, page: Page, phone: Page, axe: Callable[..., None]) -> None:
    for one in (page, phone):
        one.goto(address)
        axe(one, skip=OF_THE_MAP)


@pytest.mark.parametrize("address", PAGES)
def test_axe_in_the_dark(address: str, open_context: Callable[..., BrowserContext], axe: Callable[..., None]) -> None:
    page = open_context(color_scheme="dark").new_page()
    page.goto(address)
    axe(page, skip=OF_THE_MAP)


@pytest.mark.parametrize("address", PAGES)
def test_no_page_is_wider_than_a_narrow_screen(address: str, open_context: Callable[..., BrowserContext]) -> None:
    page = open_context(viewport={"width": 320, "height": 700}).new_page()
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_somebody_understands_a_figure_and_how_sure_it_is(no_script_page: Page) -> None:
    """From the list to the meaning, the question, the interval and the verdict on a county, without scripts."""
    page = no_script_page
    page.goto("/indikator/")
    page.get_by_label("Typ").select_option("Process")
    page.get_by_role("button", name="Visa").click()
    page.get_by_role(
        "link", name="Använt resultat från systematisk uppföljning till verksamhetsutveckling inom öppenvård"
    ).click()
    expect(page.get_by_text("SYNTETISKA SVAR").first).to_be_visible()
    expect(page.get_by_role("img", name="Så föll objekten ut")).to_be_visible()
    expect(
        page.get_by_role("definition").filter(has_text="Resultatet är Ja om svar 1 och 2 är ”Ja”").first
    ).to_be_visible()
    page.locator("summary", has_text="2. ").click()
    expect(page.get_by_role("region", name="Svar på B12b_1")).to_contain_text("Nej, men vi har fattat beslut")
    expect(page.locator("section", has_text="Hur säkert är det?").first).to_contain_text(
        "Intervallet runt andelen (95 %)"
    )
    stockholm = page.get_by_role("region", name="Län").get_by_role("row", name="Stockholms län")
    expect(stockholm).to_contain_text("slumpen")
    funnel = page.locator("img[alt*='tratt']")
    funnel.scroll_into_view_if_needed()
    expect(funnel).to_have_js_property("complete", True)


def test_the_large_pictures_come_when_they_are_scrolled_to(page: Page) -> None:
    page.goto(MEASURE)
    for picture in page.locator("img.large-picture").all():
        picture.scroll_into_view_if_needed()
        page.wait_for_function("image => image.complete && image.naturalWidth > 0", arg=picture.element_handle())


def test_the_map_by_keyboard(page: Page) -> None:
    """One may pass it by, or step from municipality to municipality in Swedish order and follow one."""
    page.goto(CATEGORY)
    skip = page.get_by_role("link", name="Hoppa över kartan")
    skip.focus()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Tab")
    focused = page.evaluate("document.activeElement.querySelector('title').textContent")
    assert focused.startswith("Ale: ")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.querySelector('title').textContent").startswith("Alingsås: ")
    first = page.get_by_role("link", name=focused)
    expect(first).to_have_attribute("href", f"/siffra/{CHILDREN}/B12_1_anvant/kommun/1440-ale/")
    skip.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id || location.hash") in ("efter-karta", "#efter-karta")


def test_counties_on_the_map_and_back(page: Page) -> None:
    page.goto(CATEGORY)
    page.locator(".choices").get_by_role("link", name="län").click()
    page.wait_for_url("**karta=lan**")
    expect(page.locator(".map a")).to_have_count(21)
    page.go_back()
    expect(page.locator(".map a")).to_have_count(290)


def test_a_county_and_an_order_are_chosen_without_scripts(no_script_page: Page) -> None:
    page = no_script_page
    page.goto(CATEGORY)
    page.get_by_label("Län", exact=True).and_(page.locator("select")).select_option("Skåne län")
    page.get_by_label("Ordning").select_option("värde, högst först")
    page.get_by_role("button", name="Visa").click()
    assert "lan=skane-lan" in page.url and "ordning=fallande" in page.url
    table = page.get_by_role("region", name="Tabell över kommuner")
    expect(table.get_by_role("row")).to_have_count(1 + 33)
    expect(page.get_by_text("Ordnad efter värde, för att du valde det.")).to_be_visible()
    expect(page.locator(".map a")).to_have_count(33)


def test_forced_colours_and_print_keep_the_patterns(open_context: Callable[..., BrowserContext]) -> None:
    page = open_context(forced_colors="active").new_page()
    page.goto(CATEGORY)
    for pattern in ("partly", "no", "none"):
        lines = page.locator(f"#k-{pattern} .lines")
        assert lines.evaluate("line => getComputedStyle(line).stroke") == "rgb(0, 0, 0)"
    page.emulate_media(media="print", forced_colors="none")
    expect(page.locator(".take-along")).to_be_hidden()
    expect(page.locator(".map")).to_be_visible()


def test_the_answer_comes_first_and_a_long_table_rolls_under_its_headings(page: Page) -> None:
    page.goto(CATEGORY)
    assert page.evaluate("document.documentElement.scrollHeight") < 10_000
    order = page.locator("h2").evaluate_all("all => all.map(one => one.id)")
    assert (
        order.index("foll") < order.index("saker") < order.index("kommuner") < order.index("ja-men") < order.index("om")
    )
    table = page.get_by_role("region", name="Tabell över kommuner")
    table.evaluate("one => { one.scrollTop = 3000 }")
    assert table.evaluate("one => one.scrollTop") == 3000
    heading = table.get_by_role("columnheader", name="Kommun", exact=True).bounding_box()
    place = table.bounding_box()
    assert heading and place and abs(heading["y"] - place["y"]) < 2
    page.emulate_media(media="print")
    assert table.evaluate("one => one.scrollHeight <= one.clientHeight + 1")


def test_a_doubter_finds_the_outlying_and_ten_answers_without_scripts(no_script_page: Page) -> None:
    page = no_script_page
    page.goto(MEASURE)
    outside = page.locator(".outside")
    expect(page.locator("strong", has_text="Ingen avviker.")).to_be_visible()
    expect(outside).to_contain_text("För få för att säga")
    address = outside.get_by_role("link").first.get_attribute("href")
    assert address and address.startswith(f"/siffra/{CHILDREN}/B1b_minst1/")
    objections = page.locator("details.objection")
    assert objections.count() == 10
    page.get_by_text("det måste vara slumpen!").click()
    expect(page.locator("#slump .reply")).to_contain_text("Intervall runt andelen (95 %)")
