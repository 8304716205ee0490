"""`oppna explain`: the rule first, then the description; and why an area got its value."""

from __future__ import annotations

from pathlib import Path

import pytest

from oppna.__main__ import main
from oppna.commands.explain import say
from oppna.interchange.folder import SYNTHETIC_MARK
from tests.lib import files

UNITS = [
    {"unit": code, "name": code, "kind": "municipality", "county": "Norra län", "population": "1"}
    for code in ("0001", "0002")
]
ANSWERS = [
    {"unit": "0001", "question": "G2_1", "answer": "Ja"},
    {"unit": "0001", "question": "G2a_1", "answer": "Ej aktuellt"},
    {"unit": "0002", "question": "G2_1", "answer": "Nej"},
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files.write_csv(tmp_path / "units.csv", files.UNITS, UNITS)
    files.write_csv(tmp_path / "answers.csv", files.ANSWERS, ANSWERS)
    return tmp_path


def explained(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[str], str]:
    code = main(["explain", *arguments])
    told = capsys.readouterr()
    return code, told.out.splitlines(), told.err


def test_an_indicator(capsys: pytest.CaptureFixture[str]) -> None:
    code, lines, error = explained(capsys, "2018-bou", "G2_1")
    assert (code, error) == (0, "")
    assert lines[:2] == ["2018-bou G2_1: Aktuell rutin för samordning med Ekonomiskt bistånd", ""]
    assert lines[2].startswith("Så räknas det: Resultatet är Ej aktuellt om G2_1 är ”Ej aktuellt”. Resultatet är Ja om")
    assert sum(line.startswith("Så räknas det") for line in lines) == 1
    assert any(line.startswith("Syfte: ") for line in lines)
    assert max(map(len, lines)) <= 100
    assert not any(line.startswith("Varför") for line in lines)


def test_a_value(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, lines, _ = explained(capsys, "2018-bou", "G2_1", "--area", "0001", "--in", str(folder))
    assert code == 0
    told = lines[lines.index("Varför 0001 har sitt värde på G2_1") :]
    assert [line for line in told if line[:1].isdigit()] == [
        "1. Frågor och svar",
        "2. Krav på svar",
        "3. Villkor",
        "4. Värde",
    ]
    assert told[-2:] == ["4. Värde", "   Ja"]


def test_a_value_of_a_group_of_made_up_answers(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / SYNTHETIC_MARK).write_text("SYNTETISKA SVAR", encoding="utf-8")
    code, lines, _ = explained(capsys, "2018-bou", "G2_1", "--area", "Norra län", "--in", str(folder))
    assert code == 0
    assert "Varför Norra län har sitt värde på G2_1 (SYNTETISKA SVAR)" in lines
    assert lines[-1] == "   1 / 2 = 50,0\u00a0%"


@pytest.mark.parametrize("half", [["--area", "0001"], ["--in", "."]])
def test_half_a_question_is_none(half: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    code, lines, error = explained(capsys, "2018-bou", "G2_1", *half)
    assert (code, lines) == (2, [])
    assert "ange både --area och --in för att förklara ett värde" in error


@pytest.mark.parametrize(
    ("indicator", "area", "sentence"),
    [
        ("G99", "0001", "indikatorn G99 finns inte i 2018-bou; välj bland G1, G2_1, "),
        ("G2_1", "Månen", "området Månen finns inte bland resultaten; ange kod, namn, län, Riket eller grupp."),
        ("BBIC", "0001", " saknar de filer som BBIC bygger på; lägg dit dem."),
    ],
)
def test_what_cannot_be_explained(
    folder: Path, capsys: pytest.CaptureFixture[str], indicator: str, area: str, sentence: str
) -> None:
    code, lines, error = explained(capsys, "2018-bou", indicator, "--area", area, "--in", str(folder))
    assert (code, lines) == (2, []), "nothing is said before everything is known"
    assert sentence in error


def test_a_list_is_shown_as_one(capsys: pytest.CaptureFixture[str]) -> None:
    say("Ett", "bara en rad")
    say("Flera", "först\nsedan " + "ord " * 30)
    lines = capsys.readouterr().out.splitlines()
    assert lines[:3] == ["Ett: bara en rad", "Flera:", "  – först"]
    assert lines[3].startswith("  – sedan ord") and lines[4].startswith("    ord")
