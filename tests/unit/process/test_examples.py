"""One imagined unit through an indicator, and every unit one could imagine."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from oppna.catalogue.load import load_edition
from oppna.errors import Refused
from oppna.model.edition import Edition
from oppna.model.indicator import CategoryRule, PublishedOnly
from oppna.process import examples
from oppna.process.examples import overlaps, value_of
from tests.lib.rounds import staff


@pytest.fixture(scope="module")
def edition() -> Edition:
    return load_edition("2018-bou")


@pytest.mark.parametrize(
    ("id", "answers", "value"),
    [
        ("G2_1", {"G2_1": "Ja", "G2a_1": "Ej aktuellt"}, "Ja"),
        ("G2_1", {"G2_1": "Nej", "G2a_1": "Ja"}, "Nej"),
        ("G2_1", {"G2_1": "Ej aktuellt"}, "Ej aktuellt"),
        ("G2_1", {"G2_1": "Ja"}, "uppgift saknas"),
        ("G2_1", {}, "uppgift saknas"),
        ("B12_1_anvant", {"B12_1": "Ja", "B12b_1": "Nej, men beslut finns"}, "Delvis"),
        ("B1b_minst1", staff("3", "2", "0.5", "0.5", "1"), "0.500000"),
        ("B1b_minst1", staff("3", "4"), "ologisk uppgift"),
        ("B1b_minst1", staff("0", "0"), "Ej aktuellt"),
        ("B1b_minst1", staff("999", "0"), "uppgift saknas"),
        ("BM_konsult", {"B1": "2", "B2": "1"}, "0.333333"),
    ],
)
def test_a_survey_indicator(edition: Edition, id: str, answers: dict[str, str], value: str) -> None:
    assert value_of(edition, edition.indicator(id), answers, {}) == value


@pytest.mark.parametrize(
    ("id", "register", "value"),
    [
        ("BBIC", {"finns": "Ja"}, "Ja"),
        ("BBIC", {}, "Nej"),
        ("BM_bistand", {"longterm": "1", "children": "8"}, "0.125000"),
        ("BM_bistand", {"longterm": "0", "children": "0"}, "uppgift saknas"),
        ("BM_bistand", {}, "uppgift saknas"),
    ],
)
def test_a_register_indicator(edition: Edition, id: str, register: dict[str, str], value: str) -> None:
    assert value_of(edition, edition.indicator(id), {}, register) == value


def test_answers_no_file_could_hold_are_refused_all_at_once(edition: Edition) -> None:
    with pytest.raises(Refused) as refused:
        value_of(edition, edition.indicator("G1"), {"G1": "Kanske", "B1": "många", "X9": "Ja"}, {})
    assert [(problem.file, problem.row, problem.code) for problem in refused.value.problems] == [
        ("exempel", 1, "SVAR_OKÄNT"),
        ("exempel", 2, "SVAR_EJ_TAL"),
        ("exempel", 3, "FRÅGA_OKÄND"),
    ]


def test_no_two_categories_of_2018_are_true_together(edition: Edition) -> None:
    assert {indicator.id: overlaps(edition, indicator) for indicator in edition.indicators} == {
        indicator.id: [] for indicator in edition.indicators
    }


def planted(edition: Edition, id: str = "G2_1", **rule: str) -> list[str]:
    indicator = replace(edition.indicator(id), rule=CategoryRule(**rule))
    return overlaps(edition, indicator)


def test_a_planted_overlap_is_found(edition: Edition) -> None:
    assert planted(edition, yes="G2_1 = 'Ja'", partly="G2a_1 = 'Nej'") == [
        "både ja och delvis kan vara sanna för samma svar; ändra ett av villkoren."
    ]
    assert planted(
        edition,
        yes="G2_1 = 'Ja'",
        partly="G2_1 = 'Nej'",
        not_applicable="G2a_1 = 'Ja'",
        illogical="G2_1 IS NULL OR G2a_1 = 'Nej'",
    ) == [
        "både ja och ej_aktuellt kan vara sanna för samma svar; ändra ett av villkoren.",
        "både ja och ologisk kan vara sanna för samma svar; ändra ett av villkoren.",
    ]


def test_what_routing_makes_impossible_is_no_overlap(edition: Edition) -> None:
    """G2a_1 is asked only where G2_1 is Ja; on a question that is always asked the same rule overlaps."""
    assert planted(edition, yes="G2_1 = 'Nej'", partly="G2a_1 = 'Nej'") == []
    assert planted(edition, yes="G2_1 = 'Nej'", partly="G10 = 'Nej'") != []


def test_routing_is_followed_through_its_parents(edition: Edition) -> None:
    """B14a_1 is asked only where B14_1 is Ja, and that only where B13 is; the rule itself names neither."""
    assert planted(edition, "B13_flickor_0_11", yes="B14a_1 = 'Ja'", partly="B13 = 'Nej'") == []


def test_an_overlap_that_takes_several_parents_is_found(edition: Edition) -> None:
    assert len(planted(edition, "B13_flickor_0_11", yes="B14a_1 = 'Ja'", partly="B15a_2 = 'Ja'")) == 1


def test_unanswered_is_among_the_combinations(edition: Edition) -> None:
    assert len(planted(edition, yes="G2_1 IS NULL", partly="G2_2 IS NULL")) == 1


def test_too_many_combinations_are_not_tried(edition: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(examples, "MAX_COMBINATIONS", 19)
    assert planted(edition, yes="G2_1 = 'Ja' AND G2a_1 = 'Ja'") == [
        "regeln bygger på så många frågor att 20 kombinationer skulle prövas; dela upp indikatorn."
    ]
    monkeypatch.setattr(examples, "MAX_COMBINATIONS", 20)
    assert planted(edition, yes="G2_1 = 'Ja' AND G2a_1 = 'Ja'") == []


def test_only_categories_can_overlap(edition: Edition) -> None:
    assert overlaps(edition, edition.indicator("BM_konsult")) == []
    assert overlaps(edition, replace(edition.indicator("G1"), rule=PublishedOnly())) == []
