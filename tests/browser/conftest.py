"""A browser before the site: a page, a page without scripts, a telephone, and axe."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect, sync_playwright

from tests.lib import browsers
from tests.lib.needs import missing

DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 375, "height": 740}
PATIENCE = 30_000
"""Milliseconds that something may take on a machine with much else to do. Nobody waits for it where it does not."""
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SERIOUS_CONSOLE = ("Content Security Policy", "Refused to", "Uncaught")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for the tests of a process."""
    chromium = browsers.chromium()
    if chromium is None:
        missing("browser", "pages in a browser (there is no Chromium on this machine)")
    # Playwright keeps an event loop in this thread, where Django otherwise forbids its queries.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**chromium)
        yield browser
        browser.close()


@pytest.fixture
def live(live_server: Any) -> str:
    """The address of the site, running with its static files; without a slash at the end."""
    return str(live_server.url)


@pytest.fixture
def open_context(browser: Browser, live: str) -> Iterator[Callable[..., BrowserContext]]:
    """Makes a visitor: a context with cookies of its own. What its pages complain of fails the test."""
    opened: list[BrowserContext] = []
    complaints: list[str] = []

    def listen(page: Page) -> None:
        page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
        page.on("console", lambda message: _hear(complaints, page, message))

    def make(**options: Any) -> BrowserContext:
        context = browser.new_context(**{"locale": "sv-SE", "viewport": DESKTOP, "base_url": live, **options})
        context.set_default_timeout(PATIENCE)
        context.on("page", listen)
        context.route(lambda address: not address.startswith((live, "data:", "blob:")), lambda route: route.abort())
        opened.append(context)
        return context

    yield make
    for context in opened:
        context.close()
    assert not complaints, "\n".join(complaints)


def _hear(complaints: list[str], page: Page, message: ConsoleMessage) -> None:
    if message.type == "error" and any(word in message.text for word in SERIOUS_CONSOLE):
        complaints.append(f"{page.url}: {message.text}")


@pytest.fixture
def page(open_context: Callable[..., BrowserContext]) -> Page:
    """A page on a desktop."""
    return open_context().new_page()


@pytest.fixture
def other_page(open_context: Callable[..., BrowserContext]) -> Page:
    """A page of somebody else, with cookies of their own."""
    return open_context().new_page()


@pytest.fixture
def no_script_page(open_context: Callable[..., BrowserContext]) -> Page:
    """A page on a desktop where scripts do not run."""
    return open_context(java_script_enabled=False).new_page()


@pytest.fixture
def phone(open_context: Callable[..., BrowserContext]) -> Page:
    """A page on a telephone of 375 pixels."""
    return open_context(viewport=PHONE, is_mobile=True, has_touch=True, device_scale_factor=2).new_page()


@pytest.fixture(scope="session")
def axe() -> Callable[..., None]:
    """`axe(page)`: fails the test with a line for each fault of accessibility. `skip`: rule ids, for a reason."""
    source = browsers.axe()
    if source is None:
        missing("axe", "accessibility by axe-core (run npm ci)")

    def check(page: Page, *, skip: tuple[str, ...] = ()) -> None:
        page.evaluate(source)
        options = {"runOnly": STANDARDS, "rules": {rule: {"enabled": False} for rule in skip}}
        found = page.evaluate("options => axe.run(document, options)", options)["violations"]
        lines = [
            f"{fault['id']}: {fault['help']}: {', '.join(str(node['target'][0]) for node in fault['nodes'])}"
            for fault in found
        ]
        assert not lines, "\n".join([page.url, *lines])

    return check
