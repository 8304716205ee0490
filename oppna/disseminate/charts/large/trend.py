"""A trend: lines join only what may be compared; a break is a gap with a dashed bar and its word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from oppna.disseminate.charts.large.frame import Said, Spec, Theme, data, framed, value_axis

HEIGHT = 260


@dataclass(frozen=True)
class Year:
    """A figure of a year, with its words; None where it is missing, and no line passes over it."""

    year: int
    value: float | None
    words: str


def trend(stretches: Sequence[Sequence[Year]], *, per_cent: bool, axis: str, said: Said, theme: Theme) -> Spec:
    """`stretches`: unbroken, oldest first."""
    rows: list[dict[str, Any]] = [
        {"år": one.year, "värde": one.value, "text": one.words, "sträcka": number}
        for number, stretch in enumerate(stretches)
        for one in stretch
    ]
    years = sorted({row["år"] for row in rows})
    ends = [years[0] - 0.5, years[-1] + 0.5] if years else [0, 1]
    x = {
        "field": "år",
        "type": "quantitative",
        "scale": {"domain": ends, "nice": False},
        "axis": {"title": "Mätår", "values": years, "format": "d", "grid": False},
    }
    highest = max((row["värde"] for row in rows if row["värde"] is not None), default=1)
    top = [0, 1] if per_cent and highest > 0.5 else None
    y = {
        "field": "värde",
        "type": "quantitative",
        "scale": {"domain": top} if top else {"zero": True},
        "axis": value_axis(per_cent, axis, tickCount=5),
    }
    line = {
        "mark": {"type": "line", "color": theme.accent, "strokeWidth": 2.5},
        "encoding": {"x": x, "y": y, "detail": {"field": "sträcka"}},
    }
    dots = {
        "mark": {"type": "point", "filled": True, "opacity": 1, "size": 90, "color": theme.accent},
        "encoding": {"x": x, "y": y},
    }
    words = {
        "mark": {"type": "text", "dy": -14, "fontWeight": "bold"},
        "encoding": {"x": x, "y": y, "text": {"field": "text"}},
    }
    layers = [line, *_breaks(stretches, x, theme), dots, words]
    return framed(said, theme, HEIGHT, {"data": data(rows), "layer": layers})


def _breaks(stretches: Sequence[Sequence[Year]], x: Spec, theme: Theme) -> list[Spec]:
    """Half way between two stretches."""
    between = [(before[-1].year + after[0].year) / 2 for before, after in pairwise([one for one in stretches if one])]
    if not between:
        return []
    rows = data([{"år": at, "ord": "Brott"} for at in between])
    bar = {"type": "rule", "color": theme.warm, "strokeDash": [4, 4], "strokeWidth": 1.5}
    word = {"type": "text", "color": theme.warm, "fontWeight": "bold", "y": -10, "text": "Brott"}
    return [{"data": rows, "mark": mark, "encoding": {"x": x}} for mark in (bar, word)]
