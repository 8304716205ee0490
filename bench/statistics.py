"""Intervals, verdicts, rank intervals and changes of 49 indicators × 312 units, beside the same unit by unit with
statsmodels and scipy.stats. SYNTETISKA ANTAL."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from time import process_time
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from bench.line import Line
from oppna.statistics import change, dispersion, intervals, ranks, shrinkage, verdicts

UNITS, INDICATORS, CHANGES = 312, 49, 5
DRAWS = ranks.DRAWS
Counts = NDArray[np.int64]


class Counted(NamedTuple):
    trials: Counts
    before: Counts
    after: Counts

    @property
    def target(self) -> float:
        return float(self.before.sum() / self.trials.sum())


def lines(place: Path, quick: bool) -> list[Line]:
    many = list(nation(3 if quick else INDICATORS))
    some = many[: 1 if quick else CHANGES]
    return [
        _line("verdicts and intervals", many, judged, judged_one_by_one),
        _line("rank intervals", many, ranked, ranked_one_by_one),
        _line("changes judged", some, changed, changed_one_by_one),
    ]


def nation(indicators: int) -> Iterator[Counted]:
    """A median denominator of 26, and true shares that differ somewhat more from indicator to indicator."""
    random = np.random.default_rng(312)
    for number in range(indicators):
        trials = np.maximum(3, np.rint(random.lognormal(np.log(26), 1.0, UNITS))).astype(int)
        precision = 100 / (1 + number)
        truth = random.beta(0.4 * precision, 0.6 * precision, UNITS)
        yield Counted(trials, random.binomial(trials, truth), random.binomial(trials, truth))


def _line(
    what: str, some: list[Counted], ours: Callable[[Counted], object], theirs: Callable[[Counted], object]
) -> Line:
    size = f"{what}, {len(some)} × {UNITS}"
    return Line(size, _milliseconds(ours, some), f"one by one, {PEER}", _milliseconds(theirs, some))


def _milliseconds(work: Callable[[Counted], object], some: list[Counted]) -> float:
    work(some[0])
    start = process_time()
    for each in some:
        work(each)
    return (process_time() - start) * 1000


def judged(some: Counted) -> tuple[verdicts.Judgement, ...]:
    """More than the peer does: over-dispersion is estimated and put into the limits too."""
    intervals.wilson(some.before, some.trials)
    spread = dispersion.estimate(some.before, some.trials, some.target)
    return verdicts.judge(some.before, some.trials, some.target, spread)


def judged_one_by_one(some: Counted) -> list[int]:
    told = []
    for count, trials in zip(some.before.tolist(), some.trials.tolist(), strict=True):
        _wilson(count, trials)
        near, far = (stats.binom.interval(level, trials, some.target) for level in (0.95, 0.998))
        told.append(int(not near[0] <= count <= near[1]) + int(not far[0] <= count <= far[1]))
    return told


def ranked(some: Counted) -> object:
    return ranks.intervals(shrinkage.fit(some.before, some.trials), some.before, some.trials)


def ranked_one_by_one(some: Counted) -> list[list[float]]:
    """The prior is given to the peer; it draws for each unit, ranks each draw, and looks up each unit's quantiles."""
    alpha, beta = shrinkage.fit(some.before, some.trials)
    drawn = np.array(
        [
            stats.beta.rvs(alpha + count, beta + trials - count, size=DRAWS, random_state=unit)
            for unit, (count, trials) in enumerate(zip(some.before.tolist(), some.trials.tolist(), strict=True))
        ]
    )
    places = np.array([stats.rankdata(-draw) for draw in drawn.T])
    return [np.quantile(own, (0.025, 0.975)).tolist() for own in places.T]


def changed(some: Counted) -> change.Change:
    prior = shrinkage.fit(some.before, some.trials)
    return change.unit(prior, (some.before, some.trials), (some.after, some.trials))


def changed_one_by_one(some: Counted) -> list[int]:
    alpha, beta = shrinkage.fit(some.before, some.trials)
    told = []
    for count, trials, after in zip(some.before.tolist(), some.trials.tolist(), some.after.tolist(), strict=True):
        own = stats.betabinom(trials, alpha + count, beta + trials - count)
        near, far = own.interval(0.95), own.interval(0.998)
        told.append(int(not near[0] <= after <= near[1]) + int(not far[0] <= after <= far[1]))
    return told


def _scipy_wilson(count: int, trials: int) -> object:
    return stats.binomtest(count, trials).proportion_ci(method="wilson")


try:
    from statsmodels.stats.proportion import proportion_confint
except ImportError:  # it is in the lock of the clients, which a benchmark can do without
    PEER, _wilson = "scipy.stats", _scipy_wilson
else:
    PEER = "statsmodels, scipy.stats"

    def _wilson(count: int, trials: int) -> object:
        return proportion_confint(count, trials, method="wilson")
