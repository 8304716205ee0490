"""Conditions over four units at once: Ja, Nej, Ej aktuellt and no answer; 1, 2, −3 and no number."""

from __future__ import annotations

import pytest

from oppna.engines.bits.answers import AnswerPlanes
from oppna.engines.bits.evaluate import truth_of
from oppna.engines.bits.numbers import from_values
from oppna.rules.parse import parse_condition

ANSWERS = AnswerPlanes(
    size=4,
    choices={"C": {"Ja": 0b0001, "Nej": 0b0010, "Ej aktuellt": 0b0100}},
    numbers={"N": from_values([100, 200, -300, None]), "M": from_values([100, 100, 100, 100])},
)


@pytest.mark.parametrize(
    ("text", "truth"),
    [
        ("C = 'Ja'", "+--?"),
        ("C <> 'Ja'", "-++?"),
        ("C IN ('Ja', 'Nej')", "++-?"),
        ("C NOT IN ('Ja', 'Nej')", "--+?"),
        ("C = 'Kanske'", "---?"),
        ("C IS NULL", "---+"),
        ("C IS NOT NULL", "+++-"),
        ("N = 1", "+--?"),
        ("N <> 1", "-++?"),
        ("N < 1", "--+?"),
        ("N <= 1", "+-+?"),
        ("N > 1", "-+-?"),
        ("N >= 1", "++-?"),
        ("N = M", "+--?"),
        ("N + M = 2", "+--?"),
        ("N - M > 0", "-+-?"),
        ("ABS(N) = 3", "--+?"),
        ("LEAST(N, M) = 1", "++-?"),
        ("LEAST(N, 1.5) = 1.5", "-+-?"),
        ("M = 1", "++++"),
        ("C = 'Ja' AND N >= 1 AND M = 1", "+--?"),
        ("C = 'Ja' AND M = 2", "----"),
        ("C = 'Ja' OR N = 2 OR M = 2", "++-?"),
        ("C = 'Ja' OR M = 1", "++++"),
        ("NOT (C = 'Ja' OR N = 2)", "--+?"),
    ],
)
def test_truth(text: str, truth: str) -> None:
    found = truth_of(parse_condition(text), ANSWERS)
    signs = ["+" if found.true >> i & 1 else "-" if found.false >> i & 1 else "?" for i in range(4)]
    assert "".join(signs) == truth
    assert not found.true & found.false
