"""Answers in words: every unit gets an outcome of each block, and exact numbers of units get each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from fractions import Fraction

from oppna.model.area import Unit
from oppna.model.codes import Category
from oppna.swedish import round_half_up
from oppna.synth.chance import shared_out, shuffled, stream
from oppna.synth.plan import Outcome


def dealt(
    ranked: Sequence[Unit],
    outcomes: Sequence[Outcome],
    share: Fraction,
    not_applicable: int,
    seed: int,
    name: str,
    alike: str = "",
) -> dict[str, Outcome]:
    """Unit → outcome. Of those not Ej aktuellt, `share` is Ja, and these are the best ranked.

    Matters with the same `alike` are Ej aktuellt to the same units.
    """
    chance = stream(seed, "block", name)
    by_category = _by_category(outcomes)
    outside = set()
    if Category.NOT_APPLICABLE in by_category:
        number = int(round_half_up(Fraction(len(ranked) * not_applicable, 100), 0))
        order = _without_rank(ranked, alike, seed) if alike else shuffled(ranked, chance)
        outside = {unit.unit for unit in order[:number]}
    inside = [unit.unit for unit in ranked if unit.unit not in outside]
    groups = {Category.NOT_APPLICABLE: sorted(outside)} | _cut(inside, share, by_category)
    result: dict[str, Outcome] = {}
    for category, units in groups.items():
        if units:
            drawn = by_category[category]
            numbers = shared_out(len(units), [outcome.weight for outcome in drawn])
            pile = [outcome for outcome, number in zip(drawn, numbers, strict=True) for _ in range(number)]
            result |= zip(shuffled(units, chance), pile, strict=True)
    return result


def _without_rank(units: Sequence[Unit], alike: str, seed: int) -> list[Unit]:
    """The same order whatever the units were ranked on."""
    return shuffled(sorted(units, key=lambda unit: unit.unit), stream(seed, "ej aktuellt", alike))


def _by_category(outcomes: Sequence[Outcome]) -> dict[Category, list[Outcome]]:
    groups: dict[Category, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        groups[Category(outcome.gives[0])].append(outcome)
    return groups


def _cut(
    units: Sequence[str], share: Fraction, by_category: dict[Category, list[Outcome]]
) -> dict[Category, Sequence[str]]:
    """The ranked units cut into Ja, Delvis and Nej; Delvis and Nej by the weight of their outcomes."""
    yes = int(round_half_up(len(units) * share, 0))
    weights = [sum(o.weight for o in by_category.get(category, [])) for category in (Category.PARTLY, Category.NO)]
    partly, _ = shared_out(len(units) - yes, weights)
    return {
        Category.YES: units[:yes],
        Category.PARTLY: units[yes : yes + partly],
        Category.NO: units[yes + partly :],
    }
