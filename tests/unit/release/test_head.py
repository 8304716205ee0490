"""What a person states of a version."""

from __future__ import annotations

import pytest

from oppna.errors import Problem, Refused
from oppna.release.head import Statement, is_version, require_sound, statement_problems, version_key

SOUND = {"version": "1.0", "date": "2018-06-20", "approver": "Karin Ek"}


def test_a_sound_statement_has_no_problems() -> None:
    require_sound(Statement(**SOUND))


@pytest.mark.parametrize(
    "version", ["", "1", "1.", ".1", "v1.0", "1.0.0", "01.0", "1.00", "1.0 ", "../1.0", "1.0\n", "1234567.0"]
)
def test_a_version_is_two_whole_numbers(version: str) -> None:
    assert not is_version(version)
    assert [problem.code for problem in statement_problems(Statement(**{**SOUND, "version": version}))] == ["VERSION"]


@pytest.mark.parametrize("date", ["", "2018-02-29", "20180620", "2018-6-2", "2018-W25-3", "20 juni 2018"])
def test_a_date_is_a_day_that_exists(date: str) -> None:
    assert [problem.code for problem in statement_problems(Statement(**{**SOUND, "date": date}))] == ["DATUM"]


def test_all_faults_are_told_together() -> None:
    with pytest.raises(Refused) as refused:
        require_sound(Statement(version="ett", date="igår", approver=" "))
    assert str(refused.value).splitlines() == [
        "datumet ”igår” finns inte; skriv det som ÅÅÅÅ-MM-DD, till exempel 2018-06-20.",
        "namnet på den som godkänner saknas; ange det med --approved-by.",
        "versionen ”ett” ska vara två heltal med punkt emellan, till exempel 1.0.",
    ]


def test_versions_are_ordered_as_numbers() -> None:
    assert sorted(["1.10", "2.0", "1.9", "1.0"], key=version_key) == ["1.0", "1.9", "1.10", "2.0"]


@pytest.mark.parametrize("approver", ["Anna\nBo", "\x1b[31mAnna", "Anna\tBo"])
def test_an_approver_is_one_line_without_control_characters(approver: str) -> None:
    problems = list(statement_problems(Statement(**{**SOUND, "approver": approver})))
    assert problems == [
        Problem(
            "",
            0,
            "GODKÄNNARE",
            "namnet på den som godkänner har radbrytningar eller styrtecken; skriv det på en rad.",
        )
    ]


def test_a_fault_of_a_statement_is_of_no_file_and_has_its_code() -> None:
    problems = list(statement_problems(Statement(version="ett", date="igår", approver=" ")))
    assert [(problem.file, problem.row, problem.code) for problem in problems] == [
        ("", 0, "VERSION"),
        ("", 0, "DATUM"),
        ("", 0, "GODKÄNNARE"),
    ]
