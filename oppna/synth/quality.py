"""The hidden quality of a unit: what makes its answers hang together."""

from __future__ import annotations

from collections.abc import Iterable

from oppna.model.area import Unit
from oppna.synth.chance import stream
from oppna.synth.plan import LatentQuality

SPREAD = 1000
"""Three draws below this are added: a bell-like spread around one and a half times it."""


def latent(units: Iterable[Unit], plan: LatentQuality, seed: int) -> dict[str, int]:
    """Unit → quality, higher is better."""
    return {unit.unit: _own(unit, seed) + _by_size(unit, plan) + _by_county(unit, plan, seed) for unit in units}


def ranked(units: Iterable[Unit], quality: dict[str, int], noise: int, seed: int, name: str) -> list[Unit]:
    """The units, best first, on the matter called `name`: quality and a chance of its own."""
    chance = stream(seed, "ordning", name)
    scores = {unit.unit: quality[unit.unit] + chance.randrange(noise) for unit in units}
    return sorted(units, key=lambda unit: (-scores[unit.unit], unit.unit))


def _own(unit: Unit, seed: int) -> int:
    chance = stream(seed, "kvalitet", unit.unit)
    return sum(chance.randrange(SPREAD) for _ in range(3))


def _by_size(unit: Unit, plan: LatentQuality) -> int:
    return plan.by_group.get(unit.population_group, 0)


def _by_county(unit: Unit, plan: LatentQuality, seed: int) -> int:
    return stream(seed, "län", unit.county).randrange(plan.county) if plan.county else 0
