"""Links of a folder of pages that lead nowhere: to a file that is not there, or to a place that a page has not."""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

_LINK = re.compile(r"<(?:a|area|link|script|img|image|use|form|input|iframe|source|object)\b[^>]*>")
_VALUE = re.compile(r'\s(?:href|xlink:href|src|action)="([^"]*)"')
_ID = re.compile(r'\sid="([^"]*)"')
OUTSIDE = ("http://", "https://", "mailto:", "data:")


def dead_links(folder: Path) -> list[str]:
    """A line for each, and for every link that needs the root of a server."""
    return [line for page in sorted(folder.rglob("*.html")) for line in _dead(folder, page)]


def _dead(folder: Path, page: Path) -> list[str]:
    links = {unescape(value) for tag in _LINK.findall(page.read_text("utf-8")) for value in _VALUE.findall(tag)}
    return [f"{page.relative_to(folder)}: {link}" for link in sorted(links) if not _is_alive(folder, page, link)]


def _is_alive(folder: Path, page: Path, link: str) -> bool:
    if link.startswith(OUTSIDE):
        return True
    parts = urlsplit(link)
    if link.startswith("/") or parts.query:
        return False
    goal = (page.parent / unquote(parts.path)).resolve() if parts.path else page
    if not goal.is_relative_to(folder.resolve()) or not goal.is_file():
        return False
    return not parts.fragment or goal.suffix != ".html" or unquote(parts.fragment) in _ids(goal)


@cache
def _ids(page: Path) -> frozenset[str]:
    return frozenset(map(unescape, _ID.findall(page.read_text("utf-8"))))
