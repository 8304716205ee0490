"""Links of a page → links between files. What the folder does not hold is text, not a dead link."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape, unescape
from urllib.parse import urljoin, urlsplit

from oppna.disseminate.folder.asking import BASE
from oppna.disseminate.folder.places import relative

_TAG = re.compile(r"<(a|area|link|script|img|image|use|form|input|source|object|iframe)\b[^>]*>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r'\s(href|xlink:href|src|action|data-suggest|srcset)="([^"]*)"')
_FORM = re.compile(r"<form\b[^>]*>.*?</form>", re.DOTALL)
_BUTTON = re.compile(r'(<a\b[^>]*class="button[^>]*>).*?</a>', re.DOTALL)
_LOST = "data-lost"
_CHOICE = re.compile(rf"<a\b[^>]*\s{_LOST}=[^>]*>.*?</a>", re.DOTALL)
"""Another way to show the same page, which only a server makes: the link goes with its text."""
_NEEDS = re.compile(r'<(\w+)\b[^>]*?(\sdata-needs="([^"]*)")[^>]*>.*?</\1>', re.DOTALL)
"""What only makes sense where the page leads to an address that starts so; `server`: not in a folder."""
OUTSIDE = ("http:", "https:", "mailto:", "data:", "tel:")
SEARCH = "/sok/"


def found(address: str, html: str) -> list[str]:
    """The addresses of the site that a page leads to, without fragments, in order."""
    links = []
    for tag in _TAG.finditer(html):
        for name, value in _ATTRIBUTE.findall(tag[0]):
            if name in ("href", "xlink:href", "src") and (target := local(address, unescape(value))):
                links.append(target[0])
    return links


def local(address: str, link: str) -> tuple[str, str] | None:
    """The address and the fragment of a link on the page at `address`; None where it leads out of the site."""
    if link.startswith(OUTSIDE) and not link.startswith(BASE):
        return None
    whole = urlsplit(urljoin(BASE + address, link))
    return whole.path + (f"?{whole.query}" if whole.query else ""), whole.fragment


def led(address: str, html: str, files: Mapping[str, str]) -> str:
    """The page with its links between files. `files`: address → file. Another page's choice leads to that page."""
    start = files[address]

    def file(target: str) -> str | None:
        path = target.partition("?")[0]
        return files.get(target) or (None if path == address.partition("?")[0] else files.get(path))

    def needed(match: re.Match[str]) -> str:
        needs = unescape(match[3])
        leads = any(goal.startswith(needs) and file(goal) for goal in found(address, html))
        return match[0].replace(match[2], "", 1) if leads else ""

    def attribute(match: re.Match[str]) -> str:
        name, value = match[1], unescape(match[2])
        target = local(address, value)
        if name == "data-suggest" or target is None or value.startswith("#"):
            return "" if name == "data-suggest" else match[0]
        goal = file(target[0])
        if goal is None:
            return f' {_LOST}=""' if value.startswith("?") or "?" in target[0] else ""
        return f' {name}="{escape(relative(start, goal, target[1]))}"'

    def tag(match: re.Match[str]) -> str:
        made = _ATTRIBUTE.sub(attribute, match[0])
        lost = match[1].lower() in ("link", "script", "img") and "href=" not in made and "src=" not in made
        return "" if lost and ("href=" in match[0] or "src=" in match[0]) else made

    return _BUTTON.sub(_kept_button, _CHOICE.sub("", _TAG.sub(tag, _NEEDS.sub(needed, _FORM.sub(_kept_form, html)))))


def _kept_button(match: re.Match[str]) -> str:
    """What looks like a button must do something."""
    return match[0] if " href=" in match[1] else ""


def _kept_form(match: re.Match[str]) -> str:
    """A form needs a server to answer it, but for those that a script of the folder answers."""
    start = match[0][: match[0].index(">")]
    return match[0] if f'action="{SEARCH}"' in start or 'id="valj"' in start else ""
