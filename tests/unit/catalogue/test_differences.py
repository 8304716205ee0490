"""What differs between two editions is found, told in a sentence, and judged by whether it alters the figure."""

from __future__ import annotations

import pytest

from oppna.catalogue.differences.align import align
from oppna.catalogue.differences.difference import Difference
from oppna.catalogue.differences.find import differences
from oppna.model.codes import MeasureUnit
from oppna.model.edition import Edition
from oppna.model.indicator import CategoryRule, Period, PublishedOnly, RegisterListRule
from oppna.model.questionnaire import Option
from tests.lib.releases import EDITION, question
from tests.lib.two_editions import NEW, OLD, later, with_indicator, with_question

YES = "G2_1 = 'Ja' AND G2a_1 = 'Ja'"


def found(new: Edition, id: str = "G2_1", old: Edition = EDITION) -> tuple[Difference, ...]:
    return differences(old, old.indicator(id), new, new.indicator(id))


def test_the_same_edition_again_differs_in_nothing() -> None:
    assert [found(later(), one.id) for one in EDITION.indicators] == [()] * len(EDITION.indicators)


def test_a_date_of_the_round_is_no_difference() -> None:
    old = with_question(EDITION, "G2_1", wording="Har ni den 1 februari 2018 en rutin?")
    new = with_question(later(), "G2_1", wording="Har ni den 1 februari 2020 en rutin?")
    assert found(new, old=old) == ()


@pytest.mark.parametrize(
    ("new", "field", "says"),
    [
        (
            with_question(later(), "G2_1", options=(Option(answer="Ja"), Option(answer="Nej"))),
            "alternativ",
            f"”Ej aktuellt” går bara att svara på G2_1 i {OLD}.",
        ),
        (with_question(later(), "G2a_1", asked_if=""), "ställs_om", f"ställs alltid i {NEW}, i {OLD} bara till en del"),
        (
            with_question(later(), "G2a_1", asked_if="G2_1 <> 'Nej'"),
            "ställs_om",
            "om G2_1 är ”Ja”, i 2020-liten om G2_1",
        ),
        (with_question(later(), "G2_1", kind="tal"), "typ", f"besvaras i {OLD} som val och i {NEW} som tal"),
        (with_indicator(later(), "G2_1", reported_as="Ja/Nej"), "redovisas_som", "Ja/Nej/Ej aktuellt i 2018-liten"),
        (
            with_indicator(later(), "G2_1", period=Period(start="2019-02-01", end="2020-01-31")),
            "mätperiod",
            f"Måttet gäller en dag i {OLD} och 365 dagar i {NEW}.",
        ),
        (
            with_indicator(
                later(), "G2_1", rule=CategoryRule(yes="G2_1 = 'Ja'", not_applicable="G2_1 = 'Ej aktuellt'")
            ),
            "regel",
            "Regeln för Ja är en annan: i 2018-liten om G2_1 är ”Ja” och G2a_1 är ”Ja”; i 2020-liten om G2_1 är ”Ja”.",
        ),
        (
            with_indicator(later(), "G2_1", rule=CategoryRule(yes=YES)),
            "regel",
            f"Regeln kan ge Ej aktuellt bara i {OLD}.",
        ),
        (
            with_indicator(later(), "G2_1", rule=RegisterListRule(file="x.csv")),
            "regel",
            f"Måttet bygger på svar i ord i {OLD} och på en förteckning i {NEW}.",
        ),
        (
            with_indicator(later(), "G2_1", questions=("G2_1",)),
            "frågor",
            f"Frågan G2a_1 (Frågan G2a_1?) krävs bara i {OLD}.",
        ),
    ],
)
def test_what_alters_the_meaning(new: Edition, field: str, says: str) -> None:
    (first, *_) = found(new)
    assert first.alters_meaning
    assert any(one.field == field and says in one.sentence and one.alters_meaning for one in found(new))


@pytest.mark.parametrize(
    ("new", "field"),
    [
        (with_indicator(later(), "G2_1", short_name="Ett annat namn"), "kortnamn"),
        (with_question(later(), "G2_1", wording="Finns en rutin?"), "fråga"),
        (with_indicator(later(), "G2_1", period=Period(start="2019-11-01", end="2019-11-01")), "mätperiod"),
        (with_indicator(later(), "G2_1", rule=PublishedOnly()), "regel"),
        (with_indicator(later(), "G2_1", nonresponse_limit=False), "bortfallsgräns"),
    ],
)
def test_what_is_told_but_alters_nothing(new: Edition, field: str) -> None:
    assert [(one.field, one.alters_meaning) for one in found(new)] == [(field, False)]


@pytest.mark.parametrize(
    "same",
    ["G2a_1 = 'Ja' AND G2_1 = 'Ja'", "G2_1 IN ('Ja') AND G2a_1 = 'Ja'"],
)
def test_the_same_rule_in_another_order_is_no_difference(same: str) -> None:
    rule = CategoryRule(yes=same, not_applicable="G2_1 = 'Ej aktuellt'")
    assert found(with_indicator(later(), "G2_1", rule=rule)) == ()


def test_an_answer_that_files_accept_but_the_form_does_not_offer_alters_nothing() -> None:
    options = tuple(Option(answer=a, offered=a != "Ej aktuellt") for a in ("Ja", "Nej", "Ej aktuellt"))
    (one,) = found(with_question(later(), "G2_1", options=options))
    assert not one.alters_meaning and "erbjuds av formuläret på G2_1 bara i 2018-liten" in one.sentence


def test_a_unit_of_a_measure_alters_it() -> None:
    new = with_indicator(later(), "B1b_minst1", unit=MeasureUnit.COUNT)
    assert any(one.field == "enhet" and one.alters_meaning for one in found(new, "B1b_minst1"))


def test_questions_with_new_ids_are_laid_beside_those_that_ask_the_same() -> None:
    """G6_1 of 2017 and G8 of 2018: one question more, all ids new."""
    old = [question("G6", item="Plan"), question("G6a_A", item="Handledning"), question("G6b", item="Uppföljd")]
    new = [
        question("G8", item="Plan"),
        question("G8a_A", item="Handledning"),
        question("G8a_C", item="Vidareutbildning"),
        question("G8b", item="Uppföljd"),
    ]
    together = [(one and one.id, other and other.id) for one, other in align(old, 2017, new, 2018)]
    assert together == [("G6", "G8"), ("G6a_A", "G8a_A"), (None, "G8a_C"), ("G6b", "G8b")]


def test_a_rule_with_new_ids_is_the_same_rule() -> None:
    form = EDITION.questionnaire
    ids = {"G2_1": "X1", "G2a_1": "X1a"}
    new = later()
    for one in form.questions[:2]:
        new = with_question(
            new, one.id, id=ids[one.id], asked_if=one.asked_if.replace("G2_1", "X1"), wording=one.wording
        )
    new = with_indicator(
        new,
        "G2_1",
        questions=("X1", "X1a"),
        rule=CategoryRule(yes="X1 = 'Ja' AND X1a = 'Ja'", not_applicable="X1 = 'Ej aktuellt'"),
    )
    assert found(new) == ()
