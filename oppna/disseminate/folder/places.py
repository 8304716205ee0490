"""Where an address lies in the folder, and how one file there leads to another. Pure."""

from __future__ import annotations

import hashlib
import os
import re
from urllib.parse import quote, unquote, urlsplit

INDEX = "index.html"
_LONGEST = 60


def file_of(address: str) -> str:
    """The file of an address: a page is index.html in a folder of its own, also one with something chosen in it."""
    parts = urlsplit(address)
    path = unquote(parts.path).lstrip("/")
    chosen = _chosen(parts.query)
    if path and not path.endswith("/"):
        stem, dot, ending = path.rpartition(".")
        return f"{stem}-{chosen}{dot}{ending}" if chosen else path
    return f"{path}{chosen + '/' if chosen else ''}{INDEX}"


def _chosen(query: str) -> str:
    """What is chosen, as a name of a folder; a long choice by a digest of it."""
    if not query:
        return ""
    name = re.sub(r"[^\w]+", "-", unquote(query)).strip("-")
    return name if len(name) <= _LONGEST else "val-" + hashlib.sha256(query.encode()).hexdigest()[:16]


def relative(start: str, goal: str, fragment: str = "") -> str:
    """The link from the file `start` to the file `goal`."""
    path = os.path.relpath(goal, os.path.dirname(start) or ".")
    return quote(path) + (f"#{fragment}" if fragment else "")
