"""A strip: every other's value as a thin line along a scale, and one's own as a large diamond on top of them."""

from __future__ import annotations

from collections.abc import Iterable

from oppna.disseminate.charts.markup import Markup, decimal, picture
from oppna.disseminate.charts.scale import Scale, known

WIDTH, HEIGHT = 120, 22
_EDGE = 7
_TOP, _LINE = 6, 10
_HALF = 6
_MIDDLE = HEIGHT / 2


def strip(values: Iterable[float | None], own: float | None, *, low: float, high: float, label: str) -> Markup:
    """`values`: the others', in any order. `label`: the whole picture in a sentence. Values that fall on the same
    pixel are one line: where many are alike the table beside tells how many.
    """
    scale = Scale(low, high, _EDGE, WIDTH - _EDGE)
    marks = sorted({round(scale(value)) for value in known(values)})
    others = "".join(f"M{mark} {_TOP}v{_LINE}" for mark in marks)
    body = f'<path class="strip-axis" d="M{_EDGE} {decimal(_MIDDLE)}H{WIDTH - _EDGE}"/>'
    body += f'<path class="strip-others" d="{others}"/>' if others else ""
    body += "".join(_own(scale(value)) for value in known([own]))
    return picture("strip", WIDTH, HEIGHT, label, body)


def _own(x: float) -> str:
    """A diamond, larger than the lines are: it is told from them by its form, not by its colour."""
    top = decimal(_MIDDLE - _HALF)
    return f'<path class="strip-own" d="M{decimal(x)} {top}l{_HALF} {_HALF}-{_HALF} {_HALF}-{_HALF}-{_HALF}z"/>'
