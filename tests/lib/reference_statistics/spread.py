"""Over-dispersion, step by step as Spiegelhalter (2005) tells it."""

from __future__ import annotations

from math import asin, sin, sqrt


def dispersion(counts: list[tuple[float, float]], target: float) -> tuple[float, float]:
    """φ and τ²."""
    scored = [(2 * sqrt(n) * (asin(sqrt(x / n)) - asin(sqrt(target))), 4 * n) for x, n in counts if n]
    ordered = sorted(score for score, _ in scored)
    spared = int(len(ordered) * 0.1)
    smallest, largest = ordered[spared], ordered[len(ordered) - 1 - spared]
    phi = sum(min(max(score, smallest), largest) ** 2 for score, _ in scored) / len(scored)
    weights = [weight for _, weight in scored]
    spare = sum(weights) - sum(weight**2 for weight in weights) / sum(weights)
    return phi, max(0.0, (len(scored) * phi - (len(scored) - 1)) / spare)


def widened(target: float, limit: float, z: float, tau2: float) -> float:
    """A limit moved away from the target by z standard deviations of τ, in quadrature, on the arcsine scale."""
    away = asin(sqrt(limit)) - asin(sqrt(target))
    reach = sqrt(away**2 + z * z * tau2)
    moved = asin(sqrt(target)) + (reach if limit >= target else -reach)
    return sin(min(max(moved, 0.0), asin(1.0))) ** 2
