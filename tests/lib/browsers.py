"""A Chromium to test with: the one of the system, else Playwright's own, else one that comes inside an npm package."""

from __future__ import annotations

import shutil
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MODULES = ROOT / "node_modules"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
ARGUMENTS = [*QUIET, "--disable-sync", "--no-first-run", "--disable-dev-shm-usage"]
PACKAGED = "import('@sparticuz/chromium').then(async (it) => console.log(await it.default.executablePath()))"


@cache
def chromium() -> str | None:
    """The program; None: there is none."""
    return next((path for path in map(shutil.which, NAMES) if path), None) or _own() or _packaged()


def _own() -> str | None:
    """The browser Playwright itself once fetched."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def _packaged() -> str | None:
    """The one of the package, which unpacks itself into the temporary folder."""
    node = shutil.which("node")
    if not node or not (MODULES / "@sparticuz" / "chromium").is_dir():
        return None
    done = subprocess.run([node, "--eval", PACKAGED], cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.strip() or None


def axe() -> str | None:
    """The source of axe-core; None: `npm ci` has not been run."""
    path = MODULES / "axe-core" / "axe.min.js"
    return path.read_text("utf-8") if path.exists() else None
