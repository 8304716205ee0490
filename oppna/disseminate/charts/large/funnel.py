"""The funnel: shares against how much stands behind them, and the limits that chance keeps within."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from oppna.disseminate.charts.large.frame import Said, Spec, Theme, data, framed, value_axis

HEIGHT = 380
_WIDE = 100


@dataclass(frozen=True)
class Seen:
    """An area in the funnel: its share, how much stands behind it, and its verdict in words."""

    name: str
    share: float
    trials: float
    verdict: str


@dataclass(frozen=True)
class Limit:
    """A pair of limits: at each of `trials`, from `low` to `high`. `name` stands in the legend."""

    name: str
    trials: Sequence[float]
    low: Sequence[float]
    high: Sequence[float]


SHAPES = {
    "kan inte skiljas från slumpen": ("circle", False),
    "för få för att säga": ("cross", False),
    "avviker": ("triangle-up", True),
    "avviker tydligt": ("diamond", True),
}
"""Verdict → form and whether it is filled: told apart without colour."""
DASHES = ([1, 0], [7, 4], [2, 3], [9, 3, 2, 3])
"""One for each limit, in the order given."""


def funnel(
    seen: Sequence[Seen], limits: Sequence[Limit], *, target: float, axis: str, said: Said, theme: Theme
) -> Spec:
    """`limits`: the first two by chance alone, the others with over-dispersion."""
    x = {"field": "antal", "type": "quantitative", "scale": _across(seen), "axis": _axis(axis)}
    y = {
        "field": "andel",
        "type": "quantitative",
        "scale": {"domain": _shares(seen, target), "clamp": True, "nice": True},
        "axis": value_axis(True, "Andel"),
    }
    layers = [_limits(limits, x, y, theme), _target(target, y, theme), _points(seen, x, y, theme)]
    lines = (len(limits) + 1) // 2 + 2
    return framed(said, theme, HEIGHT, {"layer": layers, "resolve": {"legend": {"shape": "independent"}}}, lines)


def _across(seen: Sequence[Seen]) -> Spec:
    """Where some are many times larger than others, a scale on which each doubling is as long as the next."""
    trials = [one.trials for one in seen]
    wide = bool(trials) and max(trials) > _WIDE * min(trials) > 0
    return {"type": "log", "nice": False} if wide else {"zero": True, "nice": False}


def _axis(title: str) -> Spec:
    return value_axis(False, title, grid=False, tickCount=8, labelOverlap="greedy", labelSeparation=12)


def _shares(seen: Sequence[Seen], target: float) -> list[float]:
    """From nought to one, or less where all shares are small."""
    highest = max([target * 2, *(one.share * 1.1 for one in seen)], default=1.0)
    return [0.0, 1.0 if highest > 0.5 else highest]


def _limits(limits: Sequence[Limit], x: Spec, y: Spec, theme: Theme) -> Spec:
    names = [limit.name for limit in limits]
    rows: list[dict[str, Any]] = [
        {"gräns": limit.name, "sida": side, "antal": at, "andel": share}
        for limit in limits
        for side, shares in (("under", limit.low), ("över", limit.high))
        for at, share in zip(limit.trials, shares, strict=True)
    ]
    dash = {"field": "gräns", "type": "nominal", "scale": {"domain": names, "range": list(DASHES[: len(names)])}}
    colour = {
        "field": "gräns",
        "type": "nominal",
        "scale": {"domain": names, "range": [theme.others, theme.others, theme.accent, theme.accent][: len(names)]},
    }
    encoding = {"x": x, "y": y, "detail": {"field": "sida"}, "strokeDash": dash, "stroke": colour}
    return {"data": data(rows), "mark": {"type": "line", "strokeWidth": 1.6, "clip": True}, "encoding": encoding}


def _target(target: float, y: Spec, theme: Theme) -> Spec:
    mark = {"type": "rule", "color": theme.warm, "strokeWidth": 2}
    return {"data": data([{"namn": "Riket", "andel": target}]), "mark": mark, "encoding": {"y": y}}


def _points(seen: Sequence[Seen], x: Spec, y: Spec, theme: Theme) -> Spec:
    verdicts = [verdict for verdict in SHAPES if any(one.verdict == verdict for one in seen)]
    rows = [{"namn": one.name, "antal": one.trials, "andel": one.share, "bedömning": one.verdict} for one in seen]
    shape = {
        "field": "bedömning",
        "type": "nominal",
        "scale": {"domain": verdicts, "range": [SHAPES[verdict][0] for verdict in verdicts]},
        "legend": {"symbolStrokeColor": theme.ink, "symbolStrokeWidth": 1.2, "symbolFillColor": "transparent"},
    }
    fill = {
        "field": "bedömning",
        "type": "nominal",
        "scale": {"domain": verdicts, "range": [theme.warm if SHAPES[one][1] else "transparent" for one in verdicts]},
        "legend": None,
    }
    stroke = {"value": theme.ink}
    mark = {"type": "point", "size": 55, "strokeWidth": 1.2, "opacity": 0.85}
    return {
        "data": data(rows),
        "mark": mark,
        "encoding": {"x": x, "y": y, "shape": shape, "fill": fill, "stroke": stroke},
    }
