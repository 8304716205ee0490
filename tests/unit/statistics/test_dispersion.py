"""Over-dispersion by hand, by the paper's own steps, and on units of known spread."""

from __future__ import annotations

from math import asin, isnan, pi, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from oppna.statistics.dispersion import Dispersion, arcsine, estimate, winsorised
from tests.lib.drawn_units import inner_shares, units
from tests.lib.reference_statistics import spread


def test_two_units_by_hand() -> None:
    """x/n = 1/4 and 3/4 of 100 around a half: each ±π/12 off, in twenty-fifths of a half: z² = (20·π/12)²."""
    phi = (20 * pi / 12) ** 2
    found = estimate([25, 75], [100, 100], 0.5)
    assert found == Dispersion(pytest.approx(phi), pytest.approx((2 * phi - 1) / 400), 2)


def test_units_alike_have_none() -> None:
    assert estimate([5, 5, 5], [10, 10, 10], 0.5) == Dispersion(pytest.approx(0.0), 0.0, 3)


@pytest.mark.parametrize(("successes", "used"), [([], 0), ([3], 1), ([3, None], 1)])
def test_fewer_than_two_units_tell_nothing(successes: list[int | None], used: int) -> None:
    found = estimate(successes, [10] * len(successes), 0.5)
    assert isnan(found.phi)
    assert found[1:] == (0.0, used)


def test_units_without_trials_are_left_out() -> None:
    assert estimate([25, 75, 0, None], [100, 100, 0, 40], 0.5) == estimate([25, 75], [100, 100], 0.5)


@pytest.mark.parametrize("target", [0, 1])
def test_all_at_an_end(target: int) -> None:
    assert estimate([30 * target, 5 * target], [30, 5], target) == Dispersion(0.0, 0.0, 2)


def test_the_arcsine_scale() -> None:
    assert arcsine([0, 0.25, 1]) == pytest.approx([0, asin(0.5), pi / 2])


def test_a_tenth_of_each_tail_is_drawn_in() -> None:
    residuals = np.array([9.0, *range(-4, 4), -9.0])
    assert winsorised(residuals).tolist() == [3.0, *range(-4, 4), -4.0]
    assert winsorised(np.array([-9.0, 0.0, 9.0])).tolist() == [-9.0, 0.0, 9.0]


def test_one_outlier_does_not_widen_the_funnel_for_all() -> None:
    plain = estimate([12, 14, 13, 15, 12, 14, 13, 12, 15, 14], [26] * 10, 0.5)
    outlier = estimate([12, 14, 13, 15, 12, 14, 13, 12, 15, 26], [26] * 10, 0.5)
    assert outlier.phi < plain.phi + 0.2


@given(units(), inner_shares)
def test_as_the_paper_tells_it(some: list[tuple[float, float]], target: float) -> None:
    phi, tau2 = spread.dispersion(some, target)
    found = estimate(*zip(*some, strict=True), target)
    assert found == Dispersion(pytest.approx(phi, abs=1e-9), pytest.approx(tau2, abs=1e-9), len(some))


@given(units(), inner_shares, st.randoms())
def test_the_order_means_nothing(some: list[tuple[float, float]], target: float, random: object) -> None:
    mixed = list(some)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    one, other = (estimate(*zip(*each, strict=True), target) for each in (some, mixed))
    assert one == pytest.approx(other)


def test_it_finds_the_spread_that_was_put_in() -> None:
    """290 units of 26: none is found where there is none, and some of a true 0.0125 (winsorising keeps it low)."""
    random = np.random.default_rng(26)
    trials = np.full(290, 26)
    chance = [estimate(random.binomial(26, 0.3, 290), trials, 0.3) for _ in range(20)]
    true = [estimate(random.binomial(26, random.beta(6, 14, 290)), trials, 0.3) for _ in range(20)]
    assert np.mean([found.phi for found in chance]) < 0.8
    assert max(found.tau2 for found in chance) < 0.001
    assert 0.004 < np.mean([found.tau2 for found in true]) < 0.0125
    assert sqrt(np.mean([found.phi for found in true])) > 1.1


def test_a_share_that_rounding_put_outside_is_drawn_in() -> None:
    assert arcsine([-1e-12, 1 + 1e-12]).tolist() == [0, pi / 2]
