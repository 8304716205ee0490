"""The register files: the list of licences and the children in families with long-term income support."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

import msgspec

from oppna.model.area import Unit
from oppna.model.codes import Category
from oppna.swedish import round_half_up
from oppna.synth.chance import shuffled, stream
from oppna.synth.plan import ChildrenPlan, LicencePlan
from oppna.synth.truth import MISSING, Truth, in_words, ratio

ROUNDS = 12
"""So many times the pooled share is corrected."""


class Children(msgspec.Struct, frozen=True):
    """A row of the register of children."""

    unit: str
    longterm: int
    children: int


def licences(ranked: Sequence[Unit], plan: LicencePlan, share: Fraction) -> tuple[list[str], dict[str, Truth]]:
    """The codes on the list, and every unit's truth. Cities have licences as a whole: all their districts or none."""
    districts = [unit for unit in ranked if unit.is_district]
    alone = [unit for unit in ranked if not unit.is_district]
    number = int(round_half_up(len(ranked) * share, 0)) - len(districts)
    licensed = {unit.unit for unit in districts} | {unit.unit for unit in alone[: max(0, number)]}
    codes = {unit.municipality if unit.municipality in plan.by_city else unit.unit for unit in districts}
    codes |= {unit.unit for unit in alone if unit.unit in licensed}
    truths = {u.unit: in_words(Category.YES if u.unit in licensed else Category.NO) for u in ranked}
    return sorted(codes), truths


def children(
    units: Sequence[Unit], inhabitants: Mapping[str, int], plan: ChildrenPlan, share: Fraction, seed: int
) -> tuple[list[Children], dict[str, Truth]]:
    """The register rows, whose pooled share is `share`, and every unit's truth. A few units are not in it."""
    absent = {unit.unit for unit in shuffled(units, stream(seed, "barn", "saknas"))[: plan.absent]}
    present = [unit.unit for unit in units if unit.unit not in absent]
    shift = Fraction(1)
    for _ in range(ROUNDS):
        rows = [_row(unit, inhabitants[unit], plan, share * shift, seed) for unit in present]
        reached = Fraction(sum(row.longterm for row in rows), sum(row.children for row in rows))
        shift = (shift * share / reached).limit_denominator(10_000) if reached else shift
    truths = {row.unit: ratio(row.longterm, row.children) for row in rows}
    return rows, truths | dict.fromkeys(absent, MISSING)


def _row(unit: str, inhabitants: int, plan: ChildrenPlan, share: Fraction, seed: int) -> Children:
    chance = stream(seed, "barn", unit)
    number = inhabitants * (plan.per_thousand + chance.randrange(-30, 31)) // 1000
    longterm = int(number * share * Fraction(40 + chance.randrange(120), 100))
    return Children(unit, min(longterm, number), number)
