"""Full-time equivalents of people paid by the hour and of consultants [METHOD 5; 001:1386-1396]."""

from __future__ import annotations

from fractions import Fraction

from oppna.swedish import round_half_up

HOURS_OF_FULL_TIME = 165
"""Hours in January that make one full-time equivalent: the guide's standard, not a contract's."""

ANSWER_DECIMALS = 2


def full_time_equivalents(hours: Fraction | int) -> Fraction:
    """Hours worked in January → full-time equivalents with the two decimals the form asks for: 120 → 0.73."""
    return round_half_up(Fraction(hours) / HOURS_OF_FULL_TIME, ANSWER_DECIMALS)
