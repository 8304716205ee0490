"""How many will have answered when the round closes: a small method whose assumption fits in a sentence.

Those who remain are taken to answer, each working day, at the pace of the last working days. How well that pace is
known follows from how many answers it rests on (Jeffreys' prior), made wider by how much more the days vary than
chance would let them. What comes need not be like what was, so the pace is let change, to half or double. The final
number is what these uncertainties and chance together give.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import NormalDist

WINDOW = 10
"""Working days that the pace is taken from: two weeks hold a reminder's peak and what follows it."""
FEWEST = 3
"""Working days that must have passed before anything is said."""
COVERS = 0.8
SPREAD = 2.0
"""The pace to come is within half and double the pace there was with the probability `COVERS`: reminders raise it,
and those who are left may be harder to reach."""
_CHANGE = math.log(SPREAD) / NormalDist().inv_cdf((1 + COVERS) / 2)
FACTORS = tuple(math.exp(_CHANGE * NormalDist().inv_cdf((step + 0.5) / 9)) for step in range(9))
_STEPS = 400
_BINS = 200
_NOTHING = 1e-9


@dataclass(frozen=True)
class Forecast:
    """`low`–`high` holds the final number with a probability of at least `COVERS`. `chance`: of reaching the goal."""

    expected: float
    low: int
    high: int
    chance: float
    needed: int
    days_left: int
    pace: float


def needed_for(goal_percent: int, size: int) -> int:
    """The fewest that make the goal."""
    return -(-size * goal_percent // 100)


def forecast(
    answered_on: Mapping[date, int], *, size: int, opens: date, closes: date, today: date, goal_percent: int
) -> Forecast | None:
    """From answers a day (days up to yesterday count; today is not over). None where there is too little to go by."""
    answered = sum(answered_on.values())
    past = working_days(opens, min(today, closes + timedelta(days=1)))
    left = len(working_days(max(today, opens), closes + timedelta(days=1)))
    if not size or len(past) < FEWEST:
        return None
    gained, exposed, dispersion = _pace(answered_on, past, size)
    remaining = size - answered
    final = _final(remaining, gained / dispersion, exposed / dispersion, left)
    need = needed_for(goal_percent, size)
    low, high = _between(final)
    return Forecast(
        expected=answered + sum(number * chance for number, chance in enumerate(final)),
        low=answered + low,
        high=answered + high,
        chance=1.0 if need <= answered else sum(final[need - answered :]),
        needed=max(0, need - answered),
        days_left=left,
        pace=gained / exposed if exposed else 0.0,
    )


def working_days(start: date, end: date) -> list[date]:
    """Mondays to Fridays from `start` up to but not including `end`. Holidays count: a page says so."""
    days = (start + timedelta(days=n) for n in range(max(0, (end - start).days)))
    return [day for day in days if day.weekday() < 5]


def _pace(answered_on: Mapping[date, int], past: Sequence[date], size: int) -> tuple[int, int, float]:
    """Answers in the window, respondent-days they came from, and how much more the days vary than chance."""
    window = past[-WINDOW:]
    first = window[0]
    counts = [answered_on.get(day, 0) + _weekend_before(answered_on, day) for day in window]
    waiting = size - sum(number for day, number in answered_on.items() if day < first)
    exposed = []
    for count in counts:
        exposed.append(max(waiting, 0))
        waiting -= count
    total, days = sum(counts), sum(exposed)
    mean = total / days if days else 0.0
    if not 0 < mean < 1 or len(counts) < 2:
        return total, days, 1.0
    squares = sum((c - e * mean) ** 2 / (e * mean * (1 - mean)) for c, e in zip(counts, exposed, strict=True) if e)
    return total, days, max(1.0, squares / (len(counts) - 1))


def _weekend_before(answered_on: Mapping[date, int], day: date) -> int:
    """A Monday takes what came on the weekend before it."""
    if day.weekday():
        return 0
    return sum(answered_on.get(day - timedelta(days=back), 0) for back in (1, 2))


def _final(remaining: int, gained: float, exposed: float, days: int) -> list[float]:
    """Chance of 0, 1, … `remaining` more answers: binomial, over everything the pace may have been and become."""
    bins = [0.0] * (_BINS + 1)
    for pace, weight in _paces(gained, exposed):
        for factor in FACTORS:
            chance = 1 - (1 - min(1.0, pace * factor)) ** days
            bins[round(chance * _BINS)] += weight / len(FACTORS)
    ways = [
        math.lgamma(remaining + 1) - math.lgamma(k + 1) - math.lgamma(remaining - k + 1) for k in range(remaining + 1)
    ]
    result = [0.0] * (remaining + 1)
    for number, weight in enumerate(bins):
        if weight > _NOTHING:
            for k, chance in enumerate(_binomial(ways, number / _BINS)):
                result[k] += chance * weight
    return result


def _paces(gained: float, exposed: float) -> list[tuple[float, float]]:
    """Paces and what they weigh, given the answers there were. Steps are squares: dense where the pace is small."""
    roots = [(step + 0.5) / _STEPS for step in range(_STEPS)]
    logs = [
        (gained - 0.5) * math.log(u * u) + (exposed - gained - 0.5) * math.log1p(-u * u) + math.log(u) for u in roots
    ]
    top = max(logs)
    weights = [math.exp(value - top) for value in logs]
    whole = sum(weights)
    return [(u * u, weight / whole) for u, weight in zip(roots, weights, strict=True) if weight > _NOTHING * whole]


def _binomial(ways: Sequence[float], chance: float) -> list[float]:
    """`ways`: the logarithm of how many ways there are to choose k."""
    size = len(ways) - 1
    if chance <= 0:
        return [1.0] + [0.0] * size
    yes, no = math.log(chance), math.log1p(-min(chance, 1 - 1e-12))
    return [math.exp(way + k * yes + (size - k) * no) for k, way in enumerate(ways)]


def _between(chances: Sequence[float]) -> tuple[int, int]:
    """The numbers that leave at most half of what is left over on each side."""
    tail, total, low = (1 - COVERS) / 2, 0.0, 0
    for number, chance in enumerate(chances):
        if total + chance > tail:
            low = number
            break
        total += chance
    total = 0.0
    for number in range(len(chances) - 1, -1, -1):
        if total + chances[number] > tail:
            return low, number
        total += chances[number]
    return low, len(chances) - 1
