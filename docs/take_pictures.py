"""Takes README's pictures of the comparisons anew, from a demonstration that runs: ADDRESS (after `make demo`).

    python -m docs.take_pictures http://localhost:8000

The label of made-up answers is set above what is pictured: a picture goes further than the page it was taken of.
"""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.lib.browsers import chromium

FOLDER = Path(__file__).parent / "pictures"
WIDTH, HEIGHT, EDGE = 1100, 860, 24
TOP = ""
CHOSEN = "G1,G2_1,G2_2,G3_12,B1b_minst1"
PICTURES = {
    "kommun": ("/kommun/0126-huddinge/", TOP),
    "indikator": ("/indikator/2018-bou/B1b_minst1/", "Hur säkert är det?"),
    "jamfor": (f"/jamfor/?omgang=2018-bou&enheter=0126,0127,0184&grupper=lan:stockholms-lan&indikatorer={CHOSEN}", TOP),
    "ja-men": ("/siffra/2018-bou/B1b_minst1/lan/skane-lan/", "Ja, men …"),
}
"""Name of the picture → the page, and the heading it begins at."""
DRAWN = """() => [...document.images].filter(one => one.getBoundingClientRect().top < innerHeight)
    .every(one => one.naturalWidth)"""
"""A large picture is fetched when it is near, and the first to ask for it waits until it is drawn."""
UNFOLDED = "det måste vara slumpen!"


def main(address: str) -> int:
    """Every picture, in place of the one before."""
    browser_here = chromium()
    if browser_here is None:
        sys.exit("There is no Chromium on this machine.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**browser_here)
        page = browser.new_page(locale="sv-SE", viewport={"width": WIDTH, "height": HEIGHT})
        for name, (path, heading) in PICTURES.items():
            page.goto(f"{address}{path}", wait_until="networkidle")
            _begin_at(page, heading)
            page.wait_for_function(DRAWN)
            page.screenshot(path=FOLDER / f"{name}.png")
        browser.close()
    return 0


def _begin_at(page: Page, heading: str) -> None:
    if heading == TOP:
        return
    for folded in page.locator("summary", has_text=UNFOLDED).all():
        folded.click()
        page.mouse.move(0, 0)
    section = page.get_by_role("heading", name=heading, exact=True)
    section.evaluate("heading => heading.before(document.querySelector('.synthetic').cloneNode(true))")
    section.evaluate(f"heading => scrollTo(0, heading.previousElementSibling.offsetTop - {EDGE})")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1].rstrip("/")))
