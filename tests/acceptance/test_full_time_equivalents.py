"""The two worked examples of full-time equivalents that the source document prints [001:1396, 001:4594-4599]."""

from collections.abc import Callable
from fractions import Fraction

import pytest

Convert = Callable[[Fraction | int], Fraction]


@pytest.fixture
def full_time_equivalents() -> Convert:
    from oppna.process.fulltime import full_time_equivalents

    return full_time_equivalents


@pytest.mark.parametrize(("hours", "printed"), [(120, "0.73"), (330, "2.00"), (165, "1.00"), (0, "0.00")])
def test_printed_examples(full_time_equivalents: Convert, hours: int, printed: str) -> None:
    assert full_time_equivalents(hours) == Fraction(printed)


def test_half_a_hundredth_goes_up(full_time_equivalents: Convert) -> None:
    """165 hours are one: 0.825 hours are exactly 0.005."""
    assert full_time_equivalents(Fraction("0.825")) == Fraction("0.01")
    assert full_time_equivalents(Fraction("0.824")) == 0
