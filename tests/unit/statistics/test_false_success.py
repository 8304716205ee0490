"""How often "improved" is said where nothing changed: our verdict, and leaving red, on nations whose truth is known.

The figures stand in docs/explanation/jamforelser.md; `python -m tests.lib.false_success` prints them anew.
"""

from __future__ import annotations

import numpy as np
import pytest

from oppna.statistics import change, shrinkage
from oppna.statistics.verdicts import Direction, Verdict
from tests.lib import shares_nation
from tests.lib.false_success import CONDITIONS, MOST, found_rises, measured

SEED = 2026


@pytest.mark.parametrize(("mean", "precision"), CONDITIONS)
def test_false_success_is_rare_and_leaving_red_is_not(mean: float, precision: float) -> None:
    rates = measured(mean, precision, nations=4, seed=SEED)
    assert 0.30 <= rates.left_red <= 0.75
    assert 0.04 <= rates.points <= 0.16
    assert rates.ours <= MOST


def test_over_all_conditions_the_naive_rate_is_what_simulation_has_said() -> None:
    rates = [measured(mean, precision, nations=4, seed=SEED) for mean, precision in CONDITIONS]
    naive, ours = [rate.left_red for rate in rates], [rate.ours for rate in rates]
    assert 0.37 <= np.mean(naive) <= 0.71
    assert np.mean(ours) <= 0.025 + 0.01


def test_where_the_truth_is_not_a_beta_distribution_either() -> None:
    """Two kinds of units, far apart: the prior is wrong in shape, and the rate holds."""
    random, rises = np.random.default_rng(SEED), []
    for _ in range(6):
        low = random.beta(0.15 * 60, 0.85 * 60, shares_nation.UNITS)
        high = random.beta(0.75 * 60, 0.25 * 60, shares_nation.UNITS)
        nation = shares_nation.of(random, np.where(random.random(shares_nation.UNITS) < 0.8, low, high))
        rises += found_rises(nation).tolist()
    assert np.mean(rises) <= MOST


def test_a_true_rise_is_found_where_there_are_persons_enough() -> None:
    """The other side of the coin: a rise of thirty points in units of a hundred is nearly always seen."""
    random = np.random.default_rng(SEED)
    nation = shares_nation.made(random, 0.3, 20)
    prior = shrinkage.fit(nation.before, nation.trials)
    truth = random.beta(6, 14, 200)
    before, after = random.binomial(100, truth), random.binomial(100, np.minimum(truth + 0.3, 1))
    judged = change.unit(prior, (before, 100), (after, 100)).judgements
    assert np.mean([direction is Direction.HIGHER for _, direction in judged]) > 0.9
    assert np.mean([verdict is Verdict.CLEARLY for verdict, _ in judged]) > 0.6


@pytest.mark.parametrize("spread", [0.0, 0.05])
def test_a_rise_that_the_whole_nation_shares_is_no_units_success(spread: float) -> None:
    """All rise by eight points, some a little more: against twins nobody is told to have risen more than 5 %."""
    random, told = np.random.default_rng(SEED), []
    nation = shares_nation.made(random, 0.3, 20, 0.08 + spread * random.normal(size=shares_nation.UNITS))
    prior = shrinkage.fit(nation.before, nation.trials)
    for unit in np.flatnonzero(shares_nation.red(nation.before / nation.trials)):
        twins = random.choice(np.delete(np.arange(shares_nation.UNITS), unit), 7, replace=False)
        own, theirs = nation.trials[unit], nation.trials[twins]
        found = change.against(
            prior,
            (nation.before[unit], own),
            (nation.after[unit], own),
            (nation.before[twins], theirs),
            (nation.after[twins], theirs),
        )
        told.append(found.judgements[0].direction is Direction.HIGHER)
    assert np.mean(told) <= MOST
    alone = change.unit(prior, (nation.before, nation.trials), (nation.after, nation.trials)).judgements
    assert np.mean([direction is Direction.HIGHER for _, direction in alone]) > np.mean(told)
