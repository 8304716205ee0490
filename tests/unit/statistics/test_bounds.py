"""How far those who did not answer could have moved a share."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oppna.statistics.bounds import nonresponse

numbers = st.integers(0, 400)


def test_thirty_yes_eight_no_and_two_silent() -> None:
    assert nonresponse(30, 8, 2) == (Fraction(30, 40), Fraction(32, 40))


def test_nobody_silent_is_the_share_itself() -> None:
    assert nonresponse(3, 4, 0) == (Fraction(3, 7), Fraction(3, 7))


def test_nobody_asked_is_nothing_known() -> None:
    assert nonresponse(0, 0, 0) == (Fraction(0), Fraction(1))


def test_full_time_equivalents_stay_exact() -> None:
    assert nonresponse(Fraction(5, 2), Fraction(1, 2), 1) == (Fraction(5, 8), Fraction(7, 8))


@pytest.mark.parametrize("counts", [(-1, 2, 3), (1, -2, 3), (1, 2, -3)])
def test_less_than_nobody_is_our_own_mistake(counts: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match=r"^nobody can answer less than not at all$"):
        nonresponse(*counts)


@given(numbers, numbers, st.integers(0, 12))
def test_every_way_they_could_have_answered_lies_within(yes: int, others: int, silent: int) -> None:
    low, high = nonresponse(yes, others, silent)
    total = yes + others + silent
    ways = [Fraction(yes + also, total) for also in range(silent + 1)] if total else [Fraction(0), Fraction(1)]
    assert (low, high) == (min(ways), max(ways))
