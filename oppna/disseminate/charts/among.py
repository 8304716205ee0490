"""Where an answer stands among everybody's: a bar of Ja, Delvis and Nej in the size of a word, one's own marked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from oppna.disseminate.charts.markup import Markup, decimal, picture
from oppna.model.codes import Category

WIDTH, HEIGHT = 120, 22
_TOP, _THICK, _HALF = 6, 10, 6
ORDER = {Category.YES: "yes", Category.PARTLY: "partly", Category.NO: "no"}
"""The answers as they stand from left to right, and the class of each."""


def among(counts: Mapping[str, int], own: str | None, *, label: str) -> Markup:
    """`counts`: answer → how many gave it. `own`: one's own answer, marked by a diamond on its part of the bar."""
    total = sum(counts.get(answer, 0) for answer in ORDER)
    return picture("among", WIDTH, HEIGHT, label, "".join(_parts(counts, own, total)) if total else "")


def _parts(counts: Mapping[str, int], own: str | None, total: int) -> Iterator[str]:
    start, mark = 0.0, ""
    for answer, name in ORDER.items():
        wide = WIDTH * counts.get(answer, 0) / total
        if wide:
            place = f'x="{decimal(start)}" y="{_TOP}" width="{decimal(wide)}" height="{_THICK}"'
            yield f'<rect class="among-{name}" {place}/>'
        if answer == own:
            mark = _diamond(min(max(start + wide / 2, _HALF), WIDTH - _HALF))
        start += wide
    yield mark


def _diamond(x: float) -> str:
    top = decimal(HEIGHT / 2 - _HALF)
    return f'<path class="strip-own" d="M{decimal(x)} {top}l{_HALF} {_HALF}-{_HALF} {_HALF}-{_HALF}-{_HALF}z"/>'
