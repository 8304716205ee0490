"""The script of the form evaluates rules: unknown, blank fields, exact numbers. Runs in a JavaScript engine."""

from __future__ import annotations

import pytest

from oppna.rules.parse import parse_condition
from tests.lib.parity.engines import counted_in_browser, truths_in_browser

Answers = dict[str, str]


@pytest.mark.parametrize(
    ("text", "answers", "truth"),
    [
        ("B1 + B2 = 0.3", {"B1": "0.1", "B2": "0.2"}, True),
        ("B1 = 1", {"B1": "1.00"}, True),
        ("B1 = 0.5", {"B1": ".5"}, True),
        ("B1 = 5", {"B1": "5."}, True),
        ("B1 = 5", {"B1": "+5"}, True),
        ("B1 < 0", {"B1": "-0.000000000001"}, True),
        ("B1 > 99999999999999", {"B1": "999999999999999"}, True),
        ("ROUND(B1, 2) = 0.13", {"B1": "0.125"}, True),
        ("ROUND(B1, 2) = -0.13", {"B1": "-0.125"}, True),
        ("ROUND(B1, 2) = 0.12", {"B1": "0.124999"}, True),
        ("ROUND(B1, 2) = 0", {}, None),
        ("ABS(B1) = 2", {"B1": "-2"}, True),
        ("ABS(B1) = 2", {}, None),
        ("LEAST(B1, B2) = 1", {"B1": "1"}, None),
        ("B1 > 1", {"B1": "många"}, None),
        ("B1 > 1", {"B1": "."}, None),
        ("B1 > 1", {"B1": ""}, None),
        ("B1 IS NULL", {"B1": ""}, True),
        ("G1 IS NULL", {"G1": "  "}, True),
        ("G1 IS NULL", {"G1": "Ja"}, False),
        ("G1 = 'Ja'", {"G1": " Ja "}, True),
        ("G1 <> 'Ja'", {}, None),
        ("G1 IN ('Ja')", {}, None),
        ("G1 IN ('Ja')", {"G1": "Nej"}, False),
        ("NOT G1 = 'Ja'", {}, None),
        ("G1 = 'Ja' AND B1 > 1", {"G1": "Nej"}, False),
        ("G1 = 'Ja' AND B1 > 1", {"G1": "Ja"}, None),
        ("G1 = 'Ja' OR B1 > 1", {"G1": "Ja"}, True),
        ("G1 = 'Ja' OR B1 > 1", {"G1": "Nej"}, None),
    ],
)
def test_the_script(text: str, answers: Answers, truth: bool | None) -> None:
    assert truths_in_browser([parse_condition(text)], [answers]) == [[truth]]


def test_an_answer_of_null_is_no_answer() -> None:
    answers: dict[str, str] = {"B1": None}  # type: ignore[dict-item]
    assert truths_in_browser([parse_condition("B1 IS NULL"), parse_condition("B1 = 1")], [answers]) == [[True], [None]]


def test_what_is_not_asked_does_not_count_and_routes_no_further() -> None:
    routing = (("G1a", parse_condition("G1 = 'Nej'")), ("G1b", parse_condition("G1a = 'Ja'")))
    kept = counted_in_browser(routing, [{"G1": "Ja", "G1a": "Ja", "G1b": "x"}, {"G1": "Nej", "G1a": "Ja", "G1b": "x"}])
    assert kept == [{"G1": "Ja"}, {"G1": "Nej", "G1a": "Ja", "G1b": "x"}]
