"""Faults of bbic.csv and children.csv."""

from pathlib import Path

import pytest

from tests.spec.bad_input.conftest import Refusal


@pytest.mark.parametrize(
    ("rows", "faulty"),
    [
        ("9999", [2]),
        ("9001\n8000\n8000-01\nBromma", [5]),
        ("9001\n9999\n8888", [3, 4]),
    ],
)
def test_bbic_unknown_code(folder: Path, refusal: Refusal, rows: str, faulty: list[int]) -> None:
    (folder / "bbic.csv").write_text(f"unit\n{rows}\n", encoding="utf-8")
    assert [(problem.file, problem.row) for problem in refusal()] == [("bbic.csv", row) for row in faulty]


@pytest.mark.parametrize(
    "row",
    ["9001,11,10", "9001,-1,10", "9001,1,-10", "9001,några,10", "9001,1,", "9001,,10", "9001,1.5,10", "9999,1,10"],
)
def test_children_refused(folder: Path, refusal: Refusal, row: str) -> None:
    (folder / "children.csv").write_text(f"unit,longterm,children\n9002,10,10\n{row}\n", encoding="utf-8")
    assert {(problem.file, problem.row) for problem in refusal()} == {("children.csv", 3)}


def test_children_unit_twice(folder: Path, refusal: Refusal) -> None:
    (folder / "children.csv").write_text("unit,longterm,children\n9002,1,10\n9002,1,10\n", encoding="utf-8")
    assert [(problem.file, problem.row) for problem in refusal()] == [("children.csv", 3)]


def test_register_faults_are_refused_without_answers_too(folder: Path, refusal: Refusal) -> None:
    (folder / "answers.csv").unlink()
    (folder / "bbic.csv").write_text("unit\n9999\n", encoding="utf-8")
    (folder / "children.csv").write_text("unit,longterm,children\n9002,11,10\n", encoding="utf-8")
    assert [(problem.file, problem.row) for problem in refusal()] == [("bbic.csv", 2), ("children.csv", 2)]


@pytest.mark.parametrize(("name", "column"), [("bbic.csv", "unit"), ("children.csv", "longterm")])
def test_missing_column(folder: Path, refusal: Refusal, name: str, column: str) -> None:
    header = {"bbic.csv": "kod", "children.csv": "unit,children"}[name]
    (folder / name).write_text(f"{header}\n", encoding="utf-8")
    problems = refusal()
    assert {problem.file for problem in problems} == {name}
    assert column in problems[0].sentence
