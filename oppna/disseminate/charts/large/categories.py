"""How areas fell out in words: a bar for each, with its count."""

from __future__ import annotations

from collections.abc import Sequence

from oppna.disseminate.charts.bar import Part
from oppna.disseminate.charts.large.frame import Said, Spec, Theme, data, framed
from oppna.disseminate.charts.look import LOOKS
from oppna.swedish import number

_BAR = 38


def categories(parts: Sequence[Part], *, said: Said, theme: Theme) -> Spec:
    """In the order given; the word and mark stand at each bar, so colour is not needed."""
    words = [f"{part.word} {part.mark}".strip() for part in parts]
    rows = [
        {
            "ord": word,
            "antal": part.count,
            "text": number(part.count),
            "färg": LOOKS[part.kind].fill,
            "kant": LOOKS[part.kind].edge,
        }
        for word, part in zip(words, parts, strict=True)
    ]
    y = {"field": "ord", "type": "nominal", "sort": words, "title": None, "axis": {"labelLimit": 260, "ticks": False}}
    x = {"field": "antal", "type": "quantitative", "axis": None}
    colours = {
        "fill": {"field": "färg", "type": "nominal", "scale": None},
        "stroke": {"field": "kant", "type": "nominal", "scale": None},
    }
    bars = {"mark": {"type": "bar", "height": {"band": 0.7}}, "encoding": {"x": x, "y": y, **colours}}
    text = {
        "mark": {"type": "text", "align": "left", "dx": 6, "fontWeight": "bold", "color": theme.ink},
        "encoding": {"x": x, "y": y, "text": {"field": "text"}},
    }
    return framed(said, theme, _BAR * max(len(rows), 1), {"data": data(rows), "layer": [bars, text]})
