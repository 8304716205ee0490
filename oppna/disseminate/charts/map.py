"""The map: a municipality or county is a link with its name and value in words. For a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from oppna.disseminate.charts.borders import Box, borders, box
from oppna.disseminate.charts.look import definitions, paint
from oppna.disseminate.charts.markup import Markup, text

PREFIX = "k"
_SHOWN = 420
"""About how many pixels wide a map is on a page; what must have a size in pixels is scaled from it."""
_NARROW = 300
"""No closer than this many units across: the borders are not drawn for it."""


@dataclass(frozen=True)
class Marked:
    """What an area is marked with: `kind` is one of `look.LOOKS`, `words` its value, `link` where it leads or ""."""

    kind: str
    name: str
    words: str
    link: str = ""

    @property
    def told(self) -> str:
        return f"{self.name}: {self.words}"


def municipality_map(marked: Mapping[str, Marked], *, label: str, near: bool = False) -> Markup:
    """By municipality code, in the order one steps through them. `near`: only as much of the country as is marked."""
    return _drawn(borders().municipalities, marked, label, near)


def county_map(marked: Mapping[str, Marked], *, label: str) -> Markup:
    """By county name."""
    return _drawn(borders().counties, marked, label, False)


def _drawn(paths: Mapping[str, str], marked: Mapping[str, Marked], label: str, near: bool) -> Markup:
    left, top, width, height = _view(paths, marked, near)
    # Links must be reached one by one, so the drawing is a group of them and not one image.
    head = f'<svg class="map" viewBox="{left} {top} {width} {height}" width="{width}" height="{height}"'
    shapes = "".join(_links(paths, marked))
    inside = definitions(PREFIX, width / _SHOWN, alone=False) + _ground(paths, marked) + shapes + _lines()
    return Markup(f'{head} role="group" aria-label="{text(label)}">{inside}</svg>')


def _view(paths: Mapping[str, str], marked: Mapping[str, Marked], near: bool) -> Box:
    """The whole country, or a box around what is marked that is not smaller than can be drawn well."""
    seen = [paths[code] for code in marked if code in paths]
    if not near or not seen:
        return 0, 0, borders().width, borders().height
    left, top, width, height = box(seen)
    more = max(_NARROW - width, 0)
    return left - more // 2, top, width + more, height


def _links(paths: Mapping[str, str], marked: Mapping[str, Marked]) -> Iterator[str]:
    for code, one in marked.items():
        if code in paths:
            shape = f'<path {paint(PREFIX, one.kind, alone=False)} d="{paths[code]}"/><title>{text(one.told)}</title>'
            yield f'<a href="{text(one.link)}">{shape}</a>' if one.link else f"<g>{shape}</g>"


def _ground(paths: Mapping[str, str], marked: Mapping[str, Marked]) -> str:
    """The rest of the country, so that what is marked has its place."""
    rest = "".join(path for code, path in paths.items() if code not in marked)
    return f'<path class="map-ground" d="{rest}"/>' if rest else ""


def _lines() -> str:
    return f'<path class="map-counties" d="{borders().county_borders}"/>'
