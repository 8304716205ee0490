"""`oppna new-input`: what it writes can be computed as it is, and nothing is written over."""

from __future__ import annotations

from pathlib import Path

import pytest

from oppna.__main__ import main
from oppna.catalogue.frame import load_frame
from oppna.catalogue.load import load_edition
from oppna.interchange.units import read_units
from tests.lib.mini_edition import EDITION, FRAME


def test_round_trip(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    assert main(["new-input", "2018-bou", "--to", str(folder)]) == 0
    assert sorted(path.name for path in folder.iterdir()) == [
        "LÄS MIG.txt",
        "answers.csv",
        "bbic.csv",
        "children.csv",
        "units.csv",
    ]
    frame = read_units(folder / "units.csv", load_edition("2018-bou").printed_groups)
    assert frame.units == load_frame("2018-bou")
    assert dict(frame.cities) == {"0180": "Stockholm", "1480": "Göteborg"}
    assert (folder / "answers.csv").read_text("utf-8") == "unit,question,answer\n"
    assert (folder / "children.csv").read_text("utf-8") == "unit,longterm,children\n"
    assert main(["compute", "2018-bou", "--in", str(folder), "--out", str(tmp_path / "results.csv")]) == 0


def test_the_folder_may_be_there_and_empty(home: Path, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    assert main(["new-input", EDITION, "--to", str(tmp_path / "in")]) == 0


def test_nothing_is_written_over(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "answers.csv").write_text("mitt arbete", "utf-8")
    assert main(["new-input", EDITION, "--to", str(folder)]) == 2
    assert "mappen är inte tom" in capsys.readouterr().err
    assert [path.read_text("utf-8") for path in folder.iterdir()] == ["mitt arbete"]


def test_an_edition_without_a_frame_leaves_nothing(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / FRAME).unlink()
    assert main(["new-input", EDITION, "--to", str(tmp_path / "in")]) == 2
    assert f"utgåvan {EDITION} har ingen ram" in capsys.readouterr().err
    assert not (tmp_path / "in").exists()
