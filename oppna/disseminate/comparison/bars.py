"""The chosen indicator as a picture to take along: the bars of the page, with title, source and the words beside."""

from __future__ import annotations

import json

from oppna.disseminate.charts.large.frame import LIGHT, Said, Spec, data, framed
from oppna.disseminate.comparison.choices import Choices
from oppna.disseminate.comparison.picture import Picture
from oppna.model.codes import SYNTHETIC_SENTENCE

_BAR = 30


def bars(choices: Choices, picture: Picture) -> Spec:
    """As Vega-Lite. A subject without a number has its words and no bar."""
    head = choices.release.head
    rows = [
        {"namn": bar.label, "längd": float(bar.length or 0), "text": bar.shown.text, "nummer": number}
        for number, bar in enumerate(picture.bars)
    ]
    y = {
        "field": "nummer",
        "type": "ordinal",
        "axis": {"title": None, "labelLimit": 260, "ticks": False, "domain": False, "labelExpr": _names(rows)},
    }
    x = {"field": "längd", "type": "quantitative", "axis": None, "scale": {"domain": [0, 1]}}
    drawn = {"mark": {"type": "bar", "height": {"band": 0.6}, "color": LIGHT.accent}, "encoding": {"x": x, "y": y}}
    words = {
        "mark": {"type": "text", "align": "left", "dx": 6, "fontWeight": "bold", "color": LIGHT.ink},
        "encoding": {"x": x, "y": y, "text": {"field": "text"}},
    }
    made_up = (SYNTHETIC_SENTENCE,) if head.synthetic else ()
    notes = (f"{head.edition_name}, version {head.version}. En hel stapel är {picture.scale}.", *made_up)
    sentence = "; ".join(f"{bar.label}: {bar.shown.text}" for bar in picture.bars)
    said = Said(picture.indicator.short_name, sentence, notes)
    return framed(said, LIGHT, _BAR * max(len(rows), 1), {"data": data(rows), "layer": [drawn, words]})


def _names(rows: list[dict[str, object]]) -> str:
    """Two subjects may bear one name (Centrum), so bars are told apart by number and labelled by name."""
    return f"{json.dumps([row['namn'] for row in rows], ensure_ascii=False)}[datum.value]"
