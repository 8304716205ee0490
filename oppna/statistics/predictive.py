"""What the next share of a unit may be if nothing truly changes: chance then, and chance now."""

from __future__ import annotations

import numpy as np
from scipy.optimize.elementwise import find_root
from scipy.special import betainc, betaincinv

from oppna.statistics.arrays import Array, Numbers, counts, floats
from oppna.statistics.shrinkage import Prior

_NODES, _WEIGHTS = np.polynomial.legendre.leggauss(64)
_PLACES, _MASSES = (_NODES + 1) / 2, _WEIGHTS / 2


def limits(
    prior: Prior, successes: Numbers, trials: Numbers, next_trials: Numbers, level: float
) -> tuple[Array, Array]:
    """Limits of the next share, given the counts now; strictly outside is more than chance. nan where trials lack.

    The beta-binomial predictive distribution of empirical Bayes (Morris, C. N. (1983), JASA 78:47–65), read between
    whole counts as in the funnel. It is centred on the shrunken share, so a unit that was picked because it lay low is
    already expected to rise: regression to the mean is in it.
    """
    having, tried = counts(successes, trials)
    _, ahead = counts(0, next_trials)
    having, tried, ahead = np.broadcast_arrays(having, tried, ahead)
    alpha, beta = prior.alpha + having, prior.beta + tried - having
    tail = (1 - level) / 2
    return _lowest(alpha, beta, ahead, tail), 1 - _lowest(beta, alpha, ahead, tail)


def at_most(count: Numbers, alpha: Numbers, beta: Numbers, trials: Numbers) -> Array:
    """The chance of `count` or fewer of `trials` when the true share is beta distributed; real-valued as the funnel.

    The binomial's chance is averaged over the quantiles of the true share (Gauss and Legendre, 64 points).
    """
    count, trials = floats(count)[..., None], floats(trials)[..., None]
    shares = betaincinv(floats(alpha)[..., None], floats(beta)[..., None], _PLACES)
    return np.asarray(betainc(trials - count, count + 1, 1 - shares) @ _MASSES, dtype=np.float64)


def _lowest(alpha: Array, beta: Array, trials: Array, tail: float) -> Array:
    """The share below which a count is too low to be chance; 0 where not even a count of none would be."""
    low = np.where(np.isnan(alpha) | np.isnan(trials), np.nan, 0.0)
    possible = at_most(np.zeros(low.shape), alpha, beta, trials) < tail
    if not possible.any():
        return low
    given = alpha[possible], beta[possible], trials[possible]
    found = find_root(
        lambda share, a, b, n: at_most(np.minimum(share, 1 - 1e-12) * n, a, b, n) - tail,
        (np.zeros(len(given[0])), np.ones(len(given[0]))),
        args=given,
        tolerances={"xatol": 1e-10, "xrtol": 0.0},
    )
    low[possible] = found.x
    return low
