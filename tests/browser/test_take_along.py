"""Take a view along, with a thumb, with keys and without scripts; and the page of an area on a telephone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from oppna.disseminate.warm import work_out

pytestmark = pytest.mark.django_db
VASBY = "/kommun/0114-upplands-vasby/"
VIEWS = ("/", VASBY, "/indikator/2018-bou/G1/", "/jamfor/?omgang=2018-bou&enheter=0184,0114", "/publiceringar/")


@pytest.fixture(autouse=True)
def _warm(public_site: Path) -> None:
    work_out()


def _as_wide_as(page: Page, pixels: int) -> None:
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= pixels, f"{page.url} is {width} pixels wide"


@pytest.mark.parametrize("address", VIEWS)
def test_the_open_menu_on_a_narrow_screen(
    open_context: Callable[..., BrowserContext], axe: Callable[..., None], address: str
) -> None:
    page = open_context(viewport={"width": 320, "height": 640}).new_page()
    page.goto(address)
    menu = page.get_by_role("navigation", name="Ta med")
    menu.locator("summary").click()
    expect(menu.get_by_role("link", name="Länk")).to_be_visible()
    _as_wide_as(page, 320)
    axe(page)


def test_a_table_is_taken_along_as_it_is_seen(page: Page) -> None:
    page.goto(VASBY)
    page.get_by_label("Visa", exact=True).select_option("nej")
    page.get_by_role("button", name="Visa", exact=True).click()
    page.wait_for_url("**visa=nej**")
    menu = page.get_by_role("navigation", name="Ta med")
    menu.locator("summary").click()
    with page.expect_download() as begun:
        menu.get_by_role("link", name="CSV").click()
    assert begun.value.suggested_filename == "upplands-vasby-2018-bou-SYNTETISK.csv"
    lines = Path(begun.value.path()).read_text("utf-8-sig").splitlines()
    assert len(lines) - 1 == page.locator("#tabell ~ .table-wrap[id] td.own, .table-wrap[id] td.own.error").count()


def test_keys_open_and_close_the_menu_and_addresses_are_copied(open_context: Callable[..., BrowserContext]) -> None:
    context = open_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(VASBY)
    menu = page.get_by_role("navigation", name="Ta med")
    menu.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(menu.get_by_role("link", name="Excel")).to_be_visible()
    menu.get_by_role("button", name="Kopiera länk").click()
    expect(menu.get_by_text("Kopierat")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()").endswith(VASBY)
    page.keyboard.press("Escape")
    expect(menu.get_by_role("link", name="Excel")).to_be_hidden()
    expect(menu.locator("summary")).to_be_focused()


def test_without_scripts_the_menu_is_whole(no_script_page: Page, live: str) -> None:
    no_script_page.goto(f"{live}{VASBY}")
    menu = no_script_page.get_by_role("navigation", name="Ta med")
    menu.locator("summary").click()
    for word in ("Excel", "CSV", "PDF", "Bild (PNG)", "Länk", "API-adress"):
        expect(menu.get_by_role("link", name=word)).to_be_visible()
    expect(menu.get_by_role("button", name="Skriv ut")).to_be_hidden()


def test_a_telephone_shows_the_answer_first_and_the_rest_by_a_touch(
    phone: Page, live: str, axe: Callable[..., None]
) -> None:
    phone.goto(f"{live}{VASBY}")
    assert phone.evaluate("document.documentElement.scrollHeight") < 5_000
    order = phone.locator("h1, h2").all_inner_texts()
    assert [one.split("\n")[0] for one in order][1:4] == [
        "Det här sticker ut",
        "I korthet",
        "Ändrat sedan senaste jämförbara omgång",
    ]
    own = phone.locator("#helhetssyn_samordning td.own").first
    expect(own).to_be_hidden()
    phone.get_by_role("navigation", name="I korthet").get_by_role("link", name="Helhetssyn och samordning").tap()
    expect(own).to_be_visible()
    expect(own).to_be_in_viewport()
    fold = phone.get_by_role("button", name="Kunskapsbaserad verksamhet")
    expect(fold).to_have_attribute("aria-expanded", "false")
    fold.tap()
    expect(fold).to_have_attribute("aria-expanded", "true")
    expect(phone.locator("#kunskapsbaserad_verksamhet td.own").first).to_be_visible()
    row = phone.locator("#helhetssyn_samordning").get_by_role("row").nth(2)
    expect(row.get_by_role("rowheader")).to_be_visible()
    assert row.get_by_role("cell").count() >= 5, "a row is still a row for whoever hears it"
    _as_wide_as(phone, 375)
    axe(phone)


def test_a_narrow_screen_without_scripts_has_everything_open(open_context: Callable[..., BrowserContext]) -> None:
    page = open_context(viewport={"width": 320, "height": 640}, java_script_enabled=False).new_page()
    page.goto(VASBY)
    expect(page.locator("#helhetssyn_samordning td.own").first).to_be_visible()
    expect(page.locator("#kunskapsbaserad_verksamhet td").filter(has_text="%").first).to_be_visible()


def test_the_wide_page_and_the_printed_one_are_tables(page: Page) -> None:
    page.goto(VASBY)
    expect(page.get_by_role("columnheader", name="Riket").first).to_be_visible()
    expect(page.get_by_role("button", name="Kunskapsbaserad verksamhet")).to_have_count(0)
    assert page.locator("#tillganglighet tr").nth(1).evaluate("one => getComputedStyle(one).display") == "table-row"
    page.set_viewport_size({"width": 640, "height": 900})
    page.emulate_media(media="print")
    assert page.locator("#tillganglighet tr").nth(1).evaluate("one => getComputedStyle(one).display") == "table-row"


def test_a_lost_visitor_finds_the_way(phone: Page, live: str, axe: Callable[..., None]) -> None:
    answer = phone.goto(f"{live}/kommuner/upsala.html")
    assert answer is not None and answer.status == 404
    expect(phone.get_by_role("heading", name="Sidan finns inte")).to_be_visible()
    _as_wide_as(phone, 375)
    axe(phone)
    phone.get_by_role("link", name="Uppsala", exact=True).tap()
    phone.wait_for_url("**/kommun/0380-uppsala/")
