"""The chosen indicator as a picture to take along: the bars of the page, with title, source and the words beside."""

from __future__ import annotations

import json

from oppna.disseminate.charts.large.frame import LIGHT, Said, Spec, data, framed
from oppna.disseminate.comparison.choices import Choices
from oppna.disseminate.comparison.picture import Bar, Picture
from oppna.model.codes import SYNTHETIC_SENTENCE

_BAR = 30


def bars(choices: Choices, picture: Picture) -> Spec:
    """As Vega-Lite. A subject without a number has its words and no bar."""
    head = choices.release.head
    rows = [_row(number, bar) for number, bar in enumerate(picture.bars)]
    y = {
        "field": "nummer",
        "type": "ordinal",
        "axis": {"title": None, "labelLimit": 260, "ticks": False, "domain": False, "labelExpr": _names(rows)},
    }
    x = {"field": "längd", "type": "quantitative", "axis": None, "scale": {"domain": [0, 1]}}
    bar = {"type": "bar", "height": {"band": 0.6}, "color": LIGHT.accent, "opacity": 0.6 if picture.intervals else 1}
    drawn = {"mark": bar, "encoding": {"x": x, "y": y}}
    words = {
        "mark": {"type": "text", "align": "left", "dx": 6, "fontWeight": "bold", "color": LIGHT.ink},
        "encoding": {"x": {**x, "field": "slut"}, "y": y, "text": {"field": "text"}},
    }
    made_up = (SYNTHETIC_SENTENCE,) if head.synthetic else ()
    how = " Strecket över stapelns slut är intervallet (95 %)." if picture.intervals else ""
    cut = (f"{picture.cut} till får inte plats.",) if picture.cut else ()
    notes = (f"{head.edition_name}, version {head.version}. En hel stapel är {picture.scale}.{how}", *cut, *made_up)
    sentence = "; ".join(f"{bar.label}: {bar.shown.text}" for bar in picture.bars)
    said = Said(picture.title, sentence, notes)
    layers = [drawn, *_intervals(x, y), words] if picture.intervals else [drawn, words]
    return framed(said, LIGHT, _BAR * max(len(rows), 1), {"data": data(rows), "layer": layers})


def _row(number: int, bar: Bar) -> dict[str, object]:
    """`slut`: where the words stand, to the right of both the bar and its interval."""
    row: dict[str, object] = {"namn": bar.label, "längd": float(bar.length or 0), "text": bar.shown.text}
    if bar.sure:
        row |= {"från": bar.sure.interval.low, "till": bar.sure.interval.high}
    return row | {"slut": max(float(bar.length or 0), bar.sure.interval.high if bar.sure else 0), "nummer": number}


def _intervals(x: Spec, y: Spec) -> list[Spec]:
    """A line across the end of each bar, with ends."""
    span = {"x": {**x, "field": "från"}, "x2": {"field": "till"}, "y": y}
    ends = [
        {
            "mark": {"type": "tick", "thickness": 2, "size": 10, "color": LIGHT.ink},
            "encoding": {"x": {**x, "field": end}, "y": y},
        }
        for end in ("från", "till")
    ]
    return [{"mark": {"type": "rule", "strokeWidth": 2, "color": LIGHT.ink}, "encoding": span}, *ends]


def _names(rows: list[dict[str, object]]) -> str:
    """Two subjects may bear one name (Centrum), so bars are told apart by number and labelled by name."""
    return f"{json.dumps([row['namn'] for row in rows], ensure_ascii=False)}[datum.value]"
