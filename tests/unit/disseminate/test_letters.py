"""What is typed may be anything; what is drawn and printed of it may not."""

from __future__ import annotations

from oppna.disseminate.letters import plain, printable, throughout
from oppna.disseminate.pictures.render import png_of, svg_of


def test_what_no_xml_can_hold_is_taken_away_and_nothing_else() -> None:
    assert plain("a\x00\x01\x0b\x7f\x9f\ufffe\uffffb\tc\nd") == "ab\tc\nd"
    assert plain("Å <b> & 🙂 漢") == "Å <b> & 🙂 漢"


def test_letters_that_a_font_may_lack_are_stood_in_for() -> None:
    assert (
        printable("Åby a\u030a – ”Ja ✓”, Nej ✕, Delvis ◐ ≥ 1\u00a0234")
        == "Åby å – ”Ja ✓”, Nej ✕, Delvis ◐ ≥ 1\u00a0234"
    )
    assert printable("🙂漢\u0335\x01") == "□□□"


def test_every_text_of_a_structure_is_reached() -> None:
    assert throughout({"a": ["x", ("x", 1)], "b": None}, str.upper) == {"a": ["X", ["X", 1]], "b": None}


def test_a_picture_of_such_a_name_is_drawn_and_takes_no_server_down() -> None:
    name = "a\x01\x0b\ufffeb"
    mark = {"mark": "bar", "encoding": {"y": {"field": "n", "type": "nominal"}}}
    drawn = svg_of({"title": name, "data": {"values": [{"n": name}]}, **mark})
    assert b"ab" in drawn and png_of(drawn)[:4] == b"\x89PNG"
