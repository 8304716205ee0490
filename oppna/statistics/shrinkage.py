"""What is known of a unit when it is read together with all the others: empirical Bayes, beta-binomial."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import betaincinv, betaln, digamma, expit, logit

from oppna.statistics.arrays import Array, Numbers, counts

LEAST_PRECISION = 1e-3
_STARTS = 25


class Prior(NamedTuple):
    """The units' true shares as a beta distribution: mean α/(α+β), worth α+β trials."""

    alpha: float
    beta: float

    @property
    def mean(self) -> float:
        return self.alpha / (self.alpha + self.beta)

    @property
    def precision(self) -> float:
        return self.alpha + self.beta


NOTHING_KNOWN = Prior(1.0, 1.0)
"""Bayes and Laplace's: of fewer than two units nothing can be learnt about how units differ."""


def fit(successes: Numbers, trials: Numbers) -> Prior:
    """The beta distribution that makes the counts most likely (beta-binomial, maximum likelihood).

    Skellam, J. G. (1948), JRSS B 10:257–261; as empirical Bayes Morris, C. N. (1983), JASA 78:47–65.

    Two fences (ours) where the likelihood has no top. The precision α+β is at most the number of all trials: where
    units do not differ more than chance the estimate would be infinite, and every unit be known exactly. And the mean
    stays half a trial away from 0 and 1 where nobody, or everybody, has what is measured. Where no unit has more than
    one trial nothing tells units apart, and they are read as alike.
    """
    having, tried = counts(successes, trials)
    known = ~np.isnan(having)
    having, tried = having[known], tried[known]
    if len(having) < 2:
        return NOTHING_KNOWN
    total = float(tried.sum())
    mean = float(np.clip(having.sum() / total, 0.5 / (total + 1), 1 - 0.5 / (total + 1)))
    most = max(total, 2 * LEAST_PRECISION)
    if tried.max() <= 1 or having.sum() in (0, total):
        return Prior(mean * most, (1 - mean) * most)
    return _likeliest(having, tried, mean, most)


def shrunken(prior: Prior, successes: Numbers, trials: Numbers, level: float = 0.95) -> tuple[Array, Array, Array]:
    """Mean and equal-tailed interval of each unit's true share, given its counts and the prior. No trials: nan.

    The mean lies between the unit's own share and the prior's, nearer its own the more trials it has.
    """
    having, tried = counts(successes, trials)
    alpha, beta = prior.alpha + having, prior.beta + tried - having
    tail = (1 - level) / 2
    return alpha / (alpha + beta), betaincinv(alpha, beta, tail), betaincinv(alpha, beta, 1 - tail)


def _likeliest(having: Array, tried: Array, mean: float, most: float) -> Prior:
    """Equal units are counted once. The start is the best of a grid: a flat stretch does not hold the search."""
    pairs, times = np.unique(np.stack([having, tried]), axis=1, return_counts=True)
    x, n = pairs

    def loss(point: Array) -> tuple[float, Array]:
        return _loss(point, x, n, times)

    low, high = float(np.log(LEAST_PRECISION)), float(np.log(most))
    starts = [np.array([logit(mean), precision]) for precision in np.linspace(low, high, _STARTS)]
    start = min(starts, key=lambda point: loss(point)[0])
    edge = float(logit(0.5 / (float(tried.sum()) + 1)))
    found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=[(edge, -edge), (low, high)], options=_EXACT)
    centre, precision = float(expit(found.x[0])), float(np.exp(found.x[1]))
    return Prior(centre * precision, (1 - centre) * precision)


_EXACT = {"ftol": 1e-14, "gtol": 1e-9, "maxiter": 500}


def _loss(point: Array, x: Array, n: Array, times: NDArray[np.intp]) -> tuple[float, Array]:
    """Minus the log likelihood at (logit mean, log precision), and its slope."""
    mean, precision = expit(point[0]), np.exp(point[1])
    alpha, beta = mean * precision, (1 - mean) * precision
    loss = -float(times @ (betaln(x + alpha, n - x + beta) - betaln(alpha, beta)))
    rest = digamma(precision) - digamma(n + precision)
    by_alpha = float(times @ (digamma(x + alpha) - digamma(alpha) + rest))
    by_beta = float(times @ (digamma(n - x + beta) - digamma(beta) + rest))
    by_mean = (by_alpha - by_beta) * precision * mean * (1 - mean)
    return loss, -np.array([by_mean, by_alpha * alpha + by_beta * beta])
