"""The primary rule at its edges."""

from __future__ import annotations

from fractions import Fraction

import pytest

from oppna.secrecy.thresholds import Possible, Thresholds, must_look_possible, primary_reason

FEW, SMALL = "primär: 1–3 personer", "primär: färre än 20 i nämnaren"


@pytest.mark.parametrize(
    ("having", "lacking", "denominator", "reason"),
    [
        (0, 20, 20, ""),
        (20, 0, 20, ""),
        (1, 40, 41, FEW),
        (3, 40, 43, FEW),
        (4, 40, 44, ""),
        (40, 1, 41, FEW),
        (40, 3, 43, FEW),
        (40, 4, 44, ""),
        (10, 9, 19, SMALL),
        (10, 10, Fraction(199, 10), SMALL),
        (0, 0, 0, SMALL),
        (2, 2, 4, FEW),
    ],
)
def test_when_a_share_is_hidden(having: int, lacking: int, denominator: Fraction | int, reason: str) -> None:
    assert primary_reason(having, lacking, denominator, Thresholds()) == reason


def test_thresholds_are_data() -> None:
    strict = Thresholds(fewest=6, denominator=30, span=6)
    assert primary_reason(5, 40, 45, strict) == "primär: 1–5 personer"
    assert primary_reason(10, 19, 29, strict) == "primär: färre än 30 i nämnaren"
    assert must_look_possible(5, strict) == (0, 6)
    assert must_look_possible(4, Thresholds(span=8)) == (0, 8)
    assert must_look_possible(6, Thresholds(span=5)) == (4, 9)


@pytest.mark.parametrize(
    ("value", "possible"), [(0, (0, 4)), (1, (0, 4)), (3, (0, 4)), (4, (2, 6)), (5, (3, 7)), (100, (98, 102))]
)
def test_what_an_attacker_must_not_rule_out(value: int, possible: tuple[int, int]) -> None:
    assert must_look_possible(value, Thresholds()) == Possible(*possible)
