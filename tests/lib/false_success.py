"""False success on SYNTETISKA nations: `python -m tests.lib.false_success` prints the table of the documentation."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from oppna.statistics import change, shrinkage
from oppna.statistics.verdicts import Direction
from oppna.swedish import percent
from tests.lib.shares_nation import Nation, made, red

SEED, NATIONS = 1, 10
CONDITIONS = [(0.3, 12), (0.3, 20), (0.3, 100), (0.5, 12), (0.5, 20), (0.5, 100), (0.8, 20), (0.8, 300)]
"""Mean of the true shares, and how alike they are: their standard deviation is √(mean·(1−mean)/(precision+1))."""

SIZES, RISES = (26, 50, 100, 300), (0.1, 0.2, 0.3)


class Rates(NamedTuple):
    """Of the red units of the first round: the share that left red, how much the red rose on average, and the share
    of which our verdict says that they rose."""

    left_red: float
    points: float
    ours: float


def found_rises(nation: Nation) -> NDArray[np.bool_]:
    """Which of the red units our verdict says have risen."""
    chosen = red(nation.before / nation.trials)
    prior = shrinkage.fit(nation.before, nation.trials)
    tried = nation.trials[chosen]
    found = change.unit(prior, (nation.before[chosen], tried), (nation.after[chosen], tried))
    return np.array([direction is Direction.HIGHER for _, direction in found.judgements])


@cache
def measured(mean: float, precision: float) -> Rates:
    random, rows = np.random.default_rng(SEED), []
    for _ in range(NATIONS):
        nation = made(random, mean, precision)
        before, after = nation.before / nation.trials, nation.after / nation.trials
        was = red(before)
        rows.append(((~red(after)[was]).mean(), (after - before)[was].mean(), found_rises(nation).mean()))
    return Rates(*np.mean(rows, axis=0).tolist())


def table() -> Iterator[str]:
    """A row a condition: the true shares, left red, rose by, told by us."""
    for mean, precision in CONDITIONS:
        spread = (mean * (1 - mean) / (precision + 1)) ** 0.5
        rates = measured(mean, precision)
        told = (f"{_percent(mean)} ± {_percent(spread)}", _percent(rates.left_red), _percent(rates.points))
        yield "| " + " | ".join((*told, _percent(rates.ours, 1))) + " |"


def found_table() -> Iterator[str]:
    """A row a size of unit: how often a true rise of ten, twenty and thirty points is told, among the red."""
    nation = made(np.random.default_rng(SEED), 0.3, 20)
    prior = shrinkage.fit(nation.before, nation.trials)
    for trials in SIZES:
        yield f"| {trials} | " + " | ".join(_percent(_told(prior, trials, rise)) for rise in RISES) + " |"


def _told(prior: shrinkage.Prior, trials: int, rise: float) -> float:
    random = np.random.default_rng(SEED)
    truth = random.beta(6, 14, 1200)
    before, after = random.binomial(trials, truth), random.binomial(trials, np.minimum(truth + rise, 1))
    chosen = red(before / trials)
    judged = change.unit(prior, (before[chosen], trials), (after[chosen], trials)).judgements
    return float(np.mean([direction is Direction.HIGHER for _, direction in judged]))


def _percent(share: float, decimals: int = 0) -> str:
    return percent(Fraction(share), decimals).replace("\u00a0", " ")


if __name__ == "__main__":
    print(*table(), *found_table(), sep="\n")
