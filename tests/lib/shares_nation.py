"""SYNTETISK nation of shares with known truth: nothing changes between two rounds, except where a test says so.

Sizes as in the real one: 290 units with a median denominator of 26. Units are "red" as colours by quartile made them:
the fourth with the lowest shares.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

UNITS, MEDIAN = 290, 26
Numbers = NDArray[np.float64]


class Nation(NamedTuple):
    """The true shares, and what two rounds of `trials` showed of them."""

    truth: Numbers
    trials: NDArray[np.int64]
    before: NDArray[np.int64]
    after: NDArray[np.int64]


def made(random: np.random.Generator, mean: float, precision: float, change: Numbers | float = 0.0) -> Nation:
    """True shares are beta distributed around `mean`; `change` is added to them before the second round."""
    return of(random, random.beta(mean * precision, (1 - mean) * precision, UNITS), change)


def of(random: np.random.Generator, truth: Numbers, change: Numbers | float = 0.0) -> Nation:
    trials = np.maximum(3, np.rint(random.lognormal(np.log(MEDIAN), 1.0, len(truth)))).astype(int)
    later = np.clip(truth + change, 0, 1)
    return Nation(truth, trials, random.binomial(trials, truth), random.binomial(trials, later))


def red(shares: Numbers) -> NDArray[np.bool_]:
    """The lowest quartile."""
    return shares <= np.quantile(shares, 0.25)
