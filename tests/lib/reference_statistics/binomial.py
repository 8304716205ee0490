"""Intervals and limits by what they mean, not by formulas that solve for them."""

from __future__ import annotations

from fractions import Fraction
from math import comb, exp, lgamma, log
from statistics import NormalDist


def wilson(successes: float, trials: float, level: float) -> tuple[float, float]:
    """The shares p with (own share − p)² ≤ z²·p(1−p)/trials, by halving from the own share outwards."""
    z = NormalDist().inv_cdf((1 + level) / 2)
    own = successes / trials

    def accepted(share: float) -> bool:
        return (own - share) ** 2 <= z * z * share * (1 - share) / trials + 1e-18

    return _edge(accepted, own, 0.0), _edge(accepted, own, 1.0)


def _edge(accepted: object, inside: float, outside: float) -> float:
    for _ in range(200):
        middle = (inside + outside) / 2
        inside, outside = (middle, outside) if accepted(middle) else (inside, middle)  # type: ignore[operator]
    return inside


def mass(count: int, trials: int, share: Fraction) -> Fraction:
    return comb(trials, count) * share**count * (1 - share) ** (trials - count)


def too_low(count: int, trials: int, share: Fraction, level: Fraction) -> bool:
    """Whether the chance of `count` or fewer is less than half of what `level` leaves. Exact."""
    return sum(mass(each, trials, share) for each in range(count + 1)) < (1 - level) / 2


def too_high(count: int, trials: int, share: Fraction, level: Fraction) -> bool:
    return too_low(trials - count, trials, 1 - share, level)


def continued(count: float, trials: float, share: float, steps: int = 4000) -> float:
    """The chance of `count` or fewer, carried on between whole counts: the incomplete beta integral by Simpson's rule.

    Substituted t = s³, so that the integrand is tame at 0.
    """
    a, b = trials - count, count + 1
    scale = lgamma(a + b) - lgamma(a) - lgamma(b)
    end = (1 - share) ** (1 / 3)

    def value(s: float) -> float:
        t = s**3
        return 0.0 if t == 0 else 3 * s * s * exp(scale + (a - 1) * log(t) + (b - 1) * log(1 - t))

    width = end / steps
    inner = sum((4 if step % 2 else 2) * value(step * width) for step in range(1, steps))
    return (value(0) + inner + value(end)) * width / 3
