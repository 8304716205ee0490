"""Whether a rule fits its questionnaire: the questions it names exist and are used as what they are."""

from __future__ import annotations

import pytest

from oppna.rules.binding import misfits
from oppna.rules.parse import parse_condition, parse_number
from tests.lib.parity.expressions import QUESTIONS

FORM = {question.id: question for question in QUESTIONS}
NOT_NUMBER = "är ingen talfråga men används som tal; jämför med ett svar i citattecken."
NO_OPTIONS = "har inga svarsalternativ men jämförs med"


@pytest.mark.parametrize(
    "text",
    [
        "C1 = 'Ja'",
        "C1 <> 'Nej' AND NOT (C2 IN ('Ja', 'Ej aktuellt') OR N1 = 3)",
        "C1 IS NULL OR N1 IS NOT NULL OR T1 IS NULL",
        "ABS(ROUND(N1, 2) - LEAST(N2, 3)) > N3 + 1",
    ],
)
def test_a_rule_that_fits(text: str) -> None:
    assert list(misfits(parse_condition(text), FORM)) == []


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("X1 = 'Ja'", ["frågan X1 finns inte i formuläret; rätta id eller lägg till frågan."]),
        (
            "X1 = 'Ja' AND N9 > 1 OR X1 IS NULL OR C1 = 'Kanske'",
            [
                "frågan X1 finns inte i formuläret; rätta id eller lägg till frågan.",
                "frågan N9 finns inte i formuläret; rätta id eller lägg till frågan.",
            ],
        ),
        ("N1 = 'Ja'", [f"frågan N1 {NO_OPTIONS} 'Ja'; jämför med ett tal eller IS NULL."]),
        ("T1 IN ('Ja')", [f"frågan T1 {NO_OPTIONS} 'Ja'; jämför med ett tal eller IS NULL."]),
        ("C1 = 3", [f"frågan C1 {NOT_NUMBER}"]),
        ("C1 = C2", [f"frågan C1 {NOT_NUMBER}", f"frågan C2 {NOT_NUMBER}"]),
        (
            "N1 = 1 AND (C1 = 'Ja' OR T1 = 2) AND C2 = 3",
            [f"frågan T1 {NOT_NUMBER}", f"frågan C2 {NOT_NUMBER}"],
        ),
        ("NOT T1 = 'Ja'", [f"frågan T1 {NO_OPTIONS} 'Ja'; jämför med ett tal eller IS NULL."]),
        ("NOT T1 + N1 > 2", [f"frågan T1 {NOT_NUMBER}"]),
        (
            "C1 = 'Kanske'",
            ["'Kanske' är inget svarsalternativ på C1; möjliga är Ja, Nej, Ej aktuellt, Nej, behövs inte, it's ”så”."],
        ),
    ],
)
def test_each_misfit_is_told(text: str, sentences: list[str]) -> None:
    assert list(misfits(parse_condition(text), FORM)) == sentences


def test_every_option_of_a_list_is_looked_at() -> None:
    found = list(misfits(parse_condition("C1 IN ('ja', 'Ja', 'NEJ')"), FORM))
    assert [sentence.partition(" är")[0] for sentence in found] == ["'ja'", "'NEJ'"]


def test_a_number_expression_over_choices_does_not_fit() -> None:
    assert list(misfits(parse_number("C1"), FORM)) == [f"frågan C1 {NOT_NUMBER}"]
