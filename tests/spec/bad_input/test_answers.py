"""Answers that cannot be used are refused, each with its row [METHOD 10]."""

from pathlib import Path

import pytest

from tests.spec.bad_input.conftest import Refusal, add


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("9999,G1,Ja", "9999"),
        ("8000-03,G1,Ja", "8000-03"),
        ("9001,G10,Kanske", "Kanske"),
        ("9001,G10,ja", "ja"),
        ("9001,G10,999", "999"),
        ("9001,G9,\"Nej, behövs inte\"", "Nej, behövs inte"),
        ("9001,B12b_1,Ej aktuellt", "Ej aktuellt"),
        ("9001,V6_1,Ej aktuellt", "Ej aktuellt"),
        ("9001,B1a,många", "många"),
        ("9001,B1a,Ja", "Ja"),
        ("9001,B1a,NaN", "NaN"),
        ("9001,B1a,inf", "inf"),
        ("9001,B1a,12.5.1", "12.5.1"),
        ("9001,B1a,\"1,234\"", "1,234"),
        ("9001,B1a,\"1,234.5\"", "1,234.5"),
        ("9001,G1,Nej", "G1"),
    ],
)  # fmt: skip
def test_refused(folder: Path, refusal: Refusal, row: str, told: str) -> None:
    number = add(folder / "answers.csv", row)
    problems = refusal()
    assert [(problem.file, problem.row) for problem in problems] == [("answers.csv", number)]
    assert told in problems[0].sentence


def test_thousands_or_decimals_says_what_to_do(folder: Path, refusal: Refusal) -> None:
    """1,234 may be twelve hundred or a little over one; the sentence must say how to write either."""
    add(folder / "answers.csv", '9001,B1a,"1,234"')
    sentence = refusal()[0].sentence
    assert "1234" in sentence.replace("\u00a0", "").replace(" ", "")
    assert "1.234" in sentence


def test_an_invalid_answer_to_a_question_not_asked_is_refused_too(folder: Path, refusal: Refusal) -> None:
    number = add(folder / "answers.csv", "9002,G1a,Kanske", "9001,G2a_1,Kanske")
    assert [problem.row for problem in refusal()] == [number, number + 1]


def test_the_same_answer_twice_is_still_twice(folder: Path, refusal: Refusal) -> None:
    number = add(folder / "answers.csv", "9001,G1,Ja", "9002,B2,1", "9002,B2,1")
    assert [problem.row for problem in refusal()] == [number, number + 2]


def test_a_decimal_comma_is_a_number(folder: Path, result: object) -> None:
    assert callable(result)
    plain = result()
    text = (folder / "answers.csv").read_text(encoding="utf-8")
    (folder / "answers.csv").write_text(
        text.replace("B1,12.5", 'B1,"12,5"').replace("B2,0.25", 'B2,"0,250"'), encoding="utf-8"
    )
    assert result() == plain


def test_an_endless_or_hidden_answer_is_shown_short_and_harmless(folder: Path, refusal: Refusal) -> None:
    add(folder / "answers.csv", "9001,G10," + "J" * 5000, "9001,B1a,\x1b[2J", "9001\x07,G1,Ja")
    told = [problem.sentence for problem in refusal()]
    assert any(f"svaret ”{'J' * 60}…” på G10" in sentence for sentence in told)
    assert any("svaret ”\ufffd[2J” på B1a" in sentence for sentence in told)
    assert any("objektet ”9001\ufffd” finns inte" in sentence for sentence in told)
