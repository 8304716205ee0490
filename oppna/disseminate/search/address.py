"""What somebody may have meant by an address that leads nowhere: its words, as one would type them in the search."""

from __future__ import annotations

import re
from urllib.parse import unquote

from oppna.disseminate.addresses import LEVEL_PATH

_ROOMS = frozenset(LEVEL_PATH.values()) - {"riket"} | frozenset(
    "siffra indikator indikatorer jamfor publiceringar rattelser data api kommuner omraden oppna www index sok".split()
)
"""Parts of addresses that say what kind of page it is and not which."""
_ENDING = re.compile(r"\.(html?|php|aspx?|pdf|xlsx|csv|json|png|svg|jsp)$", re.IGNORECASE)
_EDITION = re.compile(r"(?<=/)(siffra|indikator|publiceringar|rattelser|data)/\d{4}-[a-z]+(?=/|$)")
_CODE_FIRST = re.compile(r"^\d[\dd-]*-(?=[a-zåäö])", re.IGNORECASE)
LONGEST = 80


def meant(path: str) -> str:
    """/kommun/0184-solna/socialjour.html → solna socialjour. "" where the address says only what kind of page it is."""
    parts = (unquote(part) for part in _EDITION.sub("", path).split("/"))
    told = (_words(part) for part in parts if part and part.casefold() not in _ROOMS)
    return " ".join(" ".join(told).split())[:LONGEST]


def _words(part: str) -> str:
    """A code in front of a name is the same place twice."""
    return re.sub(r"[-_+.,]+", " ", _CODE_FIRST.sub("", _ENDING.sub("", part)))
