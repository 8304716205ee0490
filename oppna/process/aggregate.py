"""GSBPM 5.7 Aggregate: what the units are → how many of a group are what, or the pooled sums of a measure."""

from __future__ import annotations

from typing import NamedTuple

from oppna.process.derive import Derived
from oppna.process.group import Group


class Count(NamedTuple):
    """Units of a group by what they are on an indicator; for a measure the pooled sums, times 10^scale."""

    yes: int
    partly: int
    no: int
    not_applicable: int
    missing: int
    illogical: int
    numerator: int = 0
    denominator: int = 0


def count(derived: Derived, group: Group) -> Count:
    """Every unit counts once, a district as much as a municipality [METHOD 1]."""
    mask = group.mask
    numerator, denominator = derived.numerator, derived.denominator
    return Count(
        (derived.yes & mask).bit_count(),
        (derived.partly & mask).bit_count(),
        (derived.no & mask).bit_count(),
        (derived.not_applicable & mask).bit_count(),
        (derived.missing & mask).bit_count(),
        (derived.illogical & mask).bit_count(),
        numerator.total(mask) if numerator else 0,
        denominator.total(mask) if denominator else 0,
    )
