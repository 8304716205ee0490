"""Hours a week that staff is led: for each of them as many as published, over all who can say."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from oppna.synth.chance import stream
from oppna.synth.staff import FULL_TIME, Roles, Staff

ROUNDS = 12
"""So many times the pooled hours are corrected."""
QUARTER = FULL_TIME // 4


def lead(staff: Mapping[str, Staff], roles: Roles, each: Fraction, seed: int) -> None:
    """Write the hours of every unit, in quarters; `each` hours a week a head over all who can say."""
    usable = [unit for unit in staff if unit not in roles.no_staff | roles.no_hours]
    heads = sum(staff[unit].all for unit in usable)
    shift = Fraction(1)
    for _ in range(ROUNDS):
        for unit, one in staff.items():
            one.hours = _hours(unit, one, each * shift, seed)
        reached = Fraction(sum(staff[unit].hours for unit in usable), heads)
        shift = (shift * each / reached).limit_denominator(10_000) if reached else shift


def _hours(unit: str, staff: Staff, each: Fraction, seed: int) -> int:
    """Between a fifth of and twice the mean."""
    draw = Fraction(20 + stream(seed, "arbetsledning", unit).randrange(181), 100)
    return int(staff.all * each * draw) // QUARTER * QUARTER
