"""One verdict for one unit, in words that never say good or bad."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

import numpy as np

from oppna.statistics import funnel
from oppna.statistics.arrays import Array, Flags, Numbers, listed
from oppna.statistics.dispersion import Dispersion

WARNING, ALARM = 0.95, 0.998
"""The funnel's two limits."""


class Verdict(StrEnum):
    """What can be said of a unit. The words are the interface's own and are used nowhere else."""

    TOO_FEW = "för få för att säga"
    CHANCE = "kan inte skiljas från slumpen"
    DIFFERS = "avviker"
    CLEARLY = "avviker tydligt"


class Direction(StrEnum):
    """Which way a unit differs; one that does not differ has none."""

    NONE = ""
    HIGHER = "högre"
    LOWER = "lägre"


class Judgement(NamedTuple):
    """A verdict, and the direction if it differs."""

    verdict: Verdict
    direction: Direction


class Limits(NamedTuple):
    """What chance keeps within, at the warning and at the alarm."""

    low: Array
    high: Array
    far_low: Array
    far_high: Array


def judge(
    successes: Numbers, trials: Numbers, target: Numbers, dispersion: Dispersion | None = None
) -> tuple[Judgement, ...]:
    """Each unit against `target`, by the funnel with over-dispersion: outside 95 % differs, outside 99.8 % clearly.

    Too few to say: nobody was tried, or neither none nor all could fall outside the exact 95 % limits, so no outcome
    whatever could have been told from chance. That is a matter of the number of trials alone, so over-dispersion has
    no part in it: a unit of many trials among units that differ much is not "few".
    """
    having, tried = listed(successes, trials)
    low, high = funnel.limits(target, tried, WARNING)
    near, far = (funnel.limits(target, tried, level, dispersion) for level in (WARNING, ALARM))
    return by_limits(having / tried, Limits(*near, *far), tellable(low, high))


def tellable(low: Array, high: Array) -> Flags:
    """Whether some outcome would fall outside the limits. Where they are nan there is none."""
    return np.asarray((low > 0) | (high < 1), dtype=np.bool_)


def by_limits(share: Array, limits: Limits, enough: Flags) -> tuple[Judgement, ...]:
    """The only place that turns limits into verdicts. On the limit is inside."""
    side = np.where(share > limits.high, 1, np.where(share < limits.low, -1, 0))
    clearly = (share > limits.far_high) | (share < limits.far_low)
    rows = zip(side.tolist(), clearly.tolist(), enough.tolist(), strict=True)
    return tuple(_judgement(*row) for row in rows)


def _judgement(side: int, clearly: bool, enough: bool) -> Judgement:
    if not enough:
        return Judgement(Verdict.TOO_FEW, Direction.NONE)
    if not side:
        return Judgement(Verdict.CHANCE, Direction.NONE)
    direction = Direction.HIGHER if side > 0 else Direction.LOWER
    return Judgement(Verdict.CLEARLY if clearly else Verdict.DIFFERS, direction)


def sentence(judgement: Judgement, name: str, measure: str, target_text: str) -> str:
    """The verdict in one Swedish sentence, in which the four phrases stand word for word.

    `measure` and `target_text` fit into "… är högre än …": andelen utredningar över fyra månader; rikets 37 %.
    """
    verdict, direction = judgement
    match verdict:
        case Verdict.TOO_FEW:
            return f"{name}: {verdict} om {measure} skiljer sig från {target_text}."
        case Verdict.CHANCE:
            return f"{name}: skillnaden mellan {measure} och {target_text} {verdict}."
        case _:
            return f"{name} {verdict}: {measure} är {direction} än {target_text}."
