"""The beta-binomial against a search over a grid and slices of the posterior, and what shrinking promises."""

from __future__ import annotations

from math import log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from oppna.statistics import shrinkage
from oppna.statistics.shrinkage import LEAST_PRECISION, NOTHING_KNOWN, Prior, fit, shrunken
from tests.lib.drawn_units import Counted, counted, units
from tests.lib.reference_statistics import together

BASEBALL = [18, 17, 16, 15, 14, 14, 13, 12, 11, 11, 10, 10, 10, 10, 10, 9, 8, 7]
"""Hits of eighteen players at 45 bats in 1970 (Efron, B. and Morris, C. N. (1975), JASA 70:311–319, table 1)."""
SMALL = [(2, 9), (5, 26), (14, 26), (0, 4), (7, 7), (31, 80), (3.5, 12.25)]


def _fitted(some: list[Counted]) -> Prior:
    return fit(*zip(*some, strict=True))


def test_a_frozen_prior() -> None:
    assert _fitted(SMALL) == pytest.approx((1.650977, 2.529424), abs=1e-4)


@pytest.mark.parametrize(
    "some",
    [SMALL, [(hits, 45) for hits in BASEBALL], [(0, 5), (5, 5), (0, 9), (9, 9), (1, 3)], [(1, 40), (0, 31), (9, 60)]],
)
def test_nothing_on_the_grid_is_likelier(some: list[Counted]) -> None:
    found = _fitted(some)
    mean, precision = together.best_on_grid(some)
    best = together.likelihood(some, mean * precision, (1 - mean) * precision)
    assert together.likelihood(some, *found) >= best - 1e-6
    assert found.mean == pytest.approx(mean, abs=1e-2)
    assert log(found.precision) == pytest.approx(log(precision), abs=0.05)


def test_the_players_of_1970_hardly_differ() -> None:
    """The famous example: chance explains nearly all, so what is known of each is nearly the same."""
    prior = fit(BASEBALL, 45)
    mean, _, _ = shrunken(prior, BASEBALL, 45)
    assert prior.mean == pytest.approx(sum(BASEBALL) / (18 * 45), abs=1e-3)
    assert prior.precision > 100
    assert mean.max() - mean.min() < 0.11 < (18 - 7) / 45


def test_the_prior_that_made_the_units_is_found_again() -> None:
    random = np.random.default_rng(8)
    trials = random.integers(5, 100, 2000)
    prior = fit(random.binomial(trials, random.beta(6, 14, 2000)), trials)
    assert prior == pytest.approx((6, 14), rel=0.1)


@pytest.mark.parametrize(("successes", "trials"), [([], []), ([3], [9]), ([3, 0, None], [9, 0, 7])])
def test_fewer_than_two_units_teach_nothing(successes: list[int], trials: list[int]) -> None:
    assert fit(successes, trials) == NOTHING_KNOWN == Prior(1.0, 1.0)


def test_units_alike_are_worth_all_their_trials_and_no_more() -> None:
    prior = fit([5, 10, 15], [10, 20, 30])
    assert prior.mean == pytest.approx(0.5)
    assert prior.precision == pytest.approx(60)


@pytest.mark.parametrize(("having", "mean"), [(0, 0.5 / 61), (1, 60.5 / 61)])
def test_where_nobody_or_everybody_has_it_the_end_is_not_reached(having: int, mean: float) -> None:
    prior = fit([20 * having, 40 * having], [20, 40])
    assert prior == pytest.approx((mean * 60, (1 - mean) * 60))
    estimate, low, high = shrunken(prior, [20 * having], [20])
    assert 0 < low[0] <= estimate[0] <= high[0] < 1


def test_single_trials_do_not_tell_units_apart() -> None:
    assert fit([1, 0, 0, 0], [1, 1, 1, 1]) == pytest.approx((1.0, 3.0))
    assert fit([0.5, 0.1], [0.5, 0.5]) == pytest.approx((0.6, 0.4))


def test_units_that_are_all_or_nothing_leave_the_prior_almost_empty() -> None:
    prior = fit([0, 50, 0, 50], [50, 50, 50, 50])
    assert LEAST_PRECISION <= prior.precision < 0.05
    mean, _, _ = shrunken(prior, [0, 50], [50, 50])
    assert mean == pytest.approx([0, 1], abs=1e-3)


@pytest.mark.parametrize(("count", "trials"), [(5, 26), (0, 4), (7, 7), (3.5, 12.25)])
def test_the_posterior_is_what_thin_slices_add_up_to(count: float, trials: float) -> None:
    found = shrunken(Prior(2.5, 4.0), count, trials)
    assert [float(part) for part in found] == pytest.approx(together.posterior(count, trials, 2.5, 4.0), abs=1e-5)


def test_a_unit_without_trials_has_no_estimate() -> None:
    assert np.isnan(shrunken(Prior(2, 3), [0, None], [0, 5])).all()


@given(counted(), st.floats(0.05, 50), st.floats(0.05, 50))
def test_the_estimate_lies_between_own_and_mean(unit: Counted, alpha: float, beta: float) -> None:
    prior = Prior(alpha, beta)
    mean, _, _ = shrunken(prior, *unit)
    low, high = sorted([unit[0] / unit[1], prior.mean])
    assert low - 1e-12 <= mean <= high + 1e-12


@given(counted(), st.floats(0.5, 50), st.floats(0.5, 50))
def test_a_higher_level_is_wider_and_all_inside_0_and_1(unit: Counted, alpha: float, beta: float) -> None:
    _, low, high = shrunken(Prior(alpha, beta), *unit)
    _, lower, higher = shrunken(Prior(alpha, beta), *unit, 0.998)
    assert 0 <= lower <= low <= high <= higher <= 1


@given(units(most=12), st.randoms())
def test_the_order_means_nothing(some: list[Counted], random: object) -> None:
    mixed = list(some)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert _fitted(some) == pytest.approx(_fitted(mixed), rel=1e-6)


@given(units(most=12))
def test_those_without_mirror_those_with(some: list[Counted]) -> None:
    """The likelihood can be flat, so what is compared is how likely the two make the same units."""
    one, other = _fitted(some), _fitted([(n - x, n) for x, n in some])
    assert together.likelihood(some, *one) == pytest.approx(together.likelihood(some, *reversed(other)), abs=1e-3)


@given(units(most=12))
def test_the_fences_hold(some: list[Counted]) -> None:
    prior, total = _fitted(some), sum(n for _, n in some)
    assert LEAST_PRECISION * 0.999 <= prior.precision <= max(total, 2 * LEAST_PRECISION) * 1.001
    assert 0.49 / (total + 1) <= prior.mean <= 1 - 0.49 / (total + 1)


def test_two_trials_are_enough_to_tell_units_apart() -> None:
    """Half of them have both and half have neither: they could hardly differ more."""
    assert fit([0, 2] * 50, [2] * 100).precision == pytest.approx(LEAST_PRECISION)
    assert fit([0, 1] * 50, [1] * 100).precision == 100


def test_a_single_one_is_not_fenced_off() -> None:
    """One in all: the likeliest mean is about one in all, above the half that is the fence."""
    assert fit([1] + [0] * 99, [5] * 100).mean == pytest.approx(1 / 500, rel=0.01)


@pytest.mark.parametrize("point", [(-1.0, 2.0), (0.3, 0.5), (2.0, 4.0)])
def test_the_slope_is_that_of_the_likelihood(point: tuple[float, float]) -> None:
    x, n, times = np.array([2.0, 5, 0, 3.5]), np.array([9.0, 26, 4, 12.25]), np.array([1, 3, 2, 1])

    def loss(mean: float, precision: float) -> float:
        return float(shrinkage._loss(np.array([mean, precision]), x, n, times)[0])

    step, (mean, precision) = 1e-6, point
    _, slope = shrinkage._loss(np.array(point), x, n, times)
    by_mean = (loss(mean + step, precision) - loss(mean - step, precision)) / (2 * step)
    by_precision = (loss(mean, precision + step) - loss(mean, precision - step)) / (2 * step)
    assert slope == pytest.approx([by_mean, by_precision], rel=1e-5)
