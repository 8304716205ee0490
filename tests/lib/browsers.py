"""A Chromium to test with: the one of the system, else Playwright's own, else one that comes inside an npm package."""

from __future__ import annotations

import os
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

MODULES = Path(__file__).resolve().parents[2] / "node_modules"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
ARGUMENTS = [*QUIET, "--disable-sync", "--no-first-run", "--disable-dev-shm-usage"]
UNPACK = "import('@sparticuz/chromium').then((it) => it.default.executablePath())"

FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>/usr/share/fonts</dir><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>
"""


@cache
def chromium() -> dict[str, Any] | None:
    """What Playwright launches: the program and its arguments. None: there is no Chromium."""
    system = next((path for path in map(shutil.which, NAMES) if path), None)
    if program := system or _own():
        return {"executable_path": program, "args": ARGUMENTS}
    return packaged()


def _own() -> str | None:
    """The browser Playwright itself once fetched."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def packaged() -> dict[str, Any] | None:
    """The one of the package @sparticuz/chromium, unpacked beside it with the libraries and fonts it brings."""
    node, place = shutil.which("node"), MODULES / ".chromium"
    if not node or not (MODULES / "@sparticuz" / "chromium").is_dir():
        return None
    if not (place / "chromium").exists():
        place.mkdir(exist_ok=True)
        # It unpacks its libraries too where it believes that it stands on a bare machine in the cloud.
        bare = {**os.environ, "TMPDIR": str(place), "AWS_EXECUTION_ENV": "AWS_Lambda_nodejs20.x"}
        subprocess.run([node, "--eval", UNPACK], cwd=MODULES.parent, env=bare, check=True)
        (place / "fonts.conf").write_text(FONTS.format(fonts=place / "fonts", cache=place / "cache"), encoding="utf-8")
    found = {"LD_LIBRARY_PATH": str(place / "al2023" / "lib"), "FONTCONFIG_FILE": str(place / "fonts.conf")}
    return {"executable_path": str(place / "chromium"), "args": ARGUMENTS, "env": {**os.environ, **found}}


def axe() -> str | None:
    """The source of axe-core; None: `npm ci` has not been run."""
    path = MODULES / "axe-core" / "axe.min.js"
    return path.read_text("utf-8") if path.exists() else None
