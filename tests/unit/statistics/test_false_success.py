"""How often "improved" is said where nothing changed: our verdict, and leaving red, on nations whose truth is known.

The figures stand in docs/explanation/jamforelser.md; `python -m tests.lib.false_success` prints them anew.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from oppna.statistics import change, dispersion, shrinkage
from oppna.statistics.verdicts import Direction, Verdict, judge
from tests.lib import shares_nation
from tests.lib.false_success import CONDITIONS, found_rises, found_table, measured, table

SEED = 2026
MOST = 0.05


@pytest.mark.parametrize(("mean", "precision"), CONDITIONS)
def test_false_success_is_rare_and_leaving_red_is_not(mean: float, precision: float) -> None:
    rates = measured(mean, precision)
    assert 0.37 <= rates.left_red <= 0.71
    assert 0.06 <= rates.points <= 0.15
    assert rates.ours <= MOST


def test_over_all_conditions_we_are_wrong_as_rarely_as_we_say() -> None:
    """Above the 95 % limits lie 2.5 % by construction; with whole counts somewhat fewer."""
    assert np.mean([measured(*condition).ours for condition in CONDITIONS]) <= 0.025


def test_the_documentation_prints_what_was_measured(root: Path) -> None:
    page = (root / "docs" / "explanation" / "jamforelser.md").read_text(encoding="utf-8")
    assert [row for row in (*table(), *found_table()) if row not in page] == []


def test_over_dispersion_takes_most_of_the_false_alarms_away() -> None:
    """Units that differ as units do (30 % ± 10 %): the page says 18 % lie outside the exact limits, 8 % with τ²."""
    random, exact, wide = np.random.default_rng(1), [], []
    for _ in range(40):
        nation = shares_nation.made(random, 0.3, 20)
        target = nation.before.sum() / nation.trials.sum()
        found = dispersion.estimate(nation.before, nation.trials, target)
        for spread, told in ((None, exact), (found, wide)):
            judged = judge(nation.before, nation.trials, target, spread)
            told += [direction is not Direction.NONE for _, direction in judged]
    assert np.mean(exact) == pytest.approx(0.18, abs=0.005)
    assert np.mean(wide) == pytest.approx(0.08, abs=0.005)


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
