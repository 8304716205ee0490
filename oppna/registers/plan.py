"""What the measures of an edition have in common, so that every register is read and every person found once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from oppna.model.indicator import Indicator
from oppna.model.placement import BirthYears, PlacementRule, Window


@dataclass(frozen=True)
class Cohort:
    """Persons that are counted alike: measures that differ only in country of birth share one."""

    name: str
    born: BirthYears
    results: str
    population: str
    registered_at: tuple[int, ...]
    last_year: int


@dataclass(frozen=True)
class Stay:
    """A window of placement in a register, and the cohorts whose persons are sought in it."""

    name: str
    placements: str
    window: Window
    cohorts: tuple[Cohort, ...]

    @property
    def years(self) -> range:
        """Every year of birth that some cohort asks for."""
        return range(min(c.born.first for c in self.cohorts), max(c.born.last for c in self.cohorts) + 1)


@dataclass(frozen=True)
class Plan:
    """`cohort_of`: indicator → its cohort. `measure_of`: indicator → the first that differs from it only in country."""

    stays: tuple[Stay, ...]
    cohort_of: dict[str, Cohort]
    measure_of: dict[str, str]


def placement_rules(indicators: Iterable[Indicator]) -> dict[str, PlacementRule]:
    """The indicators that are computed from registers of persons, with their rules."""
    return {indicator.id: indicator.rule for indicator in indicators if isinstance(indicator.rule, PlacementRule)}


def plan(rules: dict[str, PlacementRule]) -> Plan:
    """Group the measures by what they count."""
    keys = {id: (r.born, r.results, r.population, r.registered_at, r.last_year) for id, r in rules.items()}
    cohorts = {key: Cohort(f"cohort{n}", *key) for n, key in enumerate(dict.fromkeys(keys.values()))}
    windows = dict.fromkeys((rule.placements, rule.window) for rule in rules.values())
    stays = []
    for number, (placements, window) in enumerate(windows):
        members = [id for id, rule in rules.items() if (rule.placements, rule.window) == (placements, window)]
        own = _once([cohorts[keys[id]] for id in members])
        stays.append(Stay(f"stay{number}", placements, window, own))
    cohort_of = {id: cohorts[key] for id, key in keys.items()}
    return Plan(tuple(stays), cohort_of, _measures(rules, cohort_of))


def _measures(rules: dict[str, PlacementRule], cohort_of: dict[str, Cohort]) -> dict[str, str]:
    first: dict[object, str] = {}
    return {
        id: first.setdefault((cohort_of[id], rule.reduction.share, cohort_of[rule.reduction.base]), id)
        for id, rule in rules.items()
    }


def _once(cohorts: Sequence[Cohort]) -> tuple[Cohort, ...]:
    return tuple(dict.fromkeys(cohorts))
