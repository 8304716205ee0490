"""Units read together: the beta-binomial by brute force."""

from __future__ import annotations

from collections.abc import Iterator
from math import exp, lgamma, log
from random import Random


def log_mass(count: float, trials: float, alpha: float, beta: float) -> float:
    """The beta-binomial's, without the number of ways: that does not depend on the parameters."""
    return (
        lgamma(count + alpha)
        + lgamma(trials - count + beta)
        - lgamma(trials + alpha + beta)
        - lgamma(alpha)
        - lgamma(beta)
        + lgamma(alpha + beta)
    )


def likelihood(counts: list[tuple[float, float]], alpha: float, beta: float) -> float:
    return sum(log_mass(x, n, alpha, beta) for x, n in counts)


def best_on_grid(counts: list[tuple[float, float]], fineness: int = 60) -> tuple[float, float]:
    """Mean and precision with the greatest likelihood, by looking everywhere and then closer, six times."""
    middle, (low, high) = (0.5, 0.5), (log(1e-3), log(sum(n for _, n in counts)))
    best = (0.5, exp((low + high) / 2))
    mean_width, depth = middle[0], (high - low) / 2
    for _ in range(6):
        centre = (best[0], log(best[1]))
        candidates = [
            (mean, exp(precision))
            for mean in _around(centre[0], mean_width, fineness)
            for precision in _around(centre[1], depth, fineness)
            if 0 < mean < 1 and low <= precision <= high + 1e-12
        ]
        best = max(candidates, key=lambda at: likelihood(counts, at[0] * at[1], (1 - at[0]) * at[1]))
        mean_width, depth = mean_width * 4 / fineness, depth * 4 / fineness
    return best


def _around(middle: float, width: float, fineness: int) -> Iterator[float]:
    return (middle + width * (2 * step / fineness - 1) for step in range(fineness + 1))


def posterior(count: float, trials: float, alpha: float, beta: float, steps: int = 200_000) -> list[float]:
    """Mean, and the shares with 2.5 % of the weight below and above, by adding up thin slices."""
    shares = [(step + 0.5) / steps for step in range(steps)]
    weights = [exp((alpha + count - 1) * log(p) + (beta + trials - count - 1) * log(1 - p)) for p in shares]
    total, below, ends = sum(weights), 0.0, []
    for share, weight in zip(shares, weights, strict=True):
        ends += [share for edge in (0.025, 0.975) if below < edge * total <= below + weight]
        below += weight
    return [sum(p * w for p, w in zip(shares, weights, strict=True)) / total, *ends]


def next_at_most(count: int, trials: int, alpha: float, beta: float) -> float:
    """The chance of `count` or fewer next time, by summing the masses."""
    ways = [lgamma(trials + 1) - lgamma(each + 1) - lgamma(trials - each + 1) for each in range(count + 1)]
    return sum(exp(way + log_mass(each, trials, alpha, beta)) for each, way in enumerate(ways))


def rank_intervals(
    counts: list[tuple[float, float]], alpha: float, beta: float, seed: int, draws: int
) -> list[tuple[int, int]]:
    """Every unit's share drawn on its own with another generator; a place is one more than how many drew higher."""
    random = Random(seed)
    places: list[list[int]] = [[] for _ in counts]
    for _ in range(draws):
        drawn = [random.betavariate(alpha + x, beta + n - x) for x, n in counts]
        for unit, own in enumerate(drawn):
            places[unit].append(1 + sum(other > own for other in drawn))
    return [(sorted(some)[int(0.025 * draws)], sorted(some)[int(0.975 * draws)]) for some in places]
