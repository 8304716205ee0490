"""How sure a place in a ranking is: never a rank without its interval."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from oppna.statistics.arrays import Array, Numbers, counts
from oppna.statistics.shrinkage import Prior

DRAWS = 2000
_ROUNDING = 1e-6


def intervals(
    prior: Prior, successes: Numbers, trials: Numbers, level: float = 0.95, seed: int = 1, draws: int = DRAWS
) -> tuple[Array, Array]:
    """The lowest and highest place of each unit; place 1 has the largest share. Units without trials have none (nan).

    True shares are drawn from what is known of each unit and ranked, `draws` times, with a fixed seed; at most half of
    what `level` leaves lies beyond either place. Goldstein, H. and Spiegelhalter, D. J. (1996), JRSS A 159:385–443;
    Marshall, E. C. and Spiegelhalter (1998), BMJ 316:1701–1704.

    Units with equal counts share their draws, and units are drawn in the order of their counts, so equal units get
    equal intervals and the order in which they are listed means nothing (ours).
    """
    having, tried = counts(successes, trials)
    low, high = np.full(having.shape, np.nan), np.full(having.shape, np.nan)
    known = np.flatnonzero(~np.isnan(having))
    if not len(known):
        return low, high
    order = known[np.lexsort((having[known], tried[known]))]
    places = _places(prior, having[order], tried[order], seed, draws)
    for alike in _runs(having[order], tried[order]):
        pooled = np.sort(places[alike], axis=None)
        beyond = int(pooled.size * (1 - level) / 2 + _ROUNDING)
        low[order[alike]], high[order[alike]] = pooled[beyond], pooled[-1 - beyond]
    return low, high


def _places(prior: Prior, having: Array, tried: Array, seed: int, draws: int) -> Array:
    """Units × draws: the place of each unit in each draw."""
    size, random = (draws, len(having)), np.random.default_rng(seed)
    drawn = random.beta(prior.alpha + having, prior.beta + tried - having, size)
    # Where units have all or nothing a draw can be 0 or 1 to the last bit; chance settles who is first among those.
    for end, side in ((0.0, -1), (1.0, 1)):
        tied = drawn == end
        drawn[tied] += side * random.random(int(tied.sum()))
    falling = np.argsort(-drawn, axis=1)
    places = np.empty(size)
    np.put_along_axis(places, falling, np.arange(1.0, len(having) + 1)[None, :], axis=1)
    return places.T


def _runs(having: Array, tried: Array) -> list[slice]:
    """Stretches of equal counts."""
    changes = np.flatnonzero((np.diff(having) != 0) | (np.diff(tried) != 0)) + 1
    starts = [0, *changes.tolist(), len(having)]
    return [slice(start, end) for start, end in pairwise(starts)]
