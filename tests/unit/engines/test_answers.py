"""A set of answers as planes: where a question is answered, and forgetting answers."""

from __future__ import annotations

import pytest

from oppna.engines.bits.answers import AnswerPlanes
from oppna.engines.bits.evaluate import number_of, scaled, truth_of
from oppna.engines.bits.numbers import from_values
from oppna.rules.expression import Add, Question, Text
from oppna.rules.parse import parse_condition, parse_number

ANSWERS = AnswerPlanes(
    size=4,
    choices={"C1": {"Ja": 0b0001, "Nej": 0b0110}, "C2": {"Ja": 0b1111}},
    numbers={"N1": from_values([1250, None, -5, 0]), "N2": from_values([1, 2, 3, 4])},
    rounded={"N1": from_values([1300, None, -10, 0])},
    texts={"T1": 0b1010},
    scale=3,
)


def test_everyone_and_known() -> None:
    assert ANSWERS.everyone == 0b1111
    assert ANSWERS.known("C1") == 0b0111
    assert ANSWERS.known("N1") == 0b1101
    assert ANSWERS.known("T1") == 0b1010
    assert ANSWERS.known("X9") == 0


def test_only_forgets_a_choice_and_nothing_else() -> None:
    left = ANSWERS.only("C1", 0b0011)
    assert left.choices == {"C1": {"Ja": 0b0001, "Nej": 0b0010}, "C2": {"Ja": 0b1111}}
    assert (left.numbers, left.rounded, left.texts) == (ANSWERS.numbers, ANSWERS.rounded, ANSWERS.texts)


def test_only_forgets_a_number_and_its_rounding() -> None:
    left = ANSWERS.only("N1", 0b1000)
    assert left.numbers["N1"].values(4) == [None, None, None, 0]
    assert left.rounded["N1"].values(4) == [None, None, None, 0]
    assert left.numbers["N2"] == ANSWERS.numbers["N2"]
    other = ANSWERS.only("N2", 0b0001)
    assert other.numbers["N2"].values(4) == [1, None, None, None]
    assert other.rounded == ANSWERS.rounded


def test_only_forgets_a_text() -> None:
    assert ANSWERS.only("T1", 0b0111).texts == {"T1": 0b0010}


def test_only_of_a_question_nobody_answered_changes_nothing() -> None:
    assert ANSWERS.only("X9", 0) == ANSWERS


def test_a_question_nobody_answered_is_unknown() -> None:
    assert truth_of(parse_condition("X9 = 'Ja'"), ANSWERS) == (0, 0)
    assert truth_of(parse_condition("X9 > 1"), ANSWERS) == (0, 0)
    assert truth_of(parse_condition("ROUND(X9, 2) > 1"), ANSWERS) == (0, 0)
    assert truth_of(parse_condition("X9 IS NULL"), ANSWERS) == (0b1111, 0)


def test_rounding_where_somebody_gave_more_than_two_decimals() -> None:
    assert number_of(parse_number("ROUND(N1, 2)"), ANSWERS).values(4) == [1300, None, -10, 0]
    assert number_of(parse_number("ROUND(N2, 2)"), ANSWERS).values(4) == [1, 2, 3, 4]


def test_a_number_of_a_rule_must_be_whole_at_the_scale_of_the_answers() -> None:
    assert scaled("0.125", 3) == 125
    with pytest.raises(ValueError, match=r"0\.125 has more decimals than the 2 that the answers are kept with"):
        scaled("0.125", 2)


def test_a_text_is_no_number() -> None:
    with pytest.raises(TypeError, match="'Ja' is no number"):
        number_of(Add(Question("N1"), Text("Ja")), ANSWERS)
