"""A visitor puts municipalities side by side, with and without scripts, on a desktop and a telephone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import BrowserContext, Page, expect

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
    expect(page.locator("tbody tr")).to_have_count(4)  # and Solna itself
    page.get_by_role("link", name="Jämför dem").click()
    expect(page.get_by_role("columnheader", name="Solna")).to_be_visible()


def test_a_row_or_a_column_is_drawn_beside_the_table(
    open_context: Callable[..., BrowserContext], axe: Callable[[Page], None]
) -> None:
    page = open_context(viewport={"width": 1600, "height": 1000}).new_page()
    page.goto("/jamfor/?enheter=0184,riket,lan:skane-lan")
    page.get_by_role("link", name="Rita Socialjour med socionomer alla dagar hela dygnet").click()
    picture, table = page.locator("figure.picture"), page.locator(".beside-table")
    expect(picture.get_by_role("img", name="Skåne län")).to_be_visible()
    right, left = picture.bounding_box(), table.bounding_box()
    assert right and left and right["x"] > left["x"] + left["width"] and abs(right["y"] - left["y"]) < 20
    axe(page)
    page.get_by_role("link", name="Rita Riket").click()
    expect(picture.locator("figcaption")).to_contain_text("Riket")
    expect(picture.get_by_role("region", name="Staplarna, går att rulla")).to_be_visible()
    axe(page)
    page.get_by_role("link", name="Ta bort bilden").click()
    expect(picture).to_have_count(0)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Another origin than the site's."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(SimpleHTTPRequestHandler, directory=str(folder))) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


def test_the_embedded_table_works_in_a_strange_page(page: Page, tmp_path: Path) -> None:
    """A page of another origin, with no script of ours: the table shows, and its link opens the tool."""
    page.goto("/jamfor/?enheter=0184,riket&indikatorer=G1")
    page.locator("summary", has_text="Ta med").click()
    code = page.locator("code", has_text="<iframe").inner_text()
    (tmp_path / "index.html").write_text(f"<!doctype html><title>Blogg</title><p>Så här:</p>{code}", encoding="utf-8")
    with served(tmp_path) as strange:
        page.route(f"{strange}**", lambda route: route.continue_() if route.request.url == strange else route.fulfill())
        page.goto(strange)
        frame = page.frame_locator("iframe")
        expect(frame.get_by_role("columnheader", name="Solna")).to_be_visible()
        expect(frame.get_by_text("SYNTETISKA SVAR")).to_be_visible()
        frame.get_by_role("link", name="Öppna jämförelsen").click()
        expect(page.get_by_role("heading", name="Jämför", exact=True)).to_be_visible()
