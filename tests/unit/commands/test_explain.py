"""`oppna explain`: an indicator in words, and why an area got its value."""

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


def explained(folder: Path, area: str, capsys: pytest.CaptureFixture[str]) -> str:
    assert main(["explain", "2018-bou", "G1", "--area", area, "--in", str(folder)]) == 0
    _, _, why = capsys.readouterr().out.partition("\nVarför ")
    return why


def test_the_indicator_alone_begins_with_its_rule(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "2018-bou", "G1"]) == 0
    title, _, rule, *_ = capsys.readouterr().out.splitlines()
    assert title.startswith("2018-bou G1: ")
    assert rule.startswith("Så räknas det: Resultatet är Ja om G1 är ”Ja”.")


@pytest.mark.parametrize(("area", "shown"), [("9001", "9001"), ("Ängby", "Ängby (9001)"), ("ängby", "ängby (9001)")])
def test_a_unit_is_found_by_code_or_name(
    folder: Path, area: str, shown: str, capsys: pytest.CaptureFixture[str]
) -> None:
    why = explained(folder, area, capsys)
    assert why.startswith(f"{shown} har sitt värde på G1\n")
    assert why.endswith("4. Värde\n   Ja\n")


def test_a_city_is_found_by_its_name_and_is_a_share(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    why = explained(folder, "Storstad", capsys)
    assert why.startswith("Storstad (8000) har sitt värde på G1\n")
    assert "2 objekt i gruppen." in why
    assert why.endswith("1 / 2 = 50,0\u00a0%\n")


@pytest.mark.parametrize("area", ["Björke", "Ingenstans"])
def test_a_name_of_none_or_of_several_is_refused_before_anything_is_said(
    folder: Path, area: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explain", "2018-bou", "G1", "--area", area, "--in", str(folder)]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert f"området {area} finns inte bland resultaten" in told.err


@pytest.mark.parametrize("arguments", [["--area", "9001"], ["--in", "."]])
def test_area_and_folder_go_together(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "2018-bou", "G1", *arguments]) == 2
    assert "både --area och --in" in capsys.readouterr().err


def test_an_unknown_indicator_names_those_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "2018-bou", "G99"]) == 2
    assert "välj bland G1, G2_1" in capsys.readouterr().err


def test_a_register_that_is_not_there(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "2018-bou", "BBIC", "--area", "9001", "--in", str(folder)]) == 2
    assert "saknar de filer som BBIC bygger på" in capsys.readouterr().err
