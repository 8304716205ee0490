"""The score interval, tried by what it means."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from oppna.statistics.intervals import normal_quantile, wilson
from tests.lib.drawn_units import counted
from tests.lib.reference_statistics import binomial

LEVELS = (0.9, 0.95, 0.998)


def test_wilsons_interval_of_five_in_twenty_six() -> None:
    low, high = wilson(5, 26)
    assert (float(low), float(high)) == pytest.approx((0.0850707, 0.3787626), abs=1e-7)


def test_the_normal_quantile_everybody_knows() -> None:
    assert normal_quantile(0.95) == pytest.approx(1.959964, abs=1e-6)
    assert normal_quantile(0.998) == pytest.approx(3.090232, abs=1e-6)


@pytest.mark.parametrize("level", LEVELS)
def test_it_holds_the_shares_that_a_test_accepts(level: float) -> None:
    units = [(0, 1), (1, 1), (3, 7), (0, 26), (26, 26), (13, 26), (2.4, 11.73), (290, 312)]
    low, high = wilson(*zip(*units, strict=True), level=level)
    again = [binomial.wilson(x, n, level) for x, n in units]
    assert np.column_stack([low, high]) == pytest.approx(np.array(again), abs=1e-8)


def test_none_and_all_are_ends() -> None:
    low, high = wilson([0, 26], [26, 26])
    assert (low[0], high[1]) == (0.0, 1.0)
    assert high[0] == pytest.approx(1 - low[1])


@pytest.mark.parametrize(("successes", "trials"), [(0, 0), (None, 5), (3, None), (float("nan"), 2.0)])
def test_what_is_not_there_has_no_interval(successes: object, trials: object) -> None:
    low, high = wilson([successes, 1], [trials, 2])
    assert np.isnan([low[0], high[0]]).all()
    assert not np.isnan([low[1], high[1]]).any()


def test_fractions_and_single_numbers_come_in_as_they_are() -> None:
    assert np.array(wilson(Fraction(5, 2), Fraction(26))) == pytest.approx(np.array(wilson([2.5], [26.0]))[:, 0])


@pytest.mark.parametrize(("successes", "trials"), [(-1, 5), (6, 5), (1, 0)])
def test_impossible_counts_are_our_own_mistake(successes: int, trials: int) -> None:
    with pytest.raises(ValueError, match="outside"):
        wilson([0, successes], [1, trials])


def test_a_millionth_is_rounding() -> None:
    assert np.array(wilson(5.0000004, 5.0)) == pytest.approx(np.array(wilson(5, 5)))
    assert np.array(wilson(-0.0000004, 5.0)) == pytest.approx(np.array(wilson(0, 5)))


@given(counted(), st.sampled_from(LEVELS))
def test_the_share_lies_inside_and_all_inside_0_and_1(unit: tuple[float, float], level: float) -> None:
    low, high = wilson(*unit, level)
    assert 0 <= low <= unit[0] / unit[1] <= high <= 1


@given(counted())
def test_more_certainty_is_wider_and_more_trials_narrower(unit: tuple[float, float]) -> None:
    low, high = wilson(*unit)
    wide_low, wide_high = wilson(*unit, 0.998)
    many_low, many_high = wilson(4 * unit[0], 4 * unit[1])
    assert wide_low <= low + 1e-12 and high <= wide_high + 1e-12
    assert many_high - many_low < high - low


@given(counted())
def test_those_without_mirror_those_with(unit: tuple[float, float]) -> None:
    having, tried = unit
    low, high = wilson(having, tried)
    assert wilson(tried - having, tried) == (pytest.approx(1 - high), pytest.approx(1 - low))
