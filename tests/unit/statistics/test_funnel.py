"""Funnel limits against exact sums of the mass function, and what widening does."""

from __future__ import annotations

from fractions import Fraction
from math import cos, sin

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from oppna.statistics.dispersion import Dispersion
from oppna.statistics.funnel import limits
from tests.lib.drawn_units import counted, inner_shares, shares
from tests.lib.reference_statistics import binomial, spread

SPREAD = Dispersion(2.0, 0.01, 290)


def test_frozen_limits_around_thirty_per_cent() -> None:
    low, high = limits(0.3, [1, 5, 26, 312], 0.95)
    assert low == pytest.approx([0.0, 0.0, 0.114164628, 0.24820601], abs=1e-8)
    assert high == pytest.approx([1.0, 0.820069747, 0.500825004, 0.353011233], abs=1e-8)


@pytest.mark.parametrize("level", [Fraction(95, 100), Fraction(998, 1000)])
@pytest.mark.parametrize("share", [Fraction(1, 50), Fraction(3, 10), Fraction(1, 2), Fraction(37, 41)])
def test_a_count_is_outside_exactly_when_its_tail_is_too_thin(share: Fraction, level: Fraction) -> None:
    """Every possible outcome of every unit of up to thirty trials, against exact sums of the mass function."""
    for trials in range(1, 31):
        low, high = limits(float(share), trials, float(level))
        for count in range(trials + 1):
            assert (count / trials < low) == binomial.too_low(count, trials, share, level)
            assert (count / trials > high) == binomial.too_high(count, trials, share, level)


@pytest.mark.parametrize("trials", [11.73, 26.0, 80.25])
def test_between_whole_counts_the_distribution_is_carried_on(trials: float) -> None:
    low, high = (float(limit) for limit in limits(0.3, trials, 0.95))
    assert binomial.continued(low * trials, trials, 0.3) == pytest.approx(0.025, abs=1e-6)
    assert binomial.continued((1 - high) * trials, trials, 0.7) == pytest.approx(0.025, abs=1e-6)


def test_full_time_equivalents_lie_between_their_whole_neighbours() -> None:
    low, high = limits(0.3, [26, 26.5, 27], 0.95)
    assert low[0] < low[1] < low[2]
    assert high[0] > high[1] > high[2]


def test_too_few_trials_leave_everything_possible() -> None:
    assert [float(limit) for limit in limits(0.3, 2, 0.95)] == [0.0, pytest.approx(1.0)]
    assert [float(limit) for limit in limits(0.5, [5, 6], 0.95)[0]] == [0.0, pytest.approx(0.032354, abs=1e-6)]


@pytest.mark.parametrize("trials", [0, None, float("nan"), -1])
def test_no_trials_have_no_limits(trials: float | None) -> None:
    assert np.isnan(limits(0.3, trials, 0.95)).all()
    assert np.isnan(limits(0.0, trials, 0.95)).all()
    assert np.isnan(limits(0.3, trials, 0.95, SPREAD)).all()


def test_an_unknown_target_has_no_limits() -> None:
    assert np.isnan(limits(None, 26, 0.95)).all()


@pytest.mark.parametrize("target", [0, 1, 1e-183, 1 - 1e-9])
def test_a_target_without_variation_leaves_chance_nothing(target: float) -> None:
    assert [float(limit) for limit in limits(target, 26, 0.95)] == pytest.approx([round(target)] * 2, abs=1e-8)
    low, high = (float(limit) for limit in limits(target, 26, 0.95, SPREAD))
    assert (low, high) == pytest.approx(
        (0, sin(1.959963985 * 0.1) ** 2) if target < 0.5 else (cos(1.959963985 * 0.1) ** 2, 1)
    )


@pytest.mark.parametrize("target", [-0.1, 1.1])
def test_a_target_is_a_share(target: float) -> None:
    with pytest.raises(ValueError, match=r"^a target is a share$"):
        limits(target, 26, 0.95)


@pytest.mark.parametrize("level", [0.95, 0.998])
def test_dispersion_widens_in_quadrature(level: float) -> None:
    z = {0.95: 1.959963985, 0.998: 3.090232306}[level]
    trials = [1, 5, 26, 312, 12.5]
    exact, wide = limits(0.3, trials, level), limits(0.3, trials, level, SPREAD)
    again = [[spread.widened(0.3, float(limit), z, 0.01) for limit in side] for side in exact]
    assert np.array(wide) == pytest.approx(np.array(again), abs=1e-9)


@pytest.mark.parametrize("target", [1e-6, 0.00003, 0.999])
def test_rare_things_of_whole_countries(target: float) -> None:
    low, high = (float(limit) for limit in limits(target, 900_000, 0.95))
    deviation = (target * (1 - target) / 900_000) ** 0.5
    assert low < target < high
    assert high - low < 2 * 1.96 * deviation + 5 / 900_000


def test_no_dispersion_is_exact() -> None:
    exact = limits(0.3, 26, 0.95)
    assert limits(0.3, 26, 0.95, Dispersion(0.8, 0.0, 290)) == exact
    assert limits(0.3, 26, 0.95, None) == exact


def test_target_and_trials_spread_over_each_other() -> None:
    low, _ = limits([[0.2], [0.4]], [10, 20, 30], 0.95)
    assert low.shape == (2, 3)
    assert low[1, 2] == limits(0.4, 30, 0.95)[0]


@given(shares, counted(), st.floats(0, 0.5), st.floats(0, 0.5))
def test_wider_dispersion_never_narrows(target: float, unit: tuple[float, float], one: float, other: float) -> None:
    less, more = sorted([one, other])
    low, high = limits(target, unit[1], 0.95, Dispersion(1, less, 9))
    wide_low, wide_high = limits(target, unit[1], 0.95, Dispersion(1, more, 9))
    assert wide_low <= low + 1e-12 and high - 1e-12 <= wide_high


@given(shares, counted(), st.floats(0, 0.5))
def test_the_target_lies_inside_and_all_inside_0_and_1(target: float, unit: tuple[float, float], tau2: float) -> None:
    near, far = (limits(target, unit[1], level, Dispersion(1, tau2, 9)) for level in (0.95, 0.998))
    assert 0 <= far[0] <= near[0] + 1e-12
    assert near[0] <= target + 1e-12 and target - 1e-12 <= near[1]
    assert near[1] - 1e-12 <= far[1] <= 1


@given(inner_shares, counted())
def test_those_without_mirror_those_with(target: float, unit: tuple[float, float]) -> None:
    low, high = limits(target, unit[1], 0.95, SPREAD)
    assert np.array(limits(1 - target, unit[1], 0.95, SPREAD)) == pytest.approx(np.array([1 - high, 1 - low]), abs=1e-8)


@given(st.floats(0.05, 0.95), st.floats(1, 300), st.floats(1.1, 3))
def test_more_trials_narrow_the_funnel(target: float, trials: float, times: float) -> None:
    low, high = limits(target, [trials, trials * times], 0.95)
    assume(not np.isnan(low).any())
    assert low[0] <= low[1] + 1e-9 and high[1] - 1e-9 <= high[0]


@pytest.mark.parametrize("target", [1e-9, 1 - 1e-9, 1e-7, 0.37])
@pytest.mark.parametrize("spread", [None, Dispersion(2, 0.01, 9)])
def test_a_unit_that_is_as_the_target_is_never_outside(target: float, spread: Dispersion | None) -> None:
    """However near nothing or everything the target lies, where the search for a limit is not exact."""
    low, high = limits(target, [1, 9, 4000], 0.95, spread)
    assert (low <= target).all() and (target <= high).all()
