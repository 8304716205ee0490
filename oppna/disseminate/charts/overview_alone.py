"""An area at a glance as a picture to take along: a bar for each quality area, with title, words, key and source."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from oppna.disseminate.charts.bar import Part
from oppna.disseminate.charts.look import INK, LOOKS, SANS, SOFT, definitions, paint
from oppna.disseminate.charts.markup import decimal, text

WIDTH, MARGIN, HEIGHT = 720, 24, 20
_TITLE, _NOTE, _PREFIX = 54, 100, "del"
_LINE, _NOTE_LINE = 62, 18


def overview_picture(lines: Sequence[tuple[str, str, Sequence[Part]]], *, title: str, notes: Sequence[str]) -> bytes:
    """A whole SVG file. `lines`: a name, the counts in words, and the parts of the bar."""
    titles = textwrap.wrap(title, _TITLE)
    told = [line for note in notes for line in textwrap.wrap(note, _NOTE)]
    top = MARGIN + 28 * len(titles) + 16
    below = top + _LINE * len(lines) + 8
    height = round(below + _NOTE_LINE * len(told) + MARGIN)
    body = "".join(
        [
            f"<title>{text(title)}</title>",
            f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>',
            definitions(_PREFIX, 0.9, alone=True),
            *(_text(MARGIN, MARGIN + 20 + 28 * at, line, 22, "bold") for at, line in enumerate(titles)),
            *(piece for at, line in enumerate(lines) for piece in _bar(top + _LINE * at, *line)),
            *(_text(MARGIN, below + _NOTE_LINE * at, line, 13, fill=SOFT) for at, line in enumerate(told)),
        ]
    )
    size = f'width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" font-family="{SANS}">{body}</svg>\n'.encode()


def _bar(y: float, name: str, words: str, parts: Sequence[Part]) -> Iterator[str]:
    yield _text(MARGIN, y + 14, name, 15, "bold")
    yield _text(WIDTH - MARGIN, y + 14, words, 14, anchor="end", fill=SOFT)
    total, before = sum(part.count for part in parts), 0
    for part in parts:
        if part.count:
            x, wide = (MARGIN + (WIDTH - 2 * MARGIN) * count / total for count in (before, before + part.count))
            place = f'x="{decimal(x)}" y="{y + 22:.0f}" width="{decimal(wide - x)}" height="{HEIGHT}"'
            edge = f'stroke="{LOOKS[part.kind].edge}"'
            yield f"<rect {place} {edge} {paint(_PREFIX, part.kind, alone=True)}/>"
            if part.mark and wide - x > 20:
                yield _text((x + wide) / 2, y + 37, part.mark, 14, "bold", anchor="middle")
        before += part.count


def _text(
    x: float, y: float, line: str, size: int, weight: str = "normal", *, fill: str = INK, anchor: str = "start"
) -> str:
    look = f'font-size="{size}" font-weight="{weight}" fill="{fill}" text-anchor="{anchor}"'
    return f'<text x="{decimal(x)}" y="{decimal(y)}" {look}>{text(line)}</text>'
