"""Three-valued truth, as in SQL: the whole tables."""

from __future__ import annotations

import pytest

from oppna.engines.bits.truth import Truth

YES, NO, UNKNOWN = Truth(1, 0), Truth(0, 1), Truth(0, 0)


@pytest.mark.parametrize(
    ("left", "right", "both", "either"),
    [
        (YES, YES, YES, YES),
        (YES, NO, NO, YES),
        (YES, UNKNOWN, UNKNOWN, YES),
        (NO, NO, NO, NO),
        (NO, UNKNOWN, NO, UNKNOWN),
        (UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN),
    ],
)
def test_and_or(left: Truth, right: Truth, both: Truth, either: Truth) -> None:
    assert left.both(right) == right.both(left) == both
    assert left.either(right) == right.either(left) == either


@pytest.mark.parametrize(("truth", "negated"), [(YES, NO), (NO, YES), (UNKNOWN, UNKNOWN)])
def test_not(truth: Truth, negated: Truth) -> None:
    assert truth.negated() == negated


def test_every_unit_on_its_own() -> None:
    """Units 0–8: every pair of yes, no and unknown at once."""
    left, right = Truth(0b000000111, 0b000111000), Truth(0b001001001, 0b010010010)
    assert left.both(right) == Truth(0b000000001, 0b010111010)
    assert left.either(right) == Truth(0b001001111, 0b000010000)
