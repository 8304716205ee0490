"""Large charts: a specification holds every figure once, crosses no break, and draws without style attributes."""

from __future__ import annotations

import json
import re
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oppna.disseminate.charts.bar import Part
from oppna.disseminate.charts.large.categories import categories
from oppna.disseminate.charts.large.distribution import Dot, distribution
from oppna.disseminate.charts.large.frame import DARK, LIGHT, THEMES, Said, value_axis
from oppna.disseminate.charts.large.funnel import SHAPES, Limit, Seen, funnel
from oppna.disseminate.charts.large.trend import Year, trend
from oppna.disseminate.pictures.render import svg_of
from oppna.statistics.verdicts import Verdict

SAID = Said("Andel <b> & ”annat”", "Vad bilden säger.", ("SYNTETISKA SVAR – påhittat.",))
SHARE = st.floats(0, 1, allow_subnormal=False).filter(lambda share: not 0 < share < 1e-6)
DOTS = st.lists(st.builds(Dot, st.text(max_size=8), SHARE), max_size=40)
YEARS = st.lists(st.lists(SHARE | st.none(), min_size=1, max_size=3), min_size=1, max_size=3)


def _rows(spec: Any) -> list[dict[str, Any]]:
    """Every row of data in a specification."""
    if isinstance(spec, dict):
        own = spec["data"]["values"] if "data" in spec else []
        return own + [row for key, value in spec.items() if key != "data" for row in _rows(value)]
    return [row for one in spec for row in _rows(one)] if isinstance(spec, list) else []


@given(DOTS, SHARE | st.none())
def test_every_area_is_a_dot_of_its_own(dots: list[Dot], nation: float | None) -> None:
    spec = distribution(dots, nation=nation, per_cent=True, axis="Andel", said=SAID, theme=LIGHT)
    rows = [row for row in _rows(spec) if "plats" in row]
    assert sorted((row["namn"], row["värde"]) for row in rows) == sorted((dot.name, dot.value) for dot in dots)
    assert len({(row["läge"], row["plats"]) for row in rows}) == len(rows)
    assert {row["värde"] for row in _rows(spec) if "plats" not in row} == ({nation} - {None})


@given(DOTS)
def test_a_dot_moves_at_most_half_a_step(dots: list[Dot]) -> None:
    spec = distribution(dots, nation=None, per_cent=True, axis="Andel", said=SAID, theme=LIGHT)
    values = [dot.value for dot in dots]
    step = (max(values) - min(values)) / 70 if values else 0
    assert all(abs(row["värde"] - row["läge"]) <= (step or 1) / 2 + 1e-9 for row in _rows(spec))


@given(YEARS)
def test_a_trend_has_a_break_between_stretches_and_no_line_over_it(values: list[list[float | None]]) -> None:
    years = iter(range(2000, 2100))
    stretches = [[Year(next(years), value, "37 %") for value in stretch] for stretch in values]
    spec = trend(stretches, per_cent=True, axis="Andel", said=SAID, theme=LIGHT)
    line, *others = spec["layer"]
    assert line["encoding"]["detail"] == {"field": "sträcka"}
    assert [row["sträcka"] for row in spec["data"]["values"]] == [
        number for number, stretch in enumerate(stretches) for _ in stretch
    ]
    breaks = [row["år"] for layer in others if layer["mark"]["type"] == "rule" for row in layer["data"]["values"]]
    assert breaks == [after[0].year - 0.5 for after in stretches[1:]]


def test_every_verdict_has_a_form_of_its_own_in_the_funnel() -> None:
    assert set(SHAPES) == {verdict.value for verdict in Verdict}
    assert len({shape for shape, _ in SHAPES.values()}) == len(SHAPES)


LIMITS = [
    Limit("95 %, bara slump", (1.0, 50.0), (0.0, 0.3), (1.0, 0.7)),
    Limit("99,8 %, bara slump", (1.0, 50.0), (0.0, 0.2), (1.0, 0.8)),
]
SEEN = [Seen(f"Län {at}", at / 20, 3.0 + at, list(SHAPES)[at % 4]) for at in range(20)]


def test_a_funnel_holds_its_areas_and_its_limits() -> None:
    spec = funnel(SEEN, LIMITS, target=0.5, axis="Antal", said=SAID, theme=LIGHT)
    rows = _rows(spec)
    assert [(row["namn"], row["andel"]) for row in rows if "bedömning" in row] == [
        (one.name, one.share) for one in SEEN
    ]
    assert {row["gräns"] for row in rows if "gräns" in row} == {limit.name for limit in LIMITS}
    assert {"namn": "Riket", "andel": 0.5} in rows


def test_sizes_far_apart_are_drawn_on_a_doubling_scale() -> None:
    wide = [Seen("Liten", 0.5, 400.0, ""), Seen("Stor", 0.5, 70_000.0, "")]
    specs = [funnel(seen, LIMITS, target=0.5, axis="", said=SAID, theme=LIGHT) for seen in (SEEN, wide)]
    kinds = [spec["layer"][0]["encoding"]["x"]["scale"].get("type") for spec in specs]
    assert kinds == [None, "log"]


PARTS = [Part("yes", "Ja", "✓", 179), Part("no", "Nej", "✕", 114), Part("missing", "uppgift saknas", "", 0)]
SPECS = {
    "fordelning": distribution(
        [Dot("A", 0.1), Dot("B", 0.9)], nation=0.4, per_cent=True, axis="", said=SAID, theme=DARK
    ),
    "kategorier": categories(PARTS, said=SAID, theme=LIGHT),
    "tratt": funnel(SEEN, LIMITS, target=0.5, axis="Antal", said=SAID, theme=LIGHT),
    "trend": trend(
        [[Year(2015, 0.2, "20 %")], [Year(2017, None, "–"), Year(2018, 0.4, "40 %")]],
        per_cent=True,
        axis="",
        said=SAID,
        theme=LIGHT,
    ),
    "tom": distribution([], nation=None, per_cent=False, axis="", said=SAID, theme=LIGHT),
}


@pytest.mark.parametrize("name", SPECS)
def test_a_picture_needs_no_style_and_is_as_large_as_it_says(name: str) -> None:
    """A strict policy blocks style attributes; the size is what a page keeps room for before the picture comes."""
    spec = SPECS[name]
    drawn = svg_of(json.loads(json.dumps(spec)))
    root = ElementTree.fromstring(drawn)
    assert all("style" not in element.attrib for element in root.iter())
    assert not any(element.tag.endswith(("style", "script", "image")) for element in root.iter())
    assert (root.get("width"), root.get("height")) == (str(spec["width"]), str(spec["height"]))
    told = "".join(root.itertext())
    assert "Andel <b> & ”annat”" in told and "SYNTETISKA SVAR – påhittat." in told


def test_numbers_on_the_axes_are_swedish() -> None:
    told = "".join(ElementTree.fromstring(svg_of(SPECS["tratt"])).itertext())
    assert "20 %" in told and "." not in re.sub("påhittat.", "", told)
    assert "/,/g" in value_axis(False, "")["labelExpr"]


@settings(max_examples=5)
@given(DOTS)
def test_the_same_figures_give_the_same_picture(dots: list[Dot]) -> None:
    specs = [
        distribution(dots, nation=0.5, per_cent=True, axis="Andel", said=SAID, theme=THEMES["mork"]) for _ in range(2)
    ]
    assert svg_of(specs[0]) == svg_of(specs[1])
