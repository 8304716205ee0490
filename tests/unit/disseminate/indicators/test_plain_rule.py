"""The rule of an indicator in words that need no questionnaire beside them."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

import pytest

from oppna.catalogue.registers import registers
from oppna.disseminate.presenters.indicator.asked import asked
from oppna.disseminate.presenters.indicator.described import described
from oppna.disseminate.presenters.indicator.examples import examples_of
from oppna.disseminate.presenters.plain_rule import behind, plain_condition, plain_rule, plain_words, without_marks
from oppna.rules.parse import parse_condition
from tests.lib.public_world import CHILDREN, PUBLISHED, VIOLENCE


@pytest.fixture
def editions(public_shelf: Any) -> Any:
    return public_shelf.at(datetime.now(UTC)).by_edition


def _rule(editions: Any, edition: str, indicator: str) -> str:
    one = editions[edition].edition
    return " ".join(plain_rule(one, one.indicator(indicator)))


def test_answers_are_called_by_the_numbers_of_their_questions(editions: Any) -> None:
    told = _rule(editions, CHILDREN, "G2_1")
    assert "Resultatet är Ja om svar 1 är ”Ja” och svar 2 är ”Ja” eller ”Ej aktuellt”, eller svar 1 är ”Nej, " in told
    release = editions[CHILDREN]
    numbers = [(one.id, one.number) for one in asked(release, release.edition.indicator("G2_1"))]
    assert numbers == [("G2_1", "1"), ("G2a_1", "2")]


def test_a_single_question_needs_no_number(editions: Any) -> None:
    assert _rule(editions, CHILDREN, "G1").startswith("Resultatet är Ja om svaret är ”Ja”. I övrigt är resultatet Nej.")
    release = editions[CHILDREN]
    assert [one.number for one in asked(release, release.edition.indicator("G1"))] == [""]


def test_answers_that_must_be_alike_are_told_together(editions: Any) -> None:
    assert "Resultatet är Ja om svar 1–9 är ”Ja”." in _rule(editions, CHILDREN, "B13_flickor_0_11")
    assert "Resultatet är Ja om något av svar 1–6 är ”Ja”." in _rule(editions, CHILDREN, "B10")
    assert "svar 1 är ”Ja” och (något av svar 3–8 är ”Ja”)." in _rule(editions, PUBLISHED, "foraldrastod_bistand")
    assert "inte stämmer att (svar 2–5 är ”Ja”)." in _rule(editions, PUBLISHED, "plan_handlaggare")
    assert "något av svar 1 och 3 är 999 (kan inte lämna uppgift)." in _rule(editions, CHILDREN, "BM_konsult")


def test_registers_and_lists_are_called_what_people_call_them(editions: Any) -> None:
    assert "enligt ”Registret över insatser för barn och unga” varit placerade" in _rule(editions, PUBLISHED, "UTB_gy")
    assert _rule(editions, CHILDREN, "BBIC").startswith("Resultatet är Ja om kommunen, eller staden")


def test_a_routed_question_says_when_it_is_asked(editions: Any) -> None:
    edition = editions[CHILDREN].edition
    question = edition.question("G2a_1")
    condition = parse_condition(question.asked_if)
    assert plain_condition(edition, edition.indicator("G2_1"), condition) == "svar 1 är ”Ja”"


def test_no_id_and_no_mark_of_a_source_is_left_anywhere(editions: Any) -> None:
    """Over every indicator that is public: what a citizen reads has none of the names that programs use."""
    seen = 0
    for edition in (CHILDREN, VIOLENCE, PUBLISHED):
        release = editions[edition]
        asked_ids = [question.id for question in release.edition.questionnaire.questions]
        ids = [id for id in asked_ids if re.search(r"[\d_]", id)]  # others of 2015 are common words: plan
        ids += [f"registret {id}" for id in registers()]
        known = re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, ids))})(?![\w-])|\[\d{{3}}:|\.csv")
        for indicator in release.edition.indicators:
            above, more = described(release, indicator)
            told = [line for fact in above for line in fact.lines]
            told += [question.asked_if for question in asked(release, indicator)]
            told += [one.given for one in examples_of(release.edition, indicator) if behind(release.edition, indicator)]
            assert not [found[0] for line in told if (found := known.search(line))], indicator.id
            assert not [line for fact in more for line in fact.lines if re.search(r"\[\d{3}:|\.csv", line)], (
                indicator.id
            )
            assert all("”" not in line or line.count("”") % 2 == 0 for line in told)
            seen += 1
    assert seen > 150


def test_marks_go_and_the_sentence_stays() -> None:
    assert without_marks("2017-bou: jämförbar. [001:625-630] Trots allt") == "2017 års utgåva: jämförbar. Trots allt"
    assert without_marks("Förteckningen över licenser (filen bbic.csv).") == "Förteckningen över licenser."


def test_editions_are_called_by_their_year_and_questions_by_what_they_ask() -> None:
    told = "Måttet redovisas i 2015-bou. Frågan jour_nagon (Har ni någon jour?) krävs bara i 2015-bou."
    plain = "Måttet redovisas i 2015 års utgåva. Frågan ”Har ni någon jour?” krävs bara i 2015 års utgåva."
    assert plain_words(told) == plain
