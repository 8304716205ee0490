"""Twins, pair by pair and measure by measure."""

from __future__ import annotations

from math import isnan, sqrt
from statistics import fmean, pstdev


def nearest(
    table: list[list[float]], own: int, weights: list[float], count: int
) -> list[tuple[int, float, list[float]]]:
    """(row, distance, parts), nearest first."""
    columns = [[row[k] for row in table if not isnan(row[k])] for k in range(len(weights))]
    scales = [(fmean(column), pstdev(column)) if len(column) > 1 else (0.0, 0.0) for column in columns]
    known = [k for k, (_, spread) in enumerate(scales) if spread > 1e-9 and not isnan(table[own][k])]
    found = []
    for row, measures in enumerate(table):
        common = [k for k in known if not isnan(measures[k])]
        weight = sum(weights[k] for k in common)
        if row == own or weight == 0 or weight < 0.5 * sum(weights[k] for k in known):
            continue
        squares = {k: weights[k] * ((measures[k] - table[own][k]) / scales[k][1]) ** 2 / weight for k in common}
        total = sum(squares.values())
        parts = [(squares[k] / total if total else 0.0) if k in squares else float("nan") for k in range(len(weights))]
        found.append((row, sqrt(total), parts))
    return sorted(found, key=lambda twin: twin[1])[:count]
