"""Comparable units: those nearest in background, and whether a conclusion survives another choice of them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from oppna.statistics.arrays import Array, Numbers, floats

LEAST_COMMON = 0.5
"""How much of what is known of a unit must be known of its twin, by weight."""
LARGEST_FACTOR = 2.0
"""How far a perturbed weight, and a perturbed number of twins, may be from the chosen one."""


class Twins(NamedTuple):
    """`rows`: the nearest units, nearest first. `distances`: weighted standard deviations apart. `parts`: twins ×
    measures, each one's share of the squared distance (nan where one of the two lacks it, 0 where nothing parts)."""

    rows: NDArray[np.intp]
    distances: Array
    parts: Array


def nearest(measures: Numbers, own: int, weights: Numbers | None, count: int) -> Twins:
    """The `count` units nearest to row `own` of `measures` (units × measures, nan where missing).

    Weighted Euclidean distance between standardised measures (Gower, J. C. (1971), Biometrics 27:857–871, for how a
    missing measure drops out and the other weights are scaled up). A measure all have alike tells nothing and drops out
    too. A candidate must have at least half (by weight) of what is known of the unit (ours): near in one measure of six
    is not near. Equal distances: in the order listed. No weights: all alike.
    """
    table = standardised(measures)
    own = range(len(table))[own]
    squares = (table - table[own]) ** 2
    chosen = _weights(weights, table.shape[1])
    (distances,) = _distances(squares, own, chosen[np.newaxis])
    (rows,) = _nearest(distances[np.newaxis], [count])
    weighed = np.where(np.isnan(squares[rows]), 0.0, chosen)
    pieces = weighed * np.nan_to_num(squares[rows]) / weighed.sum(axis=1, keepdims=True)
    return Twins(rows, distances[rows], _parts(pieces, squares[rows]))


def _distances(squares: Array, own: int, weights: Array) -> Array:
    """From row `own` to every unit, by each row of `weights` (choices × measures): choices × units. nan to itself and
    to a unit with too little in common."""
    known = ~np.isnan(squares)
    total, pieces = (np.zeros((len(weights), len(squares))) for _ in range(2))
    for weight, measured in zip(weights.T, known.T, strict=True):
        total += weight[:, np.newaxis] * measured
    enough = (total > 0) & (total >= LEAST_COMMON * total[:, own, np.newaxis])
    enough[:, own] = False
    divisor = np.where(enough, total, np.nan)
    for weight, square in zip(weights.T, np.nan_to_num(squares).T, strict=True):
        pieces += weight[:, np.newaxis] * square / divisor
    return np.where(enough, np.sqrt(pieces), np.nan)


def _nearest(distances: Array, counts: Iterable[int]) -> Iterator[NDArray[np.intp]]:
    """Of each row of `distances` its so many nearest, equal ones in the order listed; those that are nan never."""
    order = np.argsort(distances, axis=1, kind="stable")  # nan comes last
    found = (~np.isnan(distances)).sum(axis=1)
    for rows, known, count in zip(order, found, counts, strict=True):
        yield rows[: min(max(0, count), int(known))]


def standardised(measures: Numbers) -> Array:
    """Each column less its mean, in its own standard deviations; nan where missing or where all are alike."""
    table = floats(measures)
    known = ~np.isnan(table)
    many = np.maximum(known.sum(axis=0), 1)
    less = table - np.where(known, table, 0.0).sum(axis=0) / many
    spread = np.sqrt(np.where(known, less**2, 0.0).sum(axis=0) / many)
    tells = spread > 1e-12 * np.maximum(1.0, np.abs(np.where(known, table, 0.0)).max(axis=0, initial=0.0))
    return np.asarray(np.divide(less, spread, out=np.full(table.shape, np.nan), where=tells), dtype=np.float64)


def robust(
    measures: Numbers,
    own: int,
    weights: Numbers | None,
    count: int,
    conclusion: Callable[[NDArray[np.intp]], Hashable],
    seed: int = 1,
    choices: int = 200,
) -> float:
    """The share of perturbed choices whose twins (rows, nearest first) give the same conclusion as the chosen ones.

    Each weight is multiplied by a factor between a half and two, and the number of twins likewise (log-uniform, fixed
    seed). A look at the other roads one could have taken: Steegen, S. et al. (2016), Increasing transparency through a
    multiverse analysis, Perspectives on Psychological Science 11:702–712.
    """
    table = standardised(measures)
    own = range(len(table))[own]
    given = _weights(weights, table.shape[1])
    factors = LARGEST_FACTOR ** np.random.default_rng(seed).uniform(-1, 1, (choices, table.shape[1] + 1))
    numbers = np.maximum(1, np.rint(count * factors[:, -1])).astype(int)
    every = np.vstack([given, given * factors[:, :-1]])  # the chosen weights first
    distances = _distances((table - table[own]) ** 2, own, every)
    chosen, *others = (conclusion(rows) for rows in _nearest(distances, [count, *numbers.tolist()]))
    return sum(other == chosen for other in others) / choices


def _weights(weights: Numbers | None, columns: int) -> Array:
    given = np.ones(columns) if weights is None else floats(weights)
    if given.shape != (columns,) or np.any(given < 0) or not np.all(np.isfinite(given)):
        raise ValueError("one weight a measure, none below 0")
    return given


def _parts(pieces: Array, squares: Array) -> Array:
    total = pieces.sum(axis=1, keepdims=True)
    shares = np.divide(pieces, total, out=np.zeros(pieces.shape), where=total > 0)
    return np.where(np.isnan(squares), np.nan, shares)
