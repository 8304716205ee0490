"""An interval around a share of persons or objects."""

from __future__ import annotations

import numpy as np
from scipy.special import ndtri

from oppna.statistics.arrays import Array, Numbers, counts


def normal_quantile(level: float) -> float:
    """How many standard deviations a two-sided `level` reaches: 1.96 for 0.95."""
    return float(ndtri((1 + level) / 2))


def wilson(successes: Numbers, trials: Numbers, level: float = 0.95) -> tuple[Array, Array]:
    """The score interval: the shares a test at 1 − `level` would not reject.

    Wilson, E. B. (1927), Probable inference, the law of succession, and statistical inference, JASA 22:209–212;
    recommended by Brown, Cai and DasGupta (2001), Statistical Science 16:101–133. Without continuity correction.
    Real-valued trials are taken as they are. No trials, or something missing, gives nan.
    """
    having, tried = counts(successes, trials)
    squared = normal_quantile(level) ** 2
    centre = (having + squared / 2) / (tried + squared)
    half = np.sqrt(squared * (having * (tried - having) / tried + squared / 4)) / (tried + squared)
    # None and all are the ends themselves: rounding must not put the share outside its own interval.
    low = np.where(having == 0, 0.0, np.clip(centre - half, 0, 1))
    return low, np.where(having == tried, 1.0, np.clip(centre + half, 0, 1))
