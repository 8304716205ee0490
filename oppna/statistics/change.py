"""Has a unit changed more than chance, and regression to the mean, would make it seem?"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from scipy.special import stdtrit

from oppna.statistics import predictive
from oppna.statistics.arrays import Array, Numbers, counts, listed
from oppna.statistics.shrinkage import Prior, shrunken
from oppna.statistics.verdicts import ALARM, WARNING, Judgement, Limits, Verdict, by_limits

Counted = tuple[Numbers, Numbers]
"""Successes and trials of a round."""


class Expected(NamedTuple):
    """Without action. `share`: expected next; `change`: from the share now; `low`, `high`: limits of the next share."""

    share: Array
    change: Array
    low: Array
    high: Array


class Change(NamedTuple):
    """`change`: share after less share before, as seen. `expected`: what was to be expected without action."""

    change: Array
    expected: Expected
    judgements: tuple[Judgement, ...]


class Plan(NamedTuple):
    """A plan read after the next round. `chance`: how likely the goal was without action. `reached`: None before."""

    baseline: float
    goal: float
    expected: Expected
    chance: float
    reached: bool | None
    judgement: Judgement | None


def expected(prior: Prior, before: Counted, next_trials: Numbers, level: float = WARNING) -> Expected:
    """What the next round shows if nothing is done: towards the others' mean (regression to the mean), with chance.

    Galton, F. (1886); for league tables Goldstein and Spiegelhalter (1996), JRSS A 159:385–443. The prior is fitted to
    all units of the round before, the picked ones among them.
    """
    having, tried = counts(*before)
    share, _, _ = shrunken(prior, having, tried)
    low, high = predictive.limits(prior, having, tried, next_trials, level)
    return Expected(share, share - having / tried, low, high)


def unit(prior: Prior, before: Counted, after: Counted) -> Change:
    """Each unit's change against what chance and regression to the mean alone would give.

    The judgement is on the share after: outside the 95 % predictive limits it differs, outside 99.8 % clearly. Given
    what was seen before, 2.5 % at most end above the limits by chance, however the units were picked. Too few to say:
    a count lacks, or neither none nor all would have been outside.
    """
    before, (having, tried) = listed(*before), listed(*after)
    near = expected(prior, before, tried, WARNING)
    far = predictive.limits(prior, *before, tried, ALARM)
    share = having / tried
    return Change(share - before[0] / before[1], near, _judged(share, Limits(near.low, near.high, *far)))


def against(prior: Prior, before: Counted, after: Counted, twins_before: Counted, twins_after: Counted) -> Change:
    """One unit's change against its twins': did it change more than they, chance and regression to the mean set aside?

    Each twin's surprise is its share after less its own expected share. Their mean moves what is expected of the unit,
    and the limits are widened by how unsure that mean is and by how much the twins truly differ in change (method of
    moments), with Student's t for few twins. Too few to say with fewer than two twins of known change.
    """
    before, (having, tried) = listed(*before), listed(*after)
    moved, spread, twins = _surprise(prior, twins_before, twins_after)
    near, far = (
        _moved(expected(prior, before, tried, level), moved, spread * _t(level, twins) ** 2)
        for level in (WARNING, ALARM)
    )
    share = having / tried
    limits = Limits(near.low, near.high, far.low, far.high)
    return Change(share - before[0] / before[1], near, _judged(share, limits))


def plan(
    prior: Prior,
    before: tuple[float, float],
    goal: float,
    after: tuple[float, float] | None = None,
    next_trials: float | None = None,
) -> Plan:
    """A unit's plan to reach `goal` from `before`; `next_trials` as many as before if nothing else is known.

    A goal within the expected limits can be reached by doing nothing: `chance` says how often.
    """
    having, tried = before
    ahead = after[1] if after else next_trials or tried
    without = expected(prior, before, ahead)
    alpha, beta = prior.alpha + having, prior.beta + tried - having
    chance = predictive.at_most(ahead * (1 - goal), beta, alpha, ahead)
    if after is None:
        return Plan(having / tried, goal, without, float(chance), None, None)
    judged = unit(prior, before, after).judgements[0]
    return Plan(having / tried, goal, without, float(chance), after[0] / after[1] >= goal, judged)


def sentence(judgement: Judgement, name: str, measure: str, expectation: str = "väntat utan åtgärd") -> str:
    """The verdict on a change in one Swedish sentence. `expectation` fits into "… är högre än …"."""
    verdict, direction = judgement
    match verdict:
        case Verdict.TOO_FEW:
            return f"{name}: {verdict} om {measure} har ändrats."
        case Verdict.CHANCE:
            return f"{name}: ändringen av {measure} {verdict}."
        case _:
            return f"{name} {verdict}: {measure} är {direction} än {expectation}."


def _judged(share: Array, limits: Limits) -> tuple[Judgement, ...]:
    return by_limits(share, limits, (limits.low > 0) | (limits.high < 1))


def _surprise(prior: Prior, before: Counted, after: Counted) -> tuple[float, float, int]:
    """The twins' mean surprise; the variance of what it tells about the unit; how many twins."""
    (x, n), (y, m) = counts(*before), counts(*after)
    known = ~np.isnan(x) & ~np.isnan(y)
    x, n, y, m = x[known], n[known], y[known], m[known]
    if len(x) < 2:
        return float("nan"), float("nan"), len(x)
    alpha, beta = prior.alpha + x, prior.beta + n - x
    mean, precision = alpha / (alpha + beta), alpha + beta
    chance = mean * (1 - mean) * (1 / m + (1 - 1 / m) / (precision + 1))
    surprises = y / m - mean
    seen = float(np.var(surprises, ddof=1))
    true = max(0.0, seen - float(np.mean(chance)))
    return float(np.mean(surprises)), true + max(seen, float(np.mean(chance))) / len(x), len(x)


def _t(level: float, twins: int) -> float:
    return float(stdtrit(twins - 1, (1 + level) / 2)) if twins > 1 else float("nan")


def _moved(without: Expected, moved: float, extra: float) -> Expected:
    share = np.clip(without.share + moved, 0, 1)
    low = share - np.sqrt((without.share - without.low) ** 2 + extra)
    high = share + np.sqrt((without.high - without.share) ** 2 + extra)
    return Expected(share, without.change + moved, np.clip(low, 0, 1), np.clip(high, 0, 1))
