"""`oppna explain`: the rule first, then the description; and why an area got its value."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from oppna.__main__ import main
from oppna.commands.explain import say
from oppna.interchange.folder import SYNTHETIC_MARK
from oppna.production import compute, released
from oppna.release.head import Statement
from oppna.release.read import read_release
from oppna.release.write import write_release
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


@pytest.mark.parametrize("half", [["--area", "0001"], ["--in", "."], ["--release", "."]])
def test_half_a_question_is_none(half: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    code, lines, error = explained(capsys, "2018-bou", "G2_1", *half)
    assert (code, lines) == (2, [])
    assert "ange både --area och --in (eller --release) för att förklara ett värde" in error


@pytest.mark.parametrize(
    ("flags", "sentence"),
    [
        (["--area", "0001", "--in", ".", "--release", "."], "ange --in eller --release, inte båda"),
        (["--area", "0001", "--release", ".", "--invalid-as-missing"], "--invalid-as-missing gäller indata"),
        (["--invalid-as-missing"], "--invalid-as-missing gäller indata"),
    ],
)
def test_flags_that_do_not_go_together(flags: list[str], sentence: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, lines, error = explained(capsys, "2018-bou", "G2_1", *flags)
    assert (code, lines) == (2, [])
    assert sentence in error


def test_invalid_answers_are_let_go_when_asked_for(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files.write_csv(
        folder / "answers.csv", files.ANSWERS, [*ANSWERS, {"unit": "0002", "question": "G2_2", "answer": "Nja"}]
    )
    words = ("2018-bou", "G2_2", "--area", "0002", "--in", str(folder))
    code, lines, error = explained(capsys, *words)
    assert (code, "svaret ”Nja”" in error) == (2, True)
    code, lines, error = explained(capsys, *words, "--invalid-as-missing")
    assert code == 0
    assert lines[-1] == "   uppgift saknas"
    assert "Obs: answers.csv rad 5: 0002: svaret ”Nja” på G2_2" in error


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


@pytest.fixture
def release(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same answers as a release, and what it was made of gone."""
    store = tmp_path_factory.mktemp("store")
    stated = Statement(version="1.0", date="2018-06-20", approver="Karin Ek")
    path = write_release(released(compute("2018-bou", folder), stated), store)
    for file in ("units.csv", "answers.csv"):
        (folder / file).unlink()
    return path


@pytest.mark.parametrize(("area", "value"), [("0001", "   Ja"), ("Riket", "   1 / 2 = 50,0\u00a0%")])
def test_a_value_out_of_a_release_alone(
    release: Path, area: str, value: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, lines, error = explained(capsys, "2018-bou", "G2_1", "--area", area, "--release", str(release))
    assert (code, error) == (0, "")
    assert lines[0] == "2018-bou G2_1: Aktuell rutin för samordning med Ekonomiskt bistånd"
    assert f"Varför {area} har sitt värde på G2_1 i version 1.0" in lines
    assert lines[-1] == value


def test_a_release_tells_the_steps_that_the_answers_tell(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    stated = Statement(version="1.0", date="2018-06-20", approver="Karin Ek")
    path = write_release(released(compute("2018-bou", folder), stated), tmp_path_factory.mktemp("store"))
    words = ("2018-bou", "G2_1", "--area", "0001")
    of_answers = explained(capsys, *words, "--in", str(folder))[1]
    of_release = explained(capsys, *words, "--release", str(path))[1]
    start = "1. Frågor och svar"
    assert of_release[of_release.index(start) :] == of_answers[of_answers.index(start) :]


@pytest.mark.parametrize(
    ("edition", "indicator", "area", "sentence"),
    [
        ("2017-vinr", "G1", "0001", " gäller 2018-bou, inte 2017-vinr; ange den utgåvan."),
        ("2018-bou", "G99", "0001", "indikatorn G99 finns inte i 2018-bou; välj bland G1, G2_1, "),
        ("2018-bou", "G2_1", "Månen", "publiceringen har inget resultat på G2_1 för området Månen"),
        ("2018-bou", "BBIC", "0001", "publiceringen har inget resultat på BBIC för området 0001"),
    ],
)
def test_what_a_release_cannot_explain(
    release: Path, edition: str, indicator: str, area: str, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, lines, error = explained(capsys, edition, indicator, "--area", area, "--release", str(release))
    assert (code, lines) == (2, [])
    assert sentence in error


def test_a_release_whose_answers_do_not_give_its_cell_is_told_loudly(
    release: Path, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = read_release(release)
    cells = [
        msgspec.structs.replace(cell, value="Nej") if (cell.indicator, cell.area) == ("G2_1", "0001") else cell
        for cell in whole.cells
    ]
    wrong = write_release(msgspec.structs.replace(whole, cells=tuple(cells)), tmp_path_factory.mktemp("wrong"))
    code, lines, error = explained(capsys, "2018-bou", "G2_1", "--area", "0001", "--release", str(wrong))
    assert code == 1
    assert lines[-1] == "   Ja"
    assert error.startswith("FEL: publiceringen säger indicator G2_1, level municipality, area 0001, value Nej")
    assert "men dess egna svar ger indicator G2_1, level municipality, area 0001, value Ja" in error


def test_a_tampered_release_is_not_read(release: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (release / "results.csv").write_text("", encoding="utf-8")
    code, lines, error = explained(capsys, "2018-bou", "G2_1", "--area", "0001", "--release", str(release))
    assert (code, lines) == (2, [])
    assert "results.csv" in error


def test_a_release_is_asked_by_name_too(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    named = [{**unit, "name": f"Ort {unit['unit']}"} for unit in UNITS]
    files.write_csv(folder / "units.csv", files.UNITS, named)
    stated = Statement(version="1.0", date="2018-06-20", approver="Karin Ek")
    path = write_release(released(compute("2018-bou", folder), stated), tmp_path_factory.mktemp("store"))
    code, lines, _ = explained(capsys, "2018-bou", "G2_1", "--area", "ort 0001", "--release", str(path))
    assert code == 0
    assert "Varför ort 0001 (0001) har sitt värde på G2_1 i version 1.0" in lines
    assert lines[-1] == "   Ja"
