"""`oppna explain --area`: an object or a city is known by its code, or by its name where that is the only one."""

from __future__ import annotations

from pathlib import Path

import pytest

from oppna.__main__ import main

UNITS = """\
unit,name,kind,municipality,county,population,skr_group
9001,Ängby,municipality,9001,Östra länet,20000,C6
9002,Björke,municipality,9002,Östra länet,40000,C6
9003,Björke,municipality,9003,Östra länet,40000,C6
8000,Storstad,municipality,8000,Västra länet,130000,
8000-01,Norr,district,8000,Västra länet,60000,
8000-02,Söder,district,8000,Västra länet,70000,
"""
ANSWERS = "unit,question,answer\n9001,G1,Ja\n9002,G1,Nej\n8000-01,G1,Ja\n8000-02,G1,Nej\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "units.csv").write_text(UNITS, "utf-8")
    (tmp_path / "answers.csv").write_text(ANSWERS, "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("area", "shown", "value"),
    [
        ("9001", "9001", "Ja"),
        ("Ängby", "Ängby (9001)", "Ja"),
        ("ängby", "ängby (9001)", "Ja"),
        ("9002", "9002", "Nej"),
        ("Storstad", "Storstad (8000)", "1 / 2 = 50,0\u00a0%"),
    ],
)
def test_a_code_or_a_name(folder: Path, area: str, shown: str, value: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "2018-bou", "G1", "--area", area, "--in", str(folder)]) == 0
    _, _, why = capsys.readouterr().out.partition("\nVarför ")
    assert why.startswith(f"{shown} har sitt värde på G1\n")
    assert why.splitlines()[-1] == f"   {value}"


def test_a_name_of_several_is_none(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "2018-bou", "G1", "--area", "Björke", "--in", str(folder)]) == 2
    assert "området Björke finns inte bland resultaten" in capsys.readouterr().err
