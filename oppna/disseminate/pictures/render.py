"""Specification → SVG and PNG. The engine behind starts at the first picture of a process and takes its time then.

It does not live through a fork, so it is never started before the server has its workers.
"""

from __future__ import annotations

import re
import threading
from typing import Any

from oppna.disseminate.letters import plain, throughout

_LOCK = threading.Lock()
NO_OTHER_PLACE: list[str] = []
"""A specification holds its own figures and fetches nothing."""
SCALE = 2


def svg_of(spec: dict[str, Any]) -> bytes:
    """The picture as SVG, without style attributes: a strict policy shows it as it is.

    A sign that no XML can hold makes the engine abort the whole process, so there is none.
    """
    import vl_convert

    with _LOCK:
        drawn: str = vl_convert.vegalite_to_svg(throughout(spec, plain), allowed_base_urls=NO_OTHER_PLACE)
    return _PLACE.sub(_rounded, drawn).encode()


_PLACE = re.compile(r'(?<= )(?:d|transform)="[^"]*"')
_LONG = re.compile(r"(\.\d\d)\d+")


def _rounded(place: re.Match[str]) -> str:
    """Two decimals of a pixel are enough, and a third of the weight."""
    return _LONG.sub(r"\1", place[0])


def png_of(svg: bytes) -> bytes:
    """An SVG as PNG, twice as fine as a page shows it."""
    import vl_convert

    with _LOCK:
        drawn: bytes = vl_convert.svg_to_png(svg.decode(), scale=SCALE)
    return drawn
