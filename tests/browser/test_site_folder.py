"""The site in a folder, opened by its file: no server, no network, with and without scripts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from oppna.__main__ import main
from tests.lib.public_world import PUBLISHED

RATTLE = "ignore:Code. (version|previousVersion) is not defined in namespace DCAT:UserWarning"
pytestmark = [pytest.mark.filterwarnings(RATTLE), pytest.mark.xdist_group("site-folder")]


@pytest.fixture(scope="module")
def folder(public_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("site") / "sajt"
    assert main(["publish", str(public_store / PUBLISHED / "1.0"), "--site", str(target)]) == 0
    return target


def listen(page: Page) -> list[str]:
    """What the page complains of from now on: faults of scripts, and files that are not there.

    What the browser itself lets go, since its visitor went on to another page, is no fault of the folder.
    """
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "requestfailed",
        lambda failed: failed.failure == "net::ERR_ABORTED" or complaints.append(f"{failed.failure}: {failed.url}"),
    )
    return complaints


def test_a_file_that_is_not_there_is_heard(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(
        "<!doctype html><title>x</title><img src='borta.svg' alt=''>", encoding="utf-8"
    )
    page = browser.new_page()
    complaints = listen(page)
    page.goto((tmp_path / "index.html").as_uri())
    assert [complaint.rsplit("/", 1)[-1] for complaint in complaints] == ["borta.svg"]
    page.close()


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def opened(request: pytest.FixtureRequest, browser: Browser, folder: Path) -> Iterator[Page]:
    """The first page, as by a double click. A fault of a script or a file that is not there fails the test."""
    context = browser.new_context(locale="sv-SE", java_script_enabled=request.param)
    page = context.new_page()
    complaints = listen(page)
    page.goto((folder / "index.html").as_uri())
    yield page
    context.close()
    assert not complaints


def test_from_the_start_to_a_municipality(opened: Page) -> None:
    opened.get_by_role("link", name="Alla kommuner").first.click()
    opened.get_by_role("main").get_by_role("link", name="Solna").first.click()
    expect(opened.get_by_role("heading", level=1)).to_contain_text("Solna")
    opened.get_by_role("banner").get_by_role("link", name="Jämför", exact=True).click()
    opened.get_by_role("link", name="Stockholms län").first.click()
    expect(opened.get_by_role("heading", level=1)).to_be_visible()
    expect(opened.get_by_role("table").first).to_contain_text("Solna")


def test_the_search_finds_with_a_letter_wrong(opened: Page, request: pytest.FixtureRequest) -> None:
    opened.get_by_label("Sök kommun").fill("sollna")
    opened.get_by_role("button", name="Sök").click()
    expect(opened.get_by_role("heading", level=1)).to_have_text("Sök")
    hits = opened.locator("#allt > li:visible")
    if "no scripts" in request.node.name:
        assert hits.count() > 40
    else:
        expect(hits).to_have_count(1)
    opened.get_by_role("link", name="Solna", exact=True).click()
    expect(opened.get_by_role("heading", level=1)).to_contain_text("Solna")


def test_to_the_page_behind_a_figure(browser: Browser, figure_folder: Path, axe: Callable[..., None]) -> None:
    """From the table of an area, with its objections unfolded, and back again."""
    context = browser.new_context(locale="sv-SE")
    page = context.new_page()
    complaints = listen(page)
    page.goto((figure_folder / "kommun/0184-solna/index.html").as_uri())
    page.get_by_role("row", name="Handläggare med socionomutbildning och minst tre").get_by_role(
        "link", name="74 %"
    ).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Solna: ")
    page.locator("details#slump > summary").click()
    expect(page.locator("details#slump .reply")).to_be_visible()
    page.get_by_role("navigation", name="Du är här").get_by_role("link", name="Solna").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Solna Kommun")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Solna: ")
    assert not complaints
    axe(page)  # asks for the style sheets once more, which a file may not
    context.close()


@pytest.mark.parametrize(
    "page_of",
    [
        "index.html",
        "sok/index.html",
        "publiceringar/index.html",
        "indikator/index.html",
        "jamfor/index.html",
        "kommun/0184-solna/index.html",
    ],
)
def test_axe(page_of: str, browser: Browser, folder: Path, axe: Callable[..., None]) -> None:
    context = browser.new_context(locale="sv-SE")
    page = context.new_page()
    page.goto((folder / page_of).as_uri())
    axe(page)
    context.close()
