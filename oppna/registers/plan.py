"""What the measures of an edition have in common, so that every register is read and every person found once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from oppna.model.indicator import Indicator
from oppna.model.placement import BirthYears, PlacementRule, ResultRow, Window
from oppna.model.supply import ConcurrentSupply


@dataclass(frozen=True)
class Cohort:
    """Persons that are counted alike: measures that differ only in country of birth share one.

    `registered_at_all`: the registration is asked for at every age, whatever the result. `of_peers`: those not placed.
    """

    name: str
    born: BirthYears
    result: ResultRow | ConcurrentSupply
    population: str
    registered_at: tuple[int, ...]
    registered_at_all: bool
    of_peers: bool


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

    @property
    def peers(self) -> str:
        """The name of the persons who were not placed, beside those of `name` who were."""
        return f"{self.name}_peers"

    def persons(self, cohort: Cohort) -> str:
        """The name of the persons a cohort is sought among."""
        return self.peers if cohort.of_peers else self.name

    @property
    def supplies(self) -> tuple[ConcurrentSupply, ...]:
        """Every rule of supply that some cohort has, once."""
        return tuple(dict.fromkeys(c.result for c in self.cohorts if isinstance(c.result, ConcurrentSupply)))


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
    keys = {id: (rule.placements, rule.window, _asked(rule)) for id, rule in rules.items()}
    cohorts = {key: Cohort(f"cohort{n}", *key[-1]) for n, key in enumerate(dict.fromkeys(keys.values()))}
    stays = []
    for number, (placements, window) in enumerate(dict.fromkeys(key[:2] for key in keys.values())):
        own = _once([cohorts[key] for key in keys.values() if key[:2] == (placements, window)])
        stays.append(Stay(f"stay{number}", placements, window, own))
    cohort_of = {id: cohorts[key] for id, key in keys.items()}
    return Plan(tuple(stays), cohort_of, _measures(rules, cohort_of))


def _measures(rules: dict[str, PlacementRule], cohort_of: dict[str, Cohort]) -> dict[str, str]:
    first: dict[object, str] = {}
    return {id: first.setdefault((cohort_of[id], *_reduction(rule, cohort_of)), id) for id, rule in rules.items()}


def _reduction(rule: PlacementRule, cohort_of: dict[str, Cohort]) -> tuple[object, ...]:
    return (rule.reduction.share, cohort_of[rule.reduction.base]) if rule.reduction else ()


def _asked(r: PlacementRule) -> tuple[BirthYears, ResultRow | ConcurrentSupply, str, tuple[int, ...], bool, bool]:
    """Everything that decides whom a measure counts within its window, but the country of birth."""
    return r.born, r.result, r.population, r.registered_at, r.registration == "alla", r.of_peers


def _once(cohorts: Sequence[Cohort]) -> tuple[Cohort, ...]:
    return tuple(dict.fromkeys(cohorts))
