"""The map as a picture to take along: it carries its title, its legend and its source, and needs no style sheet."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence

from oppna.disseminate.charts.borders import borders
from oppna.disseminate.charts.legend import Entry
from oppna.disseminate.charts.look import INK, LOOKS, RULE, SANS, SOFT, definitions, paint
from oppna.disseminate.charts.map import PREFIX, Marked
from oppna.disseminate.charts.markup import text
from oppna.swedish import number

WIDTH = 640
MARGIN = 24
_MAP_WIDTH = 380
_TITLE, _TITLE_LINE, _LINE = 52, 28, 20
_LEGEND_WIDTH = 24
_NOTE_WIDTH = 88
_SAMPLES = "prov"


def map_picture(
    paths: Mapping[str, str],
    marked: Mapping[str, Marked],
    *,
    title: str,
    entries: Sequence[Entry],
    notes: Sequence[str],
) -> str:
    """A whole SVG file. `notes` stand below the map, the first of them in bold (what the figures are)."""
    scale = _MAP_WIDTH / borders().width
    titles = textwrap.wrap(title, _TITLE)
    top = MARGIN + _TITLE_LINE * len(titles)
    below = top + borders().height * scale + MARGIN
    told = [line for note in notes for line in textwrap.wrap(note, _NOTE_WIDTH)]
    height = round(below + _LINE * len(told) + MARGIN)
    body = "".join(
        [
            f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>',
            definitions(PREFIX, 2.5, alone=True),
            definitions(_SAMPLES, 0.9, alone=True),
            *(_text(MARGIN, MARGIN + 20 + _TITLE_LINE * at, line, 22, "bold") for at, line in enumerate(titles)),
            f'<g transform="translate({MARGIN} {top}) scale({scale:.4f})">{"".join(_shapes(paths, marked))}</g>',
            *_legend(entries, top + 40),
            *(_text(MARGIN, below + _LINE * at, line, 13, "normal", SOFT) for at, line in enumerate(told)),
        ]
    )
    size = f'width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" font-family="{SANS}">{_title(title)}{body}</svg>\n'
    )


def _title(title: str) -> str:
    return f"<title>{text(title)}</title>"


def _shapes(paths: Mapping[str, str], marked: Mapping[str, Marked]) -> Iterator[str]:
    rest = "".join(path for code, path in paths.items() if code not in marked)
    yield f'<path fill="#f7f6f2" stroke="#d5d2c8" stroke-width="2" d="{rest}"/>' if rest else ""
    for code, one in marked.items():
        if code in paths:
            look = f'{paint(PREFIX, one.kind, alone=True)} stroke="{RULE}" stroke-width="1.5"'
            yield f'<path {look} d="{paths[code]}">{_title(one.told)}</path>'
    yield f'<path fill="none" stroke="{INK}" stroke-width="3" d="{borders().county_borders}"/>'


def _legend(entries: Sequence[Entry], top: float) -> Iterator[str]:
    left, y = MARGIN + _MAP_WIDTH + 16, top
    for entry in entries:
        box = f'x="{left}" y="{y:.0f}" width="18" height="18" stroke="{LOOKS[entry.kind].edge}"'
        yield f"<rect {box} {paint(_SAMPLES, entry.kind, alone=True)}/>"
        for line in textwrap.wrap(f"{entry.words}: {number(entry.count)}", _LEGEND_WIDTH):
            yield _text(left + 28, y + 14, line, 14)
            y += _LINE
        y += 8


def _text(x: float, y: float, line: str, size: int, weight: str = "normal", fill: str = INK) -> str:
    return f'<text x="{x:.0f}" y="{y:.0f}" font-size="{size}" font-weight="{weight}" fill="{fill}">{text(line)}</text>'
