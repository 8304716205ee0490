"""Faults of units.csv."""

from pathlib import Path

import pytest

from tests.spec.bad_input.conftest import Refusal, add


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("9001,Ängby igen,municipality,9001,Östra länet,1,", "9001"),
        ("9003,Cedersta,kommun,9003,Östra länet,1,", "kommun"),
        ("9003,Cedersta,,9003,Östra länet,1,", "kind"),
        (",Cedersta,municipality,,Östra länet,1,", "unit"),
        ("9003,Cedersta,municipality,9003,Östra länet,många,", "många"),
        ("9003,Cedersta,municipality,9003,Östra länet,-5,", "-5"),
        ("9003,Cedersta,municipality,9003,Östra länet,12.5,", "12.5"),
        ("8000-03,Väster,district,,Västra länet,1,", "municipality"),
        ("8000-03,Väster,district,8000-01,Västra länet,1,", "8000-01"),
        ("8000-03,Väster,district,8000-03,Västra länet,1,", "8000-03"),
    ],
)
def test_refused(folder: Path, refusal: Refusal, row: str, told: str) -> None:
    number = add(folder / "units.csv", row)
    problems = [problem for problem in refusal() if problem.file == "units.csv"]
    assert number in [problem.row for problem in problems]
    assert told in " ".join(problem.sentence for problem in problems)


def test_faults_of_units_do_not_hide_faults_of_answers(folder: Path, refusal: Refusal) -> None:
    add(folder / "units.csv", "9003,Cedersta,kommun,9003,Östra länet,1,")
    add(folder / "answers.csv", "9001,G10,Kanske")
    assert {problem.file for problem in refusal()} == {"units.csv", "answers.csv"}


def test_an_empty_population_is_no_fault(folder: Path, result: object) -> None:
    add(folder / "units.csv", "9003,Cedersta,municipality,9003,Östra länet,,")
    assert callable(result)
    assert ",9003," in result()
