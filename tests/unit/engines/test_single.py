"""One unit taken out of many and put back: only its own answers change, on every form an answer has."""

from __future__ import annotations

from oppna.engines.bits.answers import AnswerPlanes
from oppna.engines.bits.numbers import from_values
from oppna.engines.bits.single import answered, put_back, taken_out

MANY = AnswerPlanes(
    size=3,
    choices={"C1": {"Ja": 0b011, "Nej": 0b100}},
    numbers={"N1": from_values([1250, 1234, None]), "N2": from_values([1000, 2000, 3000])},
    rounded={"N1": from_values([1300, 1200, None])},
    texts={"T1": 0b101},
    scale=3,
)


def values(answers: AnswerPlanes) -> dict[str, list[int | None]]:
    return {q: number.values(answers.size) for q, number in answers.numbers.items()}


def rounded(answers: AnswerPlanes) -> dict[str, list[int | None]]:
    return {q: number.values(answers.size) for q, number in answers.rounded.items()}


def test_a_unit_taken_out_has_its_own_answers() -> None:
    second = taken_out(MANY, 1)
    assert (second.size, second.scale) == (1, 3)
    assert second.choices == {"C1": {"Ja": 1, "Nej": 0}}
    assert values(second) == {"N1": [1234], "N2": [2000]}
    assert rounded(second) == {"N1": [1200]}
    assert second.texts == {"T1": 0}
    assert taken_out(MANY, 2).texts == {"T1": 1}


def test_put_back_unchanged_is_as_it_was() -> None:
    for position in range(3):
        whole = put_back(MANY, position, taken_out(MANY, position))
        assert (whole.size, whole.scale, whole.choices, whole.texts) == (3, 3, MANY.choices, MANY.texts)
        assert values(whole) == values(MANY) and rounded(whole) == rounded(MANY)


def test_a_new_answer_of_every_form() -> None:
    one = answered(taken_out(MANY, 2), "C1", AnswerPlanes(size=1, choices={"C1": {"Ja": 1, "Nej": 0}}))
    one = answered(one, "T1", AnswerPlanes(size=1))
    one = answered(one, "N1", AnswerPlanes(size=1, numbers={"N1": from_values([77])}, scale=3))
    whole = put_back(MANY, 2, one)
    assert whole.choices == {"C1": {"Ja": 0b111, "Nej": 0}}
    assert whole.texts == {"T1": 0b001}
    assert values(whole) == {"N1": [1250, 1234, 77], "N2": [1000, 2000, 3000]}
    assert rounded(whole)["N1"] == [1300, 1200, 77], "without decimals to round, the rounded number is the number"


def test_a_number_that_gets_decimals_is_rounded_for_that_unit_and_kept_for_the_others() -> None:
    more = AnswerPlanes(size=1, numbers={"N2": from_values([1005])}, rounded={"N2": from_values([1010])}, scale=3)
    whole = put_back(MANY, 0, answered(taken_out(MANY, 0), "N2", more))
    assert values(whole)["N2"] == [1005, 2000, 3000]
    assert rounded(whole) == {"N1": [1300, 1200, None], "N2": [1010, 2000, 3000]}


def test_a_number_nobody_had_given() -> None:
    blank = AnswerPlanes(size=2, scale=0)
    whole = put_back(blank, 1, AnswerPlanes(size=1, numbers={"N9": from_values([5])}, texts={"T9": 1}, scale=0))
    assert values(whole) == {"N9": [None, 5]}
    assert whole.texts == {"T9": 0b10}
