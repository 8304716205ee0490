"""The same figures by scipy.stats and statsmodels, where they have the method."""

from __future__ import annotations

from importlib.util import find_spec

import numpy as np
import pytest
from scipy import stats

from oppna.statistics import dispersion, predictive
from oppna.statistics.funnel import limits
from oppna.statistics.intervals import wilson
from oppna.statistics.shrinkage import Prior, fit, shrunken

needs_statsmodels = pytest.mark.skipif(
    find_spec("statsmodels") is None, reason="NOT TESTED: beside statsmodels (requirements-clients.lock has it)"
)
TRIALS = np.array([1, 2, 5, 9, 26, 80, 312, 4000])
COUNTS = np.array([0, 2, 1, 9, 5, 31, 200, 3])


@needs_statsmodels
@pytest.mark.parametrize("level", [0.9, 0.95, 0.998])
def test_wilson_as_statsmodels_has_it(level: float) -> None:
    from statsmodels.stats.proportion import proportion_confint

    again = proportion_confint(COUNTS, TRIALS, alpha=1 - level, method="wilson")
    assert np.array(wilson(COUNTS, TRIALS, level)) == pytest.approx(np.array(again), abs=1e-12)


@pytest.mark.parametrize("level", [0.95, 0.998])
def test_wilson_as_scipy_has_it(level: float) -> None:
    low, high = wilson(COUNTS, TRIALS, level)
    for unit, (count, trials) in enumerate(zip(COUNTS.tolist(), TRIALS.tolist(), strict=True)):
        again = stats.binomtest(count, trials).proportion_ci(level, method="wilson")
        assert (low[unit], high[unit]) == pytest.approx((again.low, again.high), abs=1e-12)


@pytest.mark.parametrize("target", [0.02, 0.3, 0.5, 0.93])
@pytest.mark.parametrize("level", [0.95, 0.998])
def test_the_funnel_is_scipys_one_sided_binomial_tests(target: float, level: float) -> None:
    tail = (1 - level) / 2
    for trials in (3, 9, 26, 41):
        low, high = limits(target, trials, level)
        for count in range(trials + 1):
            less = stats.binomtest(count, trials, target, alternative="less").pvalue < tail
            more = stats.binomtest(count, trials, target, alternative="greater").pvalue < tail
            assert (count / trials < low, count / trials > high) == (less, more)


def test_the_funnel_encloses_scipys_quantiles_in_large_units() -> None:
    low, high = limits(0.3, TRIALS, 0.95)
    assert np.ceil(low * TRIALS - 1e-9) == pytest.approx(stats.binom.ppf(0.025, TRIALS, 0.3))
    assert np.floor(high * TRIALS + 1e-9) == pytest.approx(stats.binom.isf(0.025, TRIALS, 0.3))


def test_posteriors_are_scipys_beta_quantiles() -> None:
    prior = Prior(2.5, 4.0)
    mean, low, high = shrunken(prior, COUNTS, TRIALS)
    posterior = stats.beta(2.5 + COUNTS, 4.0 + TRIALS - COUNTS)
    assert mean == pytest.approx(posterior.mean())
    assert low == pytest.approx(posterior.ppf(0.025))
    assert high == pytest.approx(posterior.ppf(0.975))


def test_the_likelihood_has_its_top_where_scipys_has() -> None:
    """No step away from the fitted prior makes the units likelier."""
    random = np.random.default_rng(12)
    trials = random.integers(2, 90, 150)
    counts = random.binomial(trials, random.beta(3, 5, 150))
    prior = fit(counts, trials)

    def likelihood(alpha: float, beta: float) -> float:
        return float(stats.betabinom.logpmf(counts, trials, alpha, beta).sum())

    top = likelihood(*prior)
    steps = [(1.01, 1.01), (0.99, 0.99), (1.01, 0.99), (0.99, 1.01), (1.0, 1.01), (1.01, 1.0)]
    assert all(likelihood(prior.alpha * a, prior.beta * b) < top for a, b in steps)


def test_the_predictive_chance_is_scipys_beta_binomial() -> None:
    for alpha, beta in [(6, 14), (0.05, 3), (30, 0.7)]:
        for trials in (1, 9, 26, 312):
            counts = np.arange(trials + 1)
            again = stats.betabinom.cdf(counts, trials, alpha, beta)
            assert predictive.at_most(counts, alpha, beta, trials) == pytest.approx(again, abs=1e-6)


def test_winsorising_is_scipys() -> None:
    residuals = np.random.default_rng(5).normal(size=57)
    again = stats.mstats.winsorize(residuals, limits=(0.1, 0.1))
    assert dispersion.winsorised(residuals) == pytest.approx(np.asarray(again))


@needs_statsmodels
def test_the_spread_between_units_is_statsmodels_dersimonian_and_laird() -> None:
    """Without winsorising, and around the weighted mean that their method uses, the moment estimate is theirs."""
    from statsmodels.stats.meta_analysis import combine_effects

    random = np.random.default_rng(3)
    trials = random.integers(20, 120, 9)
    counts = random.binomial(trials, random.beta(6, 14, 9))
    scale = dispersion.arcsine(counts / trials)
    theirs = combine_effects(scale, 1 / (4 * trials), method_re="chi2")
    target = float(np.sin(np.average(scale, weights=trials)) ** 2)
    ours = dispersion.estimate(counts, trials, target)  # nine units: a tenth of a tail is nobody
    assert ours.tau2 > 0
    assert ours.tau2 == pytest.approx(theirs.tau2, rel=1e-9)
