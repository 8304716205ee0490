"""Which host a client may say that it asks: links in an answer lead there, so it must be one of ours.

OPPNA_HOSTS  names that are answered to, with commas, as the site takes them: ".example.se" means every name below
             example.se too, "*" any. Where nothing is set every host is answered to, as it was written
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from functools import lru_cache

from oppna.disseminate.api.http import Response
from oppna.disseminate.api.wrappers.refusal import refusal
from oppna.errors import quoted

_HOST = re.compile(r"([A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(:[0-9]{1,5})?")
LONGEST = 253 + len(":65535")
"""Letters of a name in the Internet's directory, and a port; nothing longer is remembered."""
ANY = "*"

Ours = Callable[[str], str | None]
"""Host as a client wrote it → the same; "" where it is none at all; None where it is not ours."""


def ours() -> Ours:
    """Who we are, as OPPNA_HOSTS says."""
    names = frozenset(filter(None, (name.strip().lower() for name in os.environ.get("OPPNA_HOSTS", "").split(","))))

    @lru_cache(256)
    def known(given: str) -> str | None:
        found = _HOST.fullmatch(given)
        if not names or ANY in names:
            return given if found else ""
        return given if found and _fits(found[1].lower().rstrip("."), names) else None

    return lambda given: known(given if len(given) <= LONGEST else "")


def _fits(name: str, names: frozenset[str]) -> bool:
    below = (one for one in names if one.startswith("."))
    return name in names or any(name == one[1:] or name.endswith(one) for one in below)


def not_ours(given: str) -> Response:
    """What somebody is told who asks for another."""
    return refusal(400, f"Servern svarar inte på namnet {quoted(given[:100])}; kontrollera adressen.")
