"""Samples with words and counts: what the marks of a picture mean."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from oppna.disseminate.charts.markup import Markup, text
from oppna.swedish import number


@dataclass(frozen=True)
class Entry:
    """A kind of mark, in words; how many there are of it, and more to say after the count."""

    kind: str
    words: str
    count: int
    more: str = ""


def legend(entries: Iterable[Entry]) -> Markup:
    """A list, with a sample of each kind."""
    return Markup(f'<ul class="legend">{"".join(map(_line, entries))}</ul>')


def _line(entry: Entry) -> str:
    more = f" {entry.more}" if entry.more else ""
    return f"<li>{sample(entry.kind)}<span>{text(f'{entry.words}: {number(entry.count)}{more}')}</span></li>"


def sample(kind: str) -> str:
    """A small square that looks as the kind does."""
    head = f'<svg class="sample box-{text(kind)}" width="20" height="20" aria-hidden="true" focusable="false">'
    return f"{head}{filled(kind)}</svg>"


def filled(kind: str) -> str:
    """What fills a box of the kind, whatever its size: ground and pattern."""
    return _GROUND + _PATTERN.get(kind, "")


_GROUND = '<rect class="box-ground" width="100%" height="100%"/>'
_PATTERN = {
    # A thick broken line is stripes, thin ones are rules: patterns that need no name of their own on the page.
    "partly": '<line class="box-stripes" x2="100%" y1="50%" y2="50%"/>',
    "no": "".join(f'<line class="box-rule" x2="100%" y1="{y}%" y2="{y}%"/>' for y in (20, 80)),
    "none": "".join(f'<line class="box-dots" x2="100%" y1="{y}%" y2="{y}%"/>' for y in (25, 50, 75)),
}
