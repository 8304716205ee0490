"""Has a unit changed more than chance, and regression to the mean, would make it seem?"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from scipy.special import stdtrit

from oppna.statistics import predictive
from oppna.statistics.arrays import Array, Flags, Numbers, counts, listed
from oppna.statistics.shrinkage import Prior, shrunken
from oppna.statistics.verdicts import ALARM, WARNING, Judgement, Limits, Verdict, by_limits, tellable

_ROUNDING = 1e-9
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
    near, far = (expected(prior, before, tried, level) for level in (WARNING, ALARM))
    return _changed(before, having / tried, near, far, tellable(near.low, near.high))


def against(prior: Prior, before: Counted, after: Counted, twins_before: Counted, twins_after: Counted) -> Change:
    """A unit's change against its twins': did it change more than they, chance and regression to the mean set aside?

    Each twin's surprise is its share after less its own expected share. Their mean moves what is expected of the unit,
    and the limits are widened by how unsure that mean is and by how much the twins truly differ in change (method of
    moments), with Student's t for few twins. Too few to say as for `unit`, and with fewer than two twins whose change
    is known.
    """
    before, (having, tried) = listed(*before), listed(*after)
    twins = _surprise(prior, twins_before, twins_after)
    alone = [expected(prior, before, tried, level) for level in (WARNING, ALARM)]
    near, far = (_moved(one, twins, level) for one, level in zip(alone, (WARNING, ALARM), strict=True))
    return _changed(before, having / tried, near, far, tellable(alone[0].low, alone[0].high) & (twins.units > 1))


def plan(
    prior: Prior,
    before: tuple[float, float],
    goal: float,
    after: tuple[float, float] | None = None,
    next_trials: float | None = None,
) -> Plan:
    """A unit's plan to reach `goal`, a higher share; `next_trials`: as many as before if nothing else is known.

    A goal within the expected limits can be reached by doing nothing: `chance` says how often. Where less is better,
    count those without: the shares of the two add up to one.
    """
    (having, tried), (seen, ahead) = counts(*before), counts(*(after or (0, next_trials or before[1])))
    alpha, beta = prior.alpha + having, prior.beta + tried - having
    chance = float(predictive.at_most(_failures_allowed(goal, float(ahead)), beta, alpha, ahead))
    outlook = Plan(float(having / tried), goal, expected(prior, before, ahead), chance, None, None)
    if after is None:
        return outlook
    return outlook._replace(
        reached=bool(seen + _ROUNDING >= goal * ahead), judgement=unit(prior, before, after).judgements[0]
    )


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


def _failures_allowed(goal: float, trials: float) -> float:
    """How many may fail while the goal is reached: a whole number, unless trials are full-time equivalents."""
    allowed = trials * (1 - goal)
    return float(np.floor(allowed + _ROUNDING)) if trials == np.floor(trials) else allowed


def _changed(before: tuple[Array, Array], share: Array, near: Expected, far: Expected, tellable: Flags) -> Change:
    judged = by_limits(share, Limits(near.low, near.high, far.low, far.high), tellable)
    return Change(share - before[0] / before[1], near, judged)


class _Surprise(NamedTuple):
    """Twins' mean surprise, the variance of what it tells of a unit like them, and how many they are."""

    mean: float
    variance: float
    units: int


def _surprise(prior: Prior, before: Counted, after: Counted) -> _Surprise:
    (x, n), (y, m) = counts(*before), counts(*after)
    known = ~np.isnan(x) & ~np.isnan(y)
    x, n, y, m = x[known], n[known], y[known], m[known]
    if len(x) < 2:
        return _Surprise(float("nan"), float("nan"), len(x))
    alpha, beta = prior.alpha + x, prior.beta + n - x
    mean, precision = alpha / (alpha + beta), alpha + beta
    chance = float(np.mean(mean * (1 - mean) * (1 / m + (1 - 1 / m) / (precision + 1))))
    surprises = y / m - mean
    seen = float(np.var(surprises, ddof=1))
    return _Surprise(float(np.mean(surprises)), max(0.0, seen - chance) + max(seen, chance) / len(x), len(x))


def _moved(alone: Expected, twins: _Surprise, level: float) -> Expected:
    """What is expected, moved as the twins moved, within limits widened by what is unsure in that."""
    reach = twins.variance * stdtrit(max(1, twins.units - 1), (1 + level) / 2) ** 2
    share = np.clip(alone.share + twins.mean, 0, 1)
    low = share - np.sqrt((alone.share - alone.low) ** 2 + reach)
    high = share + np.sqrt((alone.high - alone.share) ** 2 + reach)
    return Expected(share, alone.change + twins.mean, np.clip(low, 0, 1), np.clip(high, 0, 1))
