"""Rows of answers.csv → planes: what is taken in, what is refused, what is ignored."""

from __future__ import annotations

import pytest

from oppna.catalogue.load import load_edition
from oppna.errors import Problem
from oppna.model.answer import Finding
from oppna.process.integrate import Integrated, integrate
from tests.lib.rounds import EDITION, district, municipality

UNITS = [municipality("0114"), municipality("0115"), district("S1", "0180"), district("S2", "0180")]
QUESTIONS = load_edition(EDITION).questionnaire.questions

Row = tuple[str, str, str]


def taken(*rows: Row, scale: int = 2) -> Integrated:
    return integrate(enumerate(rows, 2), UNITS, {"0180": "Stockholm"}, QUESTIONS, file="answers.csv", scale=scale)


def test_each_kind_of_answer_lands_in_its_planes() -> None:
    found = taken(
        ("0114", "G1", "Ja"),
        ("S1", "G1", "Nej"),
        ("S2", "G1", "Ja"),
        ("0115", "B1", "12.5"),
        ("0114", "B1", "−1"),
        ("0115", "G1b", "Vardagar"),
        ("S2", "G1b", "Helger"),
    )
    planes = found.planes
    assert planes.choices["G1"] == {"Ja": 0b1001, "Nej": 0b0100}
    assert planes.numbers["B1"].values(4) == [-100, 1250, None, None]
    assert planes.texts == {"G1b": 0b1010}
    assert planes.rounded == {}
    assert (planes.size, planes.scale) == (4, 2)
    assert found.written == {
        (1, "B1"): "12.5",
        (0, "B1"): "-1",
        (1, "G1b"): "Vardagar",
        (3, "G1b"): "Helger",
    }
    assert (found.problems, found.warnings, found.findings) == ([], [], [])


def test_nothing_at_all() -> None:
    planes = taken().planes
    assert planes.known("G1") == 0 and planes.numbers == {} and planes.texts == {}


def test_spaces_around_are_no_fault() -> None:
    found = taken((" 0114 ", " G1 ", " Ja "), ("0115", "G1 ", "Nej"), ("S1", "B1", " 3 "))
    assert found.problems == []
    assert found.planes.choices["G1"] == {"Ja": 0b0001, "Nej": 0b0010}
    assert found.written == {(2, "B1"): "3"}


def test_a_blank_answer_is_no_answer() -> None:
    found = taken(("0114", "G1", ""), ("0115", "G1", "  "), ("0114", "B1", ""), ("0114", "G1b", " "))
    assert found.problems == []
    assert found.planes.known("G1") == 0
    assert found.written == {}


@pytest.mark.parametrize(
    ("row", "problem", "finding"),
    [
        (
            ("0114", "G1", "Kanske"),
            Problem(
                "answers.csv",
                2,
                "SVAR_OKÄNT",
                "0114: svaret ”Kanske” på G1 finns inte bland alternativen; svara ”Ja”, ”Nej”.",
            ),
            Finding(
                "0114",
                "",
                "G1",
                "SVAR_OKÄNT",
                "svaret ”Kanske” på G1 finns inte bland alternativen; svara ”Ja”, ”Nej”.",
            ),
        ),
        (
            ("0115", "B1", "många"),
            Problem(
                "answers.csv",
                2,
                "SVAR_EJ_TAL",
                "0115: svaret ”många” på B1 kan inte användas: det ska vara ett tal, till exempel 12.5.",
            ),
            Finding(
                "0115",
                "",
                "B1",
                "SVAR_EJ_TAL",
                "svaret ”många” på B1 kan inte användas: det ska vara ett tal, till exempel 12.5.",
            ),
        ),
        (
            ("9999", "G1", "Ja"),
            Problem(
                "answers.csv",
                2,
                "OBJEKT_OKÄNT",
                "objektet ”9999” finns inte i units.csv; rätta koden eller lägg till objektet.",
            ),
            Finding("9999", "", "G1", "OBJEKT_OKÄNT", "objektet ”9999” finns inte i units.csv; svaret räknas inte."),
        ),
        (
            ("", "G1", "Ja"),
            Problem("answers.csv", 2, "OBJEKT_OKÄNT", "objektets kod saknas; rätta koden eller lägg till objektet."),
            Finding("", "", "G1", "OBJEKT_OKÄNT", "objektets kod saknas; svaret räknas inte."),
        ),
    ],
)
def test_an_answer_that_is_refused(row: Row, problem: Problem, finding: Finding) -> None:
    found = taken(row)
    assert found.problems == [problem]
    assert found.findings == [finding]
    assert found.planes.known("G1") == 0 and found.written == {}


def test_an_answer_given_twice_is_refused_and_neither_counts() -> None:
    found = taken(
        ("0114", "G1", "Ja"),
        ("0115", "G1", "Ja"),
        ("0114", "G1", "Nej"),
        ("0114", "G1", "Ja"),
        ("0114", "B1", "1"),
        ("0114", "B1", "2"),
        ("0115", "G1b", "a"),
        ("0115", "G1b", "a"),
        ("0115", "B1", "3"),
    )
    assert [(problem.file, problem.row, problem.code) for problem in found.problems] == [
        ("answers.csv", row, "SVAR_DUBBELT") for row in (4, 5, 7, 9)
    ]
    assert found.problems[0].sentence == "0114 har redan svarat på G1 på en tidigare rad; behåll en av raderna."
    assert found.findings == [
        Finding("0114", "", "G1", "SVAR_DUBBELT", "G1 är besvarad mer än en gång."),
        Finding("0114", "", "B1", "SVAR_DUBBELT", "B1 är besvarad mer än en gång."),
        Finding("0115", "", "G1b", "SVAR_DUBBELT", "G1b är besvarad mer än en gång."),
    ]
    assert found.planes.choices["G1"] == {"Ja": 0b0010, "Nej": 0}
    assert found.written == {(1, "B1"): "3"}


@pytest.mark.parametrize("first", ["", "Kanske"])
def test_a_row_that_gave_nothing_is_a_row_all_the_same(first: str) -> None:
    found = taken(("0114", "G1", first), ("0114", "G1", "Ja"))
    assert found.problems[-1].code == "SVAR_DUBBELT"
    assert found.planes.known("G1") == 0


def test_other_editions_questions_and_cities_are_ignored_with_one_warning_each() -> None:
    found = taken(
        ("0114", "E10", "Ja"),
        ("0115", " E10", "Nej"),
        ("0114", "P2", "Ja"),
        ("0180", "G1", "Ja"),
        ("0180", "E10", "Ja"),
    )
    assert found.problems == []
    assert [str(warning) for warning in found.warnings] == [
        "answers.csv rad 2: frågan ”E10” finns inte i utgåvan; svaren på den räknas inte.",
        "answers.csv rad 4: frågan ”P2” finns inte i utgåvan; svaren på den räknas inte.",
        "answers.csv rad 5: 0180 svarar genom sina stadsdelar; svar på staden själv räknas inte.",
    ]
    assert [warning.code for warning in found.warnings] == ["FRÅGA_OKÄND", "FRÅGA_OKÄND", "STAD"]
    assert found.findings == [
        Finding(
            "",
            "",
            "E10",
            "FRÅGA_OKÄND",
            "frågan ”E10” finns inte i utgåvan; svaren på den räknas inte. Antal svar: 2.",
        ),
        Finding(
            "",
            "",
            "P2",
            "FRÅGA_OKÄND",
            "frågan ”P2” finns inte i utgåvan; svaren på den räknas inte. Antal svar: 1.",
        ),
        Finding(
            "0180",
            "",
            "",
            "STAD",
            "0180 svarar genom sina stadsdelar; svar på staden själv räknas inte. Antal svar: 2.",
        ),
    ]


def test_an_unknown_unit_is_told_even_with_an_unknown_question() -> None:
    found = taken(("9999", "E10", "Ja"))
    assert [problem.code for problem in found.problems] == ["OBJEKT_OKÄNT"] and found.warnings == []


def test_units_that_come_and_go_are_ignored_where_that_is_no_fault() -> None:
    rows = [(2, ("9999", "G1", "Ja")), (3, ("9999", "G10", "Ja")), (4, ("", "G1", "Ja")), (5, ("0114", "G1", "Ja"))]
    found = integrate(rows, UNITS, {}, QUESTIONS, file="previous.csv", scale=2, other_units=True)
    sentence = "objektet ”9999” finns inte i units.csv; svaren från det räknas inte."
    assert found.warnings == [Problem("previous.csv", 2, "OBJEKT_OKÄNT", sentence)]
    assert [(problem.row, problem.code) for problem in found.problems] == [(4, "OBJEKT_OKÄNT")]
    assert [finding.sentence for finding in found.findings] == [
        f"{sentence} Antal svar: 2.",
        "objektets kod saknas; svaret räknas inte.",
    ]
    assert found.planes.choices["G1"]["Ja"] == 0b0001


@pytest.mark.parametrize(
    ("text", "scale", "value", "rounded"),
    [
        ("12.5", 2, 1250, None),
        ("12.500", 2, 1250, None),
        ("12,50", 2, 1250, None),
        ("0.125", 3, 125, 130),
        ("-0.125", 3, -125, -130),
        ("0.124", 3, 124, 120),
        ("-0.1249", 4, -1249, -1200),
        ("0.0050", 3, 5, 10),
        ("0.0049", 4, 49, 0),
    ],
)
def test_as_many_decimals_are_kept_as_somebody_gave(text: str, scale: int, value: int, rounded: int | None) -> None:
    planes = taken(("0114", "B1", text), ("0115", "B2", "3")).planes
    assert planes.scale == scale
    assert planes.numbers["B1"].at(0) == value
    assert planes.numbers["B2"].at(1) == 3 * 10**scale
    assert {id: numbers.at(0) for id, numbers in planes.rounded.items()} == ({} if rounded is None else {"B1": rounded})


def test_the_least_scale_is_kept_and_rounds_still_to_two() -> None:
    planes = taken(("0114", "B1", "1.005"), ("0115", "B1", "2"), scale=5).planes
    assert planes.scale == 5
    assert planes.rounded["B1"].values(4) == [101_000, 200_000, None, None]


def test_a_long_text_has_no_say_in_the_decimals() -> None:
    assert taken(("0114", "G1b", "0.123456")).planes.scale == 2


@pytest.mark.parametrize("written", ["Ja", " Ja "])
def test_units_in_every_byte_of_a_plane(written: str) -> None:
    units = [municipality(f"{n:04d}") for n in range(20)]
    rows = [(2, (unit.unit, "G1", written)) for unit in units[::2]]
    rows += [(3, (unit.unit, "G1", "Nej ")) for unit in units[1::2]]
    found = integrate(rows, units, {}, QUESTIONS, file="answers.csv", scale=2)
    assert found.problems == []
    assert found.planes.choices["G1"] == {"Ja": 0b0101_0101_0101_0101_0101, "Nej": 0b1010_1010_1010_1010_1010}


@pytest.mark.parametrize("blank", ["", "Ja", "Ja "])
@pytest.mark.parametrize("question", ["G1", "B1", "G1b"])
def test_every_unit_is_watched_for_repetition(question: str, blank: str) -> None:
    units = [municipality(f"{n:04d}") for n in range(20)]
    answer = blank if question == "G1" or not blank else "1"
    rows = [(2, (unit.unit, question, answer)) for unit in units]
    assert integrate(rows, units, {}, QUESTIONS, file="answers.csv", scale=2).problems == []
    twice = integrate([*rows, *rows], units, {}, QUESTIONS, file="answers.csv", scale=2)
    assert [problem.code for problem in twice.problems] == ["SVAR_DUBBELT"] * 20
    assert twice.planes.known(question) == 0
