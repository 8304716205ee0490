"""False success on SYNTETISKA nations: `python -m tests.lib.false_success` prints the table of the documentation."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from oppna.statistics import change, shrinkage
from oppna.statistics.verdicts import Direction
from tests.lib.shares_nation import Nation, made, red

MOST = 0.05
CONDITIONS = [(0.3, 10), (0.3, 20), (0.3, 100), (0.5, 10), (0.5, 20), (0.5, 100), (0.8, 20), (0.8, 300)]
"""Mean of the true shares, and how alike they are: their standard deviation is √(mean·(1−mean)/(precision+1))."""


class Rates(NamedTuple):
    """Of the red units of the first round: the share that left red; how much the share of those who left rose, and of
    all red; the share that our verdict says rose. Of all units: the share that our verdict says rose."""

    left_red: float
    points: float
    ours: float
    ours_all: float


def found_rises(nation: Nation, some: NDArray[np.bool_] | None = None) -> NDArray[np.bool_]:
    """Which of the red units (or of `some`) our verdict says have risen."""
    shares = nation.before / nation.trials
    chosen = red(shares) if some is None else some
    prior = shrinkage.fit(nation.before, nation.trials)
    tried = nation.trials[chosen]
    found = change.unit(prior, (nation.before[chosen], tried), (nation.after[chosen], tried))
    return np.array([direction is Direction.HIGHER for _, direction in found.judgements])


@cache
def measured(mean: float, precision: float, nations: int, seed: int) -> Rates:
    random, rows = np.random.default_rng(seed), []
    for _ in range(nations):
        nation = made(random, mean, precision)
        before, after = nation.before / nation.trials, nation.after / nation.trials
        was = red(before)
        left = ~red(after)[was]
        rises = found_rises(nation, np.full(len(was), True))
        rows.append((left.mean(), (after - before)[was].mean(), rises[was].mean(), rises.mean()))
    return Rates(*np.mean(rows, axis=0).tolist())


def main() -> None:
    for mean, precision in CONDITIONS:
        rates = measured(mean, precision, nations=40, seed=1)
        spread = (mean * (1 - mean) / (precision + 1)) ** 0.5
        print(f"| {mean:.0%} ± {spread:.0%} |", " | ".join(f"{rate:.1%}" for rate in rates), "|")


if __name__ == "__main__":
    main()
