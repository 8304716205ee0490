"""Which answers of the year before are shown beside a question."""

from __future__ import annotations

import pytest

from oppna.catalogue.prepared import prepare
from oppna.collect.form.last_round import read_last, same_questions
from oppna.errors import Refused
from oppna.interchange.folder import ANSWER_COLUMNS
from oppna.interchange.table import Table, table_in

THEN, NOW = prepare("2017-vinr").edition, prepare("2018-bou").edition


def table(rows: str) -> Table:
    return table_in(("unit,question,answer\n" + rows).encode(), "answers.csv", ANSWER_COLUMNS)


def test_a_directly_comparable_question_has_its_answer_under_its_new_id() -> None:
    """[001:631-635] G7_4 of 2017 is G9 of 2018, G21_5 is G24."""
    same = same_questions(THEN, NOW)
    assert (same["G1"], same["G7_4"], same["G21_5"], same["V6_1"]) == ("G1", "G9", "G24", "V6_1")


def test_a_question_that_means_something_else_has_none() -> None:
    same = same_questions(THEN, NOW)
    assert "G6_1" not in same, "the plan of 2017 was about violence"
    assert not {"G3_1", "G3_2"} & same.keys(), "agreements of another service area"


def test_a_follow_up_of_a_question_that_is_not_the_same_is_not_the_same() -> None:
    """G3a_1 asks in the same words in both years, but of another agreement."""
    assert "G3a_1" in {question.id for question in THEN.questionnaire.form}
    assert "G3a_1" not in same_questions(THEN, NOW)


def test_answers_are_taken_and_the_rest_is_counted() -> None:
    last = read_last(table("0114,G1,Ja\n0114,G3_1,Ja\n9999,G1,Ja\n0115,G1,\n"), THEN, NOW, {"0114", "0115"})
    assert last.answers == {("0114", "G1"): "Ja"}
    assert last.left_out == 3


def test_a_file_of_another_edition_is_refused_row_by_row() -> None:
    with pytest.raises(Refused) as refused:
        read_last(table("0114,B1,Ja\n0114,G1,Ja\n0114,G1,Nej\n"), THEN, NOW, {"0114"})
    assert [problem.row for problem in refused.value.problems] == [2, 4]
