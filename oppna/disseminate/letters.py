"""Texts as files and paper can hold them. A group of one's own is called anything: its name is from an address."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_NO_LETTER = re.compile(
    "[^\t\n\r -~\u00a0-\u024f\u0370-\u0373\u0391-\u03a1\u03a3-\u03ce\u0400-\u045f\u2010-\u2022\u2026\u202f\u2030"
    "\u2039\u203a\u20ac\u2190-\u2195\u2212\u221e\u2248\u2260\u2264\u2265\u2506\u25a0-\u25ff\u2713\u2715\u2717]"
)
"""What some fonts lack. A PDF for everybody (PDF/UA) may not show a sign as an empty box, so it would not be made."""
_STAND_IN = "\u25a1"


def plain(text: str) -> str:
    """Without what no XML can hold."""
    return _CONTROLS.sub("", text)


def printable(text: str) -> str:
    """In letters that are always there; others are stood in for."""
    return _NO_LETTER.sub(_STAND_IN, unicodedata.normalize("NFC", plain(text)))


def throughout(value: Any, of: Callable[[str], str]) -> Any:
    """The same structure with every text in it as `of` makes it."""
    if isinstance(value, str):
        return of(value)
    if isinstance(value, dict):
        return {key: throughout(one, of) for key, one in value.items()}
    return [throughout(one, of) for one in value] if isinstance(value, list | tuple) else value
