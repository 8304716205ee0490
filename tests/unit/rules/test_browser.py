"""A rule as data for the form."""

from __future__ import annotations

import json

import pytest

from oppna.rules.browser import to_browser
from oppna.rules.parse import parse_condition


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("G1 = 'Ja'", ["=", ["q", "G1"], ["t", "Ja"]]),
        ("G1 IN ('Ja', 'Nej')", ["in", ["q", "G1"], "Ja", "Nej"]),
        ("G1 IS NOT NULL", ["not", ["null", ["q", "G1"]]]),
        ("B1 < 1 AND B1 > 0.50", ["and", ["<", ["q", "B1"], ["n", "1"]], [">", ["q", "B1"], ["n", "0.50"]]]),
        ("B1 <= 1 OR B1 >= 3", ["or", ["<=", ["q", "B1"], ["n", "1"]], [">=", ["q", "B1"], ["n", "3"]]]),
        (
            "ABS(ROUND(B1, 2) - LEAST(B2, B3 + 1)) <> 0",
            [
                "<>",
                [
                    "abs",
                    ["-", ["round", ["q", "B1"]], ["least", ["q", "B2"], ["+", ["q", "B3"], ["n", "1"]]]],
                ],
                ["n", "0"],
            ],
        ),
    ],
)
def test_the_form(text: str, form: list[object]) -> None:
    written = to_browser(parse_condition(text))
    assert written == form
    assert json.loads(json.dumps(written)) == form
