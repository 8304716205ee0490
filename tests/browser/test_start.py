"""The first page, in a browser: the shell stands, with and without scripts, on a desktop and a telephone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.django_db


def test_start_on_a_desktop(page: Page, live: str, axe: Callable[..., None]) -> None:
    page.goto(live)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    axe(page)


def test_start_without_scripts(no_script_page: Page, live: str) -> None:
    no_script_page.goto(live)
    expect(no_script_page.get_by_role("main")).to_be_visible()


def test_start_on_a_telephone(phone: Page, live: str) -> None:
    phone.goto(live)
    width = phone.evaluate("document.documentElement.scrollWidth")
    assert width <= 375, f"the page is {width} pixels wide"


def test_axe_finds_what_is_wrong(page: Page, live: str, axe: Callable[..., None]) -> None:
    page.goto(live)
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<input>')")
    with pytest.raises(AssertionError, match="label"):
        axe(page)
