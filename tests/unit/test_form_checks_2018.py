"""The form's checks of edition 2018: when they strike."""

from __future__ import annotations

import pytest

from oppna.catalogue.load import load_edition
from oppna.engines.bits.evaluate import truth_of
from oppna.rules.parse import parse_condition
from tests.lib.rounds import EDITION, hold

STAFF = "K13"


def strikes(check: str, answers: dict[str, str]) -> bool:
    """Is something wrong with the answers of a unit, by this check?"""
    (found,) = (one for one in load_edition(EDITION).questionnaire.checks if one.id == check)
    planes = hold({"0001": answers}).results.asked.answers
    return bool(truth_of(parse_condition(found.condition), planes).true)


@pytest.mark.parametrize(
    ("answers", "wrong"),
    [
        ({"B1": "2000", "B2": "2000"}, False),
        ({"B1": "2000.01", "B2": "0"}, True),
        ({"B1": "12.50", "B2": "2500"}, True),
        ({"B1": "9999"}, True),
        ({"B1": "999", "B2": "999"}, False),
        ({}, False),
    ],
)
def test_more_staff_than_anybody_has_is_to_be_confirmed(answers: dict[str, str], wrong: bool) -> None:
    assert strikes(STAFF, answers) is wrong


def test_the_check_of_staff_is_soft() -> None:
    """Somebody may have them; the form asks and does not forbid."""
    (check,) = (one for one in load_edition(EDITION).questionnaire.checks if one.id == STAFF)
    assert check.severity == "mjuk"
