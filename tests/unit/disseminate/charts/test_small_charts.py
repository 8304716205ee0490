"""Strips, sparks and bars: well-formed whatever is put in, and as many marks as there are data."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from oppna.disseminate.charts.bar import Part, bar
from oppna.disseminate.charts.markup import decimal
from oppna.disseminate.charts.spark import spark
from oppna.disseminate.charts.strip import WIDTH, strip

VALUES = st.none() | st.floats(allow_nan=True, allow_infinity=True)
FINITE = st.floats(min_value=-1e300, max_value=1e300)
SHARES = st.floats(min_value=0, max_value=1)
TEXTS = st.text(max_size=40)
LABEL = "Solna 37 %, andra kommuner 0–100 %"


def _read(markup: str) -> ElementTree.Element:
    return ElementTree.fromstring(f"<div>{markup}</div>")


def _classed(markup: str, name: str) -> list[ElementTree.Element]:
    return [element for element in _read(markup).iter() if name in element.get("class", "").split()]


def _others(markup: str) -> list[int]:
    return [int(x) for path in _classed(markup, "strip-others") for x in re.findall(r"M(-?\d+) ", path.get("d", ""))]


@given(st.lists(VALUES), VALUES, FINITE, FINITE, TEXTS)
def test_a_strip_is_well_formed_whatever_is_put_in(values: Any, own: Any, low: float, high: float, label: str) -> None:
    drawn = strip(values, own, low=low, high=high, label=label)
    assert _read(drawn)[0].get("role") == "img"
    assert all(0 <= x <= WIDTH for x in _others(drawn))
    assert drawn == strip(values, own, low=low, high=high, label=label)


@given(st.lists(st.integers(0, 106)), st.integers(0, 106))
def test_a_strip_has_a_line_for_every_different_value(values: list[int], own: int) -> None:
    """106 steps, one a pixel: as many lines as different values, each in its place, and one diamond."""
    drawn = strip([value / 106 for value in values], own / 106, low=0, high=1, label=LABEL)
    assert _others(drawn) == sorted({7 + value for value in values})
    (diamond,) = _classed(drawn, "strip-own")
    assert diamond.get("d", "").startswith(f"M{7 + own} ")


def test_own_value_that_is_missing_has_no_mark() -> None:
    assert not _classed(strip([0.5], None, low=0, high=1, label=LABEL), "strip-own")


@given(TEXTS)
def test_what_somebody_wrote_never_becomes_markup(label: str) -> None:
    for drawn in (
        strip([], None, low=0, high=1, label=label),
        spark([], low=0, high=1, label=label),
        bar([Part("yes", label, label, 1)], label=label, whole=label),
    ):
        allowed = {"div", "svg", "path", "rect", "text", "ul", "li", "span", "p"}
        assert {element.tag for element in _read(drawn).iter()} <= allowed


def test_a_label_is_read_out_as_it_was_written() -> None:
    label = "<b onclick=\"x\">&amp; '37 %'</b>"
    assert _read(spark([], low=0, high=1, label=label))[0].get("aria-label") == label


def test_a_template_puts_a_drawing_in_as_it_is() -> None:
    from django.template import Context, Engine

    drawn = strip([0.1], 0.2, low=0, high=1, label="<&>")
    assert Engine().from_string("{{ drawn }}").render(Context({"drawn": drawn})) == str(drawn)


STRETCHES = st.lists(st.lists(SHARES | st.none(), min_size=1, max_size=4), max_size=4)


@given(STRETCHES)
def test_no_line_crosses_a_break_or_a_missing_figure(values: list[list[float | None]]) -> None:
    years = iter(range(2000, 2100))
    stretches = [[(next(years), value) for value in stretch] for stretch in values]
    drawn = spark(stretches, low=0, high=1, label=LABEL)
    joined = sum(one is not None and two is not None for stretch in values for one, two in pairwise(stretch))
    present = sum(value is not None for stretch in values for value in stretch)
    assert len(_classed(drawn, "spark-line")) == joined
    assert len(_classed(drawn, "spark-break")) == max(len(values) - 1, 0)
    assert len(_classed(drawn, "spark-dot")) + len(_classed(drawn, "spark-last")) == present


def test_higher_stands_higher_and_later_to_the_right() -> None:
    drawn = spark([[(2017, 0.2), (2018, 0.8)]], low=0, high=1, label=LABEL)
    (line,) = _classed(drawn, "spark-line")
    x1, y1, x2, y2 = (float(one) for one in re.findall(r"[\d.]+", line.get("d", "")))
    assert x1 < x2 and y1 > y2


KINDS = ("yes", "partly", "no", "none", "missing")


@given(st.lists(st.integers(0, 400), min_size=5, max_size=5))
def test_the_parts_of_a_bar_fill_it_and_are_told_in_words(counts: list[int]) -> None:
    parts = [Part(kind, kind.title(), "✓", count) for kind, count in zip(KINDS, counts, strict=True)]
    drawn = bar(parts, label=LABEL, whole="av alla")
    (whole, words, _) = _read(drawn)
    places = [(float(part.get("x", "")[:-1]), float(part.get("width", "")[:-1])) for part in whole]
    assert len(places) == sum(count > 0 for count in counts)
    end = 0.0
    for x, width in places:
        assert abs(x - end) < 0.001
        end = x + width
    assert not places or abs(end - 100) < 0.001
    told = ["".join(item.itertext()) for item in words]
    assert all(f"{kind.title()} ✓: {count}" in text for kind, count, text in zip(KINDS, counts, told, strict=True))


def test_a_narrow_part_has_no_mark_in_it_but_a_word_below() -> None:
    drawn = bar([Part("yes", "Ja", "✓", 97), Part("no", "Nej", "✕", 3)], label=LABEL)
    assert [mark.text for mark in _classed(drawn, "bar-mark")] == ["✓"]
    assert "Nej ✕: 3 (3\u00a0%)" in drawn


def test_coordinates_are_short() -> None:
    assert [decimal(value) for value in (-0.01, 1.0, 2.25, float(Fraction(1, 3)))] == ["0", "1", "2.2", "0.3"]
