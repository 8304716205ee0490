"""`oppna check`: definitions, or a folder of input."""

from __future__ import annotations

from pathlib import Path

import pytest

from oppna.__main__ import main
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
