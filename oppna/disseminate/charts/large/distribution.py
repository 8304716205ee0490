"""How values are spread: a dot for every area, stacked where they are alike, and a line for the nation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from oppna.disseminate.charts.large.frame import Said, Spec, Theme, data, framed, value_axis

STEPS = 70
"""So many columns of dots."""
_DOT = 7
_LEAST, _MOST = 140, 420


@dataclass(frozen=True)
class Dot:
    """An area's value."""

    name: str
    value: float


def distribution(
    dots: Sequence[Dot], *, nation: float | None, per_cent: bool, axis: str, said: Said, theme: Theme
) -> Spec:
    """Every dot is moved at most half a step, so that they stand in columns and can be counted."""
    low, high = _ends([*(dot.value for dot in dots), *([] if nation is None else [nation])])
    step = (high - low) / STEPS or 1.0
    placed = _stacked(dots, low, step)
    tallest = max((row["plats"] for row in placed), default=0) + 1
    height = min(max(_LEAST, tallest * _DOT), _MOST)
    scale = {"domain": [low - step, high + step], "nice": False, "zero": False}
    x = {
        "field": "läge",
        "type": "quantitative",
        "scale": scale,
        "axis": value_axis(per_cent, axis, grid=False, tickCount=10, labelOverlap="greedy", labelSeparation=12),
    }
    y = {
        "field": "plats",
        "type": "quantitative",
        "axis": None,
        "scale": {"domain": [-0.5, max(tallest, height / _DOT)]},
    }
    size = min(_DOT, height / tallest) ** 2 * 0.62
    mark = {"type": "point", "filled": True, "opacity": 1, "color": theme.others, "size": size}
    layers: list[Spec] = [{"data": data(placed), "mark": mark, "encoding": {"x": x, "y": y}}]
    if nation is not None:
        layers += _nation(nation, theme)
    return framed(said, theme, round(height), {"layer": layers})


def _ends(values: Sequence[float]) -> tuple[float, float]:
    return (min(values), max(values)) if values else (0.0, 1.0)


def _stacked(dots: Sequence[Dot], low: float, step: float) -> list[dict[str, Any]]:
    height: Counter[int] = Counter()
    rows = []
    for dot in sorted(dots, key=lambda dot: (dot.value, dot.name)):
        column = round((dot.value - low) / step)
        rows.append(
            {"namn": dot.name, "värde": dot.value, "läge": float(f"{low + column * step:.9g}"), "plats": height[column]}
        )
        height[column] += 1
    return rows


def _nation(value: float, theme: Theme) -> list[Spec]:
    x = {"field": "värde", "type": "quantitative"}
    line = {"type": "rule", "color": theme.warm, "strokeWidth": 2, "strokeDash": [6, 3]}
    word = {"type": "text", "color": theme.warm, "fontWeight": "bold", "y": -8, "text": "Riket"}
    row = data([{"namn": "Riket", "värde": value}])
    return [{"data": row, "mark": mark, "encoding": {"x": x}} for mark in (line, word)]
