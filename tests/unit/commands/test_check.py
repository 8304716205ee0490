"""`oppna check`: definitions, or a folder of input."""

from __future__ import annotations

from pathlib import Path

import pytest

from oppna.__main__ import main
from oppna.commands._findings import KINDS
from oppna.production import compute
from tests.lib import files
from tests.lib.mini_edition import EDITION, HEAD, PLAN, STAFF, change


def test_right_definitions(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    assert capsys.readouterr().out.startswith(f"Inga fel. Prövade {EDITION} mot ")


def test_wrong_definitions_list_every_problem(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(home, PLAN, "syfte: Därför mäts det.\n", "")
    change(home, STAFF, '"0.500000"', '"0.500001"')
    assert main(["check", EDITION]) == 2
    header, *problems = capsys.readouterr().err.splitlines()
    assert header == "2 fel; inget har skrivits."
    assert [problem.partition(":")[0] for problem in problems] == [PLAN, STAFF]


def test_an_unknown_edition(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "2099-x"]) == 2
    assert "utgåvan 2099-x finns inte" in capsys.readouterr().err


def test_input_that_can_be_used(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = str(tmp_path / "in")
    assert main(["new-input", EDITION, "--to", folder]) == 0
    assert main(["check", "--in", folder]) == 0
    assert "Inga fel som hindrar. 4 objekt" in capsys.readouterr().out


def test_input_with_faults(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "in"
    assert main(["new-input", EDITION, "--to", str(folder)]) == 0
    with (folder / "answers.csv").open("a") as answers:
        answers.write("0114,P1,Nja\n9999,P1,Ja\n0115,N1,många\n0114,P9,Ja\n")
    assert main(["check", EDITION, "--in", str(folder)]) == 2
    header, *problems = capsys.readouterr().err.splitlines()
    assert header == "3 fel; inget har skrivits."
    assert [problem.partition(":")[0] for problem in problems] == [f"answers.csv rad {row}" for row in (2, 3, 4)]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cache", "definitions", "in"]


def test_a_folder_without_edition_where_none_can_be_computed(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / HEAD).with_name("questionnaire.yaml").unlink()
    (home / PLAN).unlink()
    (home / STAFF).unlink()
    change(home, HEAD, "ordning: [plan, staff, ", "ordning: [")
    assert main(["check", "--in", str(tmp_path)]) == 2
    assert "ange vilken utgåva mappen gäller" in capsys.readouterr().err


def test_a_missing_folder(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--in", str(tmp_path / "inte-här")]) == 2
    assert "inte-här finns inte" in capsys.readouterr().err


def checked(capsys: pytest.CaptureFixture[str], edition: str, folder: Path) -> list[str]:
    assert main(["check", edition, "--in", str(folder)]) == 0
    return capsys.readouterr().out.splitlines()


def test_findings_are_told_by_kind_with_the_first_few_and_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    codes = ["0001", "0002", "0003", "0004", "0005"]
    files.write_csv(
        tmp_path / "units.csv",
        files.UNITS,
        [
            {"unit": code, "name": code, "kind": "municipality", "county": "Norra län", "population": "1"}
            for code in codes
        ],
    )
    answers = [{"unit": code, "question": "B1", "answer": "999"} for code in codes]
    answers.append({"unit": "0001", "question": "G2_3", "answer": "Nej"})
    answers.append({"unit": "0001", "question": "G2a_3", "answer": "Ja"})
    files.write_csv(tmp_path / "answers.csv", files.ANSWERS, answers)
    lines = checked(capsys, "2018-bou", tmp_path)
    assert lines[0] == "Inga fel som hindrar. 5 objekt; 2 varningar, 6 fynd i granskningen."
    start = next(
        i for i, line in enumerate(lines) if line.startswith("5 svar 999, kan inte lämna uppgift. Inget behöver")
    )
    shown = [line for line in lines[start:] if line.startswith("  –")]
    assert shown[:3] == [f"  – {code}: B1 är besvarad med 999, kan inte lämna uppgift." for code in codes[:3]]
    assert "  … och 2 till." in lines
    assert any(line.startswith("1 svar på en fråga som inte ställs. Svaret räknas inte.") for line in lines)
    assert shown[3:] == ["  – 0001: G2a_3 ställs bara om G2_3 är ”Ja”; svaret räknas inte."]
    assert sum(line.startswith("  …") for line in lines) == 1
    assert "" in lines and max(map(len, lines[:-1])) <= 100
    assert lines[-1].startswith("Räkna med oppna compute 2018-bou --in ")


def test_without_findings_there_is_nothing_to_list(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "in"
    assert main(["new-input", EDITION, "--to", str(folder)]) == 0
    capsys.readouterr()
    verdict, empty, step = checked(capsys, EDITION, folder)
    assert verdict == "Inga fel som hindrar. 4 objekt; 2 varningar, 0 fynd i granskningen."
    assert empty == "" and step.startswith("Räkna med oppna compute")


def test_one_of_each_is_told_in_the_singular(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "in"
    assert main(["new-input", EDITION, "--to", str(folder)]) == 0
    with (folder / "answers.csv").open("a") as answers:
        answers.write("0114,P9,Ja\n")
    capsys.readouterr()
    lines = checked(capsys, EDITION, folder)
    assert lines[0] == "Inga fel som hindrar. 4 objekt; 2 varningar, 1 fynd i granskningen."
    assert lines[2].startswith("1 fråga som inte finns i utgåvan. Rätta frågans id")
    assert lines[3] == "  – frågan ”P9” finns inte i utgåvan; svaren på den räknas inte. Antal svar: 1."


SCENARIOS = Path(__file__).parents[2] / "scenarios"


@pytest.mark.parametrize(
    "folder", sorted(path.parent for path in SCENARIOS.rglob("units.csv")), ids=lambda path: path.name
)
def test_every_finding_of_every_scenario_is_of_a_known_kind(folder: Path) -> None:
    """A kind that the list does not know would be counted and never shown."""
    edition = folder.parent.name if folder.parent != SCENARIOS else "2018-bou"
    assert {finding.code for finding in compute(edition, folder).findings} <= KINDS.keys()


@pytest.mark.parametrize(
    ("scenario", "edition"),
    [
        ("2015-bou/register_schablon", "2015-bou"),
        ("2015-bou/delvis", "2015-bou"),
        ("2017-vinr/v1_annan_metod", "2017-vinr"),
        ("personal_tusendelar", "2018-bou"),
    ],
)
def test_the_edition_meant_is_seen_from_what_the_folder_holds(
    root: Path, scenario: str, edition: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--in", str(root / "tests" / "scenarios" / scenario)]) == 0
    told = capsys.readouterr().out
    assert told.startswith(f"Mappen prövas mot {edition}; ange en annan utgåva om det är fel.")
    assert f"oppna compute {edition} --in" in told


def test_a_folder_that_fits_no_edition_asks_which(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--in", str(tmp_path)]) == 2
    assert "ange vilken utgåva mappen gäller: 2015-bou, 2015-halsa, 2017-vinr, 2018-bou." in capsys.readouterr().err
