"""What goes in: counts as arrays of floats. What is missing is nan and stays nan; what cannot be is our own mistake."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Flags = NDArray[np.bool_]
Numbers = Any
"""A number, a sequence or an array of int, float, Fraction or None (missing)."""
_ROUNDING = 1e-6


def floats(numbers: Numbers) -> Array:
    """`numbers` as floats; None becomes nan."""
    return np.asarray(numbers, dtype=np.float64)


def listed(successes: Numbers, trials: Numbers) -> tuple[Array, Array]:
    """The same, a single unit being a list of one."""
    having, tried = counts(successes, trials)
    return np.atleast_1d(having), np.atleast_1d(tried)


def counts(successes: Numbers, trials: Numbers) -> tuple[Array, Array]:
    """Both as arrays of the same shape, nan in both where either is missing or nobody was tried.

    Trials may be real-valued (full-time equivalents). More successes than trials, or fewer than none, is a mistake of
    the caller; a millionth is rounding.
    """
    having, tried = np.broadcast_arrays(floats(successes), floats(trials))
    if np.any(having < -_ROUNDING) or np.any(having > tried + _ROUNDING):
        raise ValueError("successes lie outside 0..trials")
    known = ~np.isnan(having) & (tried > 0)
    return np.where(known, np.clip(having, 0, tried), np.nan), np.where(known, tried, np.nan)
