"""A spark: a trend in the size of a word. A line joins only what may be compared; a break is a gap and a bar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from oppna.disseminate.charts.markup import Markup, decimal, picture
from oppna.disseminate.charts.scale import Scale, known

WIDTH, HEIGHT = 96, 24
_EDGE = 6
_RADIUS = 2.5

Stretch = Sequence[tuple[float, float | None]]
"""Year and value, oldest first; None where the figure is missing, and no line passes over it."""


def spark(stretches: Sequence[Stretch], *, low: float, high: float, label: str) -> Markup:
    """`stretches`: what may be joined by a line, oldest first. The newest figure is a square, the rest are dots."""
    stretches = [stretch for stretch in stretches if stretch]
    years = [year for stretch in stretches for year, _ in stretch]
    x = Scale(min(years, default=0), max(years, default=0), _EDGE, WIDTH - _EDGE)
    y = Scale(low, high, HEIGHT - _EDGE, _EDGE)
    drawn = "".join(_lines(stretches, x, y)) + "".join(_breaks(stretches, x)) + "".join(_marks(stretches, x, y))
    return picture("spark", WIDTH, HEIGHT, label, drawn)


def _lines(stretches: Sequence[Stretch], x: Scale, y: Scale) -> Iterator[str]:
    for stretch in stretches:
        for (year, value), (next_year, next_value) in pairwise(stretch):
            for start, end in zip(known([value]), known([next_value]), strict=False):
                from_, to = f"{decimal(x(year))} {decimal(y(start))}", f"{decimal(x(next_year))} {decimal(y(end))}"
                yield f'<path class="spark-line" d="M{from_}L{to}"/>'


def _breaks(stretches: Sequence[Stretch], x: Scale) -> Iterator[str]:
    """A bar from top to bottom half way between two stretches."""
    for before, after in pairwise(stretches):
        between = decimal((x(before[-1][0]) + x(after[0][0])) / 2)
        yield f'<path class="spark-break" d="M{between} 1V{HEIGHT - 1}"/>'


def _marks(stretches: Sequence[Stretch], x: Scale, y: Scale) -> Iterator[str]:
    points = [(year, value) for stretch in stretches for year, value in stretch for value in known([value])]
    for year, value in points[:-1]:
        yield f'<circle class="spark-dot" cx="{decimal(x(year))}" cy="{decimal(y(value))}" r="{_RADIUS}"/>'
    for year, value in points[-1:]:
        corner = f'x="{decimal(x(year) - 4)}" y="{decimal(y(value) - 4)}"'
        yield f'<rect class="spark-last" {corner} width="8" height="8"/>'
