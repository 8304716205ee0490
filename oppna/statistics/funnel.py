"""Between which limits the share of a unit would fall by chance alone, if it were like the group."""

from __future__ import annotations

import numpy as np
from scipy.special import bdtrik

from oppna.statistics.arrays import Array, Numbers, floats
from oppna.statistics.dispersion import Dispersion, arcsine
from oppna.statistics.intervals import normal_quantile

_NOTHING = 1e-7
"""A target nearer than this to 0 or 1 is read as 0 or 1: beyond it the search for a limit is not exact."""


def limits(target: Numbers, trials: Numbers, level: float, dispersion: Dispersion | None = None) -> tuple[Array, Array]:
    """The shares that chance keeps within at `level`; a share strictly outside differs. Target and trials broadcast.

    Exact binomial: at whole counts, a count lies below `low` exactly when the chance of that many or fewer is less
    than (1 − level)/2, and above `high` likewise. Between whole counts, and for real-valued trials (full-time
    equivalents), the distribution is carried on by the incomplete beta function (Abramowitz and Stegun 26.5.24), so the
    funnel is a smooth line and not a saw. Spiegelhalter, D. J. (2005), Funnel plots for comparing institutional
    performance, Statistics in Medicine 24:1185–1202, interpolates for the same reason.

    With `dispersion` the exact limits are widened on the arcsine scale, where the variance of the units is added:
    reach² = exact reach² + (z·τ)². Without it they are the exact ones, and they are never narrower.
    Spiegelhalter (2005), Handling over-dispersion of performance indicators, Quality and Safety in Health Care
    14:347–351, adds the same variance to a normal approximation; that the exact reach is kept is ours.

    No trials gives nan. A target of 0 or 1 leaves chance nothing to vary: both limits are the target, unless widened.
    """
    given, tried = np.broadcast_arrays(floats(target), floats(trials))
    if np.any((given < 0) | (given > 1)):
        raise ValueError("a target is a share")
    centre = np.where(np.abs(given - np.rint(given)) < _NOTHING, np.rint(given), given)
    tried = np.where(tried > 0, tried, np.nan)
    low = _lowest(centre, tried, level)
    high = 1 - _lowest(1 - centre, tried, level)
    if dispersion is not None and dispersion.tau2 > 0:
        extra = normal_quantile(level) ** 2 * dispersion.tau2
        low, high = 1 - _farther(1 - centre, 1 - low, extra), _farther(centre, high, extra)
    return np.minimum(low, given), np.maximum(high, given)


def _lowest(target: Array, trials: Array, level: float) -> Array:
    """The share below which a count is too low to be chance: 0 where not even a count of none would be."""
    certain = (target == 0) | (target == 1)
    reached: Array = bdtrik((1 - level) / 2, trials, np.where(certain, 0.5, target))
    share = np.clip(reached / trials, 0, 1)
    known = certain & ~np.isnan(trials)
    return floats(np.where(known, target, np.minimum(share, target)))


def _farther(target: Array, limit: Array, extra: float) -> Array:
    """`limit`, above `target`, moved away from it by `extra` variance on the arcsine scale; 1 at most."""
    reach = np.sqrt((arcsine(limit) - arcsine(target)) ** 2 + extra)
    moved = np.sin(np.minimum(arcsine(target) + reach, np.pi / 2)) ** 2
    return floats(np.maximum(moved, limit))
