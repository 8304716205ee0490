"""What the next share of a unit may be if nothing truly changes: chance then, and chance now."""

from __future__ import annotations

import numpy as np
from scipy.optimize.elementwise import find_root
from scipy.special import betainc, betaincinv

from oppna.statistics.arrays import Array, Numbers, counts, floats
from oppna.statistics.shrinkage import Prior

_NODES, _WEIGHTS = np.polynomial.legendre.leggauss(32)
_STEPS = (_NODES + 1) / 2
_PLACES, _MASSES = _STEPS**2 * (3 - 2 * _STEPS), _WEIGHTS * 3 * _STEPS * (1 - _STEPS)


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

    By the incomplete beta function it is the chance that the true share lies below another beta variable, of count + 1
    and trials − count. The cumulative chance of the wider is averaged over the quantiles of the narrower, which makes a
    smooth curve: 32 points of Gauss and Legendre, drawn towards the ends, err by less than a millionth.
    """
    given = np.broadcast_arrays(*map(floats, (count, alpha, beta, trials)))
    x, a, b, n = (array.ravel() for array in given)
    return _at_most(x, a, b, n, _quantiles(a, b)).reshape(given[0].shape)


def _quantiles(alpha: Array, beta: Array) -> Array:
    return np.asarray(betaincinv(alpha[:, None], beta[:, None], _PLACES), dtype=np.float64)


def _at_most(count: Array, alpha: Array, beta: Array, trials: Array, shares: Array) -> Array:
    """`shares`: the quantiles of the true share, the same for every count. It is vague if the next trials tell more."""
    rest = np.where(count < trials, trials - count, 1.0)
    vague = trials > alpha + beta
    below = np.empty(count.shape)
    below[vague] = betainc(alpha[vague, None], beta[vague, None], _quantiles(count[vague] + 1, rest[vague])) @ _MASSES
    sharp = ~vague
    below[sharp] = betainc(rest[sharp, None], count[sharp, None] + 1, 1 - shares[sharp]) @ _MASSES
    return np.where(count >= trials, 1.0, below)


def _lowest(alpha: Array, beta: Array, trials: Array, tail: float) -> Array:
    """The share below which a count is too low to be chance; 0 where not even a count of none would be."""
    low = np.where(np.isnan(alpha) | np.isnan(trials), np.nan, 0.0)
    possible = at_most(np.zeros(low.shape), alpha, beta, trials) < tail
    if not possible.any():
        return low
    a, b, n = alpha[possible], beta[possible], trials[possible]
    shares = _quantiles(a, b)

    def above(share: Array, unit: Array) -> Array:
        some = unit.astype(int)
        return _at_most(share * n[some], a[some], b[some], n[some], shares[some]) - tail

    ends = np.zeros(len(n)), np.ones(len(n))
    low[possible] = find_root(above, ends, args=(np.arange(float(len(n))),), tolerances=_TOLERANCES).x
    return low


_TOLERANCES = {"xatol": 1e-9, "xrtol": 0.0}
