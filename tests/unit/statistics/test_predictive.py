"""What comes next if nothing changes, against the sum of the beta-binomial's masses."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from oppna.statistics.predictive import at_most, limits
from oppna.statistics.shrinkage import Prior
from tests.lib.drawn_units import Counted, counted
from tests.lib.reference_statistics import together

PRIORS = [(6.0, 14.0), (0.01, 0.05), (0.05, 60.0), (2.0, 0.5), (400.0, 5.0), (1.0, 1.0)]


@pytest.mark.parametrize(("alpha", "beta"), PRIORS)
@pytest.mark.parametrize("trials", [1, 5, 26, 312])
def test_the_chance_is_the_sum_of_the_masses(alpha: float, beta: float, trials: int) -> None:
    counts = sorted({0, 1, trials // 3, trials // 2, trials - 1, trials})
    again = [together.next_at_most(count, trials, alpha, beta) for count in counts]
    assert at_most(counts, alpha, beta, trials) == pytest.approx(again, abs=1e-6)


def test_a_count_is_outside_exactly_when_its_tail_is_too_thin() -> None:
    """Every outcome of the next round, for units of up to thirty trials now and then."""
    prior = Prior(6, 14)
    for having, tried, ahead in [(0, 4, 7), (2, 9, 26), (14, 26, 30), (26, 26, 12), (5, 30, 30)]:
        low, high = (float(limit) for limit in limits(prior, having, tried, ahead, 0.95))
        a, b = 6 + having, 14 + tried - having
        for count in range(ahead + 1):
            assert (count / ahead < low) == (together.next_at_most(count, ahead, a, b) < 0.025)
            assert (count / ahead > high) == (together.next_at_most(ahead - count, ahead, b, a) < 0.025)


def test_frozen_limits_of_the_next_round() -> None:
    low, high = limits(Prior(6, 14), [5, 5, 0], [26, 26, 0], [26, 12.5, 26], 0.95)
    assert low == pytest.approx([0.0410144, 0.0, np.nan], abs=1e-6, nan_ok=True)
    assert high == pytest.approx([0.4785187, 0.5666879, np.nan], abs=1e-6, nan_ok=True)


def test_without_trials_then_or_now_there_is_nothing_to_expect() -> None:
    assert np.isnan(limits(Prior(6, 14), [0, 5, None], [0, 26, 26], [26, 0, 26], 0.95)).all()


def test_where_every_outcome_is_possible_all_is_inside() -> None:
    low, high = limits(Prior(6, 14), 5, 26, 1, 0.95)
    assert (float(low), float(high)) == (0.0, 1.0)


def test_one_round_ahead_for_many_units_and_many_for_one() -> None:
    one, _ = limits(Prior(6, 14), [5, 9], [26, 26], 26, 0.95)
    other, _ = limits(Prior(6, 14), 5, 26, [26, 40], 0.95)
    assert one.shape == other.shape == (2,)
    assert one[0] == pytest.approx(other[0])


@given(counted(80), st.floats(0.3, 30), st.floats(0.3, 30), st.integers(1, 80))
def test_those_without_mirror_those_with(unit: Counted, alpha: float, beta: float, ahead: int) -> None:
    low, high = limits(Prior(alpha, beta), *unit, ahead, 0.95)
    again = limits(Prior(beta, alpha), unit[1] - unit[0], unit[1], ahead, 0.95)
    assert [float(again[1]), float(again[0])] == pytest.approx([1 - float(low), 1 - float(high)], abs=1e-8)


@given(counted(80), st.floats(0.3, 30), st.floats(0.3, 30), st.integers(1, 80))
def test_a_higher_level_is_wider_and_all_inside_0_and_1(unit: Counted, a: float, b: float, ahead: int) -> None:
    (low, high), (lower, higher) = (limits(Prior(a, b), *unit, ahead, level) for level in (0.95, 0.998))
    assert 0 <= lower <= low <= high <= higher <= 1


@pytest.mark.parametrize(("alpha", "beta"), [(500.0, 1000.0), (3000.0, 400.0)])
def test_a_unit_known_well_beside_few_trials(alpha: float, beta: float) -> None:
    """The narrower of the two is the one whose quantiles are walked."""
    found = at_most(np.arange(26), alpha, beta, 26)
    again = [together.next_at_most(count, 26, alpha, beta) for count in range(26)]
    assert found == pytest.approx(again, abs=1e-6)
