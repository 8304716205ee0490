"""Comparable units: those nearest in background, and whether a conclusion survives another choice of them."""

from __future__ import annotations

from collections.abc import Callable, Hashable
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
    scaled = np.where(np.isnan(squares), 0.0, _weights(weights, table.shape[1]))
    total = scaled.sum(axis=1, keepdims=True)
    enough = (total > 0) & (total >= LEAST_COMMON * total[own])
    pieces = np.divide(scaled * np.nan_to_num(squares), total, out=np.full(squares.shape, np.nan), where=enough)
    distances = np.sqrt(pieces.sum(axis=1))
    order = np.argsort(distances, kind="stable")
    rows = order[(order != own) & ~np.isnan(distances[order])][: max(0, count)]
    return Twins(rows, distances[rows], _parts(pieces[rows], squares[rows]))


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
    columns = floats(measures).shape[1]
    chosen = conclusion(nearest(measures, own, weights, count).rows)
    factors = LARGEST_FACTOR ** np.random.default_rng(seed).uniform(-1, 1, (choices, columns + 1))
    numbers = np.maximum(1, np.rint(count * factors[:, -1])).astype(int)
    others = _weights(weights, columns) * factors[:, :-1]
    agreeing = sum(
        conclusion(nearest(measures, own, other, number).rows) == chosen
        for other, number in zip(others, numbers.tolist(), strict=True)
    )
    return agreeing / choices


def _weights(weights: Numbers | None, columns: int) -> Array:
    given = np.ones(columns) if weights is None else floats(weights)
    if given.shape != (columns,) or np.any(given < 0) or not np.all(np.isfinite(given)):
        raise ValueError("one weight a measure, none below 0")
    return given


def _parts(pieces: Array, squares: Array) -> Array:
    total = pieces.sum(axis=1, keepdims=True)
    shares = np.divide(pieces, total, out=np.zeros(pieces.shape), where=total > 0)
    return np.where(np.isnan(squares), np.nan, shares)
