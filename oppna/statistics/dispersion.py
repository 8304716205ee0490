"""How much more units differ than chance alone would make them."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from oppna.statistics.arrays import Array, Numbers, counts, floats

WINSORISED = 0.1
"""Share of the residuals in either tail that are drawn in, so that a few outliers do not widen the funnel for all."""


class Dispersion(NamedTuple):
    """`phi`: mean square of the winsorised residuals, about 1 (or less) when there is only chance; nan below two units.
    `tau2`: variance between units on the arcsine scale, 0 when chance explains the spread. `used`: units counted."""

    phi: float
    tau2: float
    used: int


def arcsine(share: Numbers) -> Array:
    """arcsin √share: on this scale the variance of a binomial share is 1/(4·trials) whatever the share is."""
    return np.asarray(np.arcsin(np.sqrt(np.clip(floats(share), 0, 1))), dtype=np.float64)


def estimate(successes: Numbers, trials: Numbers, target: float) -> Dispersion:
    """Additive over-dispersion around `target`, by the moments of winsorised residuals.

    Spiegelhalter, D. J. (2005), Handling over-dispersion of performance indicators, Quality and Safety in Health Care
    14:347–351; the moment estimate is DerSimonian and Laird's (1986). Units without trials are left out.
    """
    having, tried = counts(successes, trials)
    known = ~np.isnan(having)
    having, tried = having[known], tried[known]
    used = int(known.sum())
    if used < 2:
        return Dispersion(float("nan"), 0.0, used)
    weights = 4 * tried
    residuals = winsorised((arcsine(having / tried) - arcsine(target)) * np.sqrt(weights))
    phi = float(np.mean(residuals**2))
    spare = weights.sum() - (weights**2).sum() / weights.sum()
    return Dispersion(phi, max(0.0, (used * phi - (used - 1)) / float(spare)), used)


def winsorised(residuals: Array, share: float = WINSORISED) -> Array:
    """The `share` smallest and largest (rounded down) drawn in to the nearest that is left."""
    ordered = np.sort(residuals)
    beyond = int(share * len(ordered))
    return np.clip(residuals, ordered[beyond], ordered[-1 - beyond])
