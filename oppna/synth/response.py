"""Who answers which part: as many as published, few enough in most counties for their shares to be shown."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from oppna.errors import refuse
from oppna.model.area import Unit
from oppna.model.edition import Edition
from oppna.synth.chance import shuffled, stream
from oppna.synth.plan import Nonresponse

SMALL_COUNTY = range(5, 12)
"""So many objects has a county that is made to pass the limit: a few silent ones are enough."""


def silent_units(edition: Edition, units: Sequence[Unit], plan: Nonresponse, seed: int) -> dict[str, set[str]]:
    """Part → the units that do not answer it. Who leaves out an obligatory part leaves out every part."""
    limit = edition.head.nonresponse.limit_percent if edition.head.nonresponse else 100
    answered = {part: len(units) * percent // 100 for part, percent in plan.percent.items()}
    answered |= {row.part: row.answered for row in edition.head.response if row.part}
    parts = sorted(edition.questionnaire.parts, key=lambda part: not part.obligatory)
    above, at = _chosen_counties(units, plan, limit, seed)
    silent: dict[str, set[str]] = {}
    everywhere: set[str] = set()
    for part in parts:
        forced = _forced(units, above, at, limit, seed) if part.id == plan.part else set()
        room = _room(units, above, limit)
        wanted = len(units) - answered[part.id]
        silent[part.id] = _fill(everywhere | forced, _in_turn(units, seed, part.id), room, wanted)
        if part.obligatory:
            everywhere |= silent[part.id]
    return silent


def _chosen_counties(units: Sequence[Unit], plan: Nonresponse, limit: int, seed: int) -> tuple[set[str], set[str]]:
    """Counties above the limit, and counties exactly at it (their number of objects must allow that)."""
    sizes = Counter(unit.county for unit in units)
    order = shuffled(sorted(sizes), stream(seed, "bortfall", "län"))
    at = [county for county in order if sizes[county] in SMALL_COUNTY and sizes[county] * limit % 100 == 0][: plan.at]
    above = [county for county in order if sizes[county] in SMALL_COUNTY and county not in at][: plan.above]
    return set(above), set(at)


def _forced(units: Sequence[Unit], above: set[str], at: set[str], limit: int, seed: int) -> set[str]:
    """Those that must be silent for the chosen counties to end where they should."""
    by_county: dict[str, list[Unit]] = defaultdict(list)
    for unit in _in_turn(units, seed, ""):
        by_county[unit.county].append(unit)
    return {
        unit.unit
        for county in above | at
        for unit in by_county[county][: len(by_county[county]) * limit // 100 + (county in above)]
    }


def _room(units: Sequence[Unit], above: set[str], limit: int) -> dict[str, int]:
    """County → how many may be silent. The counties above the limit get no more than what was forced."""
    sizes = Counter(unit.county for unit in units)
    return {county: size * limit // 100 + (county in above) for county, size in sizes.items()}


def _in_turn(units: Sequence[Unit], seed: int, part: str) -> list[Unit]:
    """The units in the order they fall silent: the reluctant, small ones first, much the same in every part."""
    nature = stream(seed, "bortfall")
    mood = stream(seed, "bortfall", "del", part)
    small = {"1": 250, "2": 100}
    reluctance = {
        unit.unit: nature.randrange(1000) + small.get(unit.population_group, 0) + (mood.randrange(150) if part else 0)
        for unit in units
    }
    return sorted(units, key=lambda unit: (-reluctance[unit.unit], unit.unit))


def _fill(start: set[str], order: Sequence[Unit], room: Mapping[str, int], wanted: int) -> set[str]:
    counties = {unit.unit: unit.county for unit in order}
    silent = set(start)
    used = Counter(counties[unit] for unit in silent)
    for unit in order:
        if len(silent) == wanted:
            break
        if unit.unit not in silent and used[unit.county] < room[unit.county]:
            silent.add(unit.unit)
            used[unit.county] += 1
    if len(silent) != wanted:
        raise refuse(
            f"bortfallet {wanted} går inte att lägga ut: länens gränser ger {len(silent)}. Ändra bortfall i planen.",
            file="synth.yaml",
        )
    return silent
