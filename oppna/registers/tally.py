"""Counts of persons, and the share they make: exact fractions, nothing rounded [METHOD 7]."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from oppna.model.placement import Reduction


class Tally(NamedTuple):
    """Persons after exclusions: in all, those who lack a result, those who have Ja."""

    persons: int = 0
    lacking: int = 0
    eligible: int = 0

    def plus(self, other: Tally) -> Tally:
        return Tally(self.persons + other.persons, self.lacking + other.lacking, self.eligible + other.eligible)


def reduced(tally: Tally, base: Tally, reduction: Reduction) -> Fraction:
    """The denominator: persons less the reduction, which never exceeds those who lack a result."""
    if not base.persons:
        return Fraction(tally.persons)
    taken = Fraction(reduction.share) * base.lacking * Fraction(tally.persons, base.persons)
    return tally.persons - min(taken, Fraction(tally.lacking))
