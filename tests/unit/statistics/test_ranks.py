"""Rank intervals against another generator and another way of ranking."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from oppna.statistics import ranks
from oppna.statistics.ranks import intervals
from oppna.statistics.shrinkage import Prior, fit
from tests.lib.drawn_units import Counted, units
from tests.lib.reference_statistics import together

PRIOR = Prior(6, 14)


def test_places_of_units_that_cannot_be_mistaken() -> None:
    low, high = intervals(PRIOR, [0, 900, 450], [1000, 1000, 1000])
    assert low.tolist() == high.tolist() == [3, 1, 2]


def test_frozen_places() -> None:
    low, high = intervals(PRIOR, [5, 14, 2, 31, 0], [26, 26, 9, 80, 4])
    assert low.tolist() == [2, 1, 1, 1, 1]
    assert high.tolist() == [5, 3, 5, 4, 5]


def test_another_generator_and_another_way_of_ranking() -> None:
    random = np.random.default_rng(4)
    trials = random.integers(5, 80, 25)
    counts = list(zip(random.binomial(trials, random.beta(6, 14, 25)).tolist(), trials.tolist(), strict=True))
    low, high = intervals(PRIOR, *zip(*counts, strict=True), draws=4000)
    again = together.rank_intervals(counts, 6, 14, seed=9, draws=4000)
    assert np.column_stack([low, high]) == pytest.approx(np.array(again), abs=1)


def test_the_same_seed_gives_the_same_places_and_another_seed_nearly_the_same() -> None:
    successes, trials = list(range(60)), [80] * 60
    one, again, other = (np.array(intervals(PRIOR, successes, trials, seed=seed)) for seed in (1, 1, 2))
    assert (one == again).all()
    assert (one != other).any()
    assert other == pytest.approx(one, abs=3)


def test_equal_units_have_equal_places() -> None:
    low, high = intervals(PRIOR, [5, 9, 5, 5], [26, 26, 26, 26])
    assert len(set(low[[0, 2, 3]])) == len(set(high[[0, 2, 3]])) == 1


def test_equal_shares_of_unequal_trials_have_places_of_their_own() -> None:
    low, high = intervals(PRIOR, [3, 300, 20, 20, 31, 29], [10, 1000, 50, 100, 100, 100])
    assert high[0] - low[0] > high[1] - low[1]


def test_units_alike_may_have_any_place() -> None:
    low, high = intervals(fit([5] * 40, [10] * 40), [5] * 40, [10] * 40)
    assert set(low) == {2} and set(high) == {39}


def test_units_with_nothing_or_all_share_the_places_at_the_ends() -> None:
    """So little is known beforehand that draws are 0 or 1 to the last bit; more of nothing is no lower place."""
    low, high = intervals(Prior(1e-4, 1e-4), [0, 0, 0, 50, 40, 9], [40, 50, 60, 50, 40, 9])
    assert low.tolist() == [4, 4, 4, 1, 1, 1]
    assert high.tolist() == [6, 6, 6, 3, 3, 3]


def test_a_unit_without_trials_has_no_place_and_takes_none() -> None:
    low, high = intervals(PRIOR, [0, None, 900], [0, 5, 1000])
    assert np.isnan([low[:2], high[:2]]).all()
    assert (low[2], high[2]) == (1, 1)
    assert np.isnan(intervals(PRIOR, [0], [0])).all()


def test_a_lower_level_is_narrower() -> None:
    successes, trials = list(range(60)), [80] * 60
    (low, high), (near_low, near_high) = (intervals(PRIOR, successes, trials, level) for level in (0.95, 0.5))
    assert (low <= near_low).all() and (near_high <= high).all()
    assert (high - low).sum() > 2 * (near_high - near_low).sum()


@given(units(least=1, most=8), st.randoms())
def test_the_order_means_nothing(some: list[Counted], random: object) -> None:
    order = list(range(len(some)))
    random.shuffle(order)  # type: ignore[attr-defined]
    plain = np.array(intervals(PRIOR, *zip(*some, strict=True), draws=50))
    mixed = np.array(intervals(PRIOR, *zip(*[some[place] for place in order], strict=True), draws=50))
    assert (plain[:, order] == mixed).all()


@given(units(least=1, most=8))
def test_places_are_places(some: list[Counted]) -> None:
    low, high = intervals(PRIOR, *zip(*some, strict=True), draws=50)
    assert ((low >= 1) & (low <= high) & (high <= len(some)) & (low == low.round())).all()


def test_more_of_what_is_measured_never_loses_places() -> None:
    low, high = intervals(PRIOR, list(range(27)), [26] * 27)
    assert (np.diff(low) <= 0).all() and (np.diff(high) <= 0).all()


def test_as_many_draws_lie_beyond_as_the_level_leaves() -> None:
    """Forty draws of three different units: one of the forty may lie beyond each end."""
    having, tried = np.array([5.0, 9.0, 3.0]), np.array([20.0, 26.0, 40.0])
    low, high = intervals(PRIOR, having, tried, draws=40)
    order = np.lexsort((having, tried))
    places = np.sort(ranks._places(PRIOR, having[order], tried[order], 1, 40), axis=1)
    assert low[order].tolist() == places[:, 1].tolist()
    assert high[order].tolist() == places[:, -2].tolist()
    assert (places[:, -2] != places[:, -3]).any() or (places[:, -2] != places[:, -1]).any()


def test_the_seed_is_one() -> None:
    """A place on a page is the same tomorrow."""
    several = [5, 14, 2, 31, 0, 7, 8, 9], [26, 26, 9, 80, 4, 19, 20, 23]
    plain, first, second = (
        np.array(intervals(PRIOR, *several, draws=60, **how)) for how in ({}, {"seed": 1}, {"seed": 2})
    )
    assert (plain == first).all() and (plain != second).any()


def test_none_of_many_is_last_and_all_of_many_is_first_to_the_last_bit() -> None:
    """With so vague a prior the draws of none and of all are 0 and 1 themselves, and chance settles their places."""
    low, high = intervals(Prior(0.0005, 0.0005), [0, 25, 50, 0, 50], [50] * 5)
    assert low.tolist() == [4, 3, 1, 4, 1] and high.tolist() == [5, 3, 2, 5, 2]
