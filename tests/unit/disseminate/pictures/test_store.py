"""The store of pictures: made once, by content, whole or not at all, and never more in memory than it may hold."""

from __future__ import annotations

import threading
from pathlib import Path

from oppna.disseminate.pictures.made import made
from oppna.disseminate.pictures.render import png_of
from oppna.disseminate.pictures.store import Store, key_of
from oppna.disseminate.presenters.indicator.pictures import Drawing

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="4"><rect width="8" height="4" fill="#0b5563"/></svg>'


def test_a_picture_is_made_once(tmp_path: Path) -> None:
    times: list[int] = []

    def make() -> bytes:
        times.append(1)
        return b"bild"

    store = Store(tmp_path / "bilder")
    assert {store.picture("a", "svg", make) for _ in range(3)} == {b"bild"}
    assert Store(tmp_path / "bilder").picture("a", "svg", make) == b"bild"
    assert len(times) == 1


def test_an_empty_file_is_no_picture(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_bytes(b"")
    assert Store(tmp_path).picture("a", "svg", lambda: b"bild") == b"bild"
    assert (tmp_path / "a.svg").read_bytes() == b"bild"


def test_memory_is_bounded_and_the_oldest_goes(tmp_path: Path) -> None:
    store = Store(tmp_path, most=2)
    for name in "abac":
        store.picture(name, "svg", name.encode)
    assert list(store._held) == ["a.svg", "c.svg"]


def test_a_folder_that_cannot_be_written_costs_no_picture(tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("")
    assert Store(tmp_path / "fil" / "bilder").picture("a", "svg", lambda: b"bild") == b"bild"


def test_several_may_ask_at_once(tmp_path: Path) -> None:
    store, found = Store(tmp_path), []
    threads = [
        threading.Thread(target=lambda: found.append(store.picture("a", "svg", lambda: b"bild"))) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [b"bild"] * 8
    assert [path.name for path in tmp_path.iterdir()] == ["a.svg"]


def test_the_name_is_the_content() -> None:
    assert key_of("a", "b") != key_of("ab") != key_of("a", b"c")
    assert key_of("å", b"b") == key_of("å", "b")


def test_a_drawing_comes_as_svg_png_and_json(tmp_path: Path) -> None:
    store, drawing = Store(tmp_path), Drawing({"title": "Å"}, SVG)
    assert made(store, drawing, "svg") == SVG.encode()
    assert made(store, drawing, "json") == '{"title": "Å"}'.encode()
    png = made(store, drawing, "png")
    assert png == png_of(SVG.encode()) and png.startswith(b"\x89PNG")
    assert (int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")) == (16, 8)
