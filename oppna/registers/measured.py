"""What was measured in registers of persons, and which measures can be. Light: it is at hand without registers too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import NamedTuple

from oppna.errors import Problem
from oppna.model.codes import Level
from oppna.model.placement import PlacementRule
from oppna.model.secrecy import SecrecyRule
from oppna.secrecy.thresholds import is_small


class Place(NamedTuple):
    """An area persons are counted in, and the area it is part of ("" for the nation). `level` is None for those of no
    municipality: they are no cell of the result, but make up the nation with the others."""

    level: Level | None
    area: str
    within: str = ""

    @property
    def name(self) -> str:
        """As reasons name it; two levels never share a name."""
        return f"{_LEVELS[self.level]} {self.area}".strip()


_LEVELS = {Level.NATION: "", Level.COUNTY: "län", Level.MUNICIPALITY: "kommun", None: ""}


class Group(NamedTuple):
    """The persons of a measure in an area, before anything is hidden: so many have what is measured, so many lack it.

    `measure`: the first of the indicators that differ only in country of birth, `subgroup`. `indicator` is "" where no
    cell of the result shows the group. `denominator`: after the reduction; it tells of `reduced_for`, those of the
    lacking who have no result at all, and of the persons and the same number in the measure `base`.
    """

    indicator: str
    measure: str
    subgroup: str
    place: Place
    having: int
    lacking: int
    denominator: Fraction
    reduced_for: int = 0
    base: str = ""


@dataclass(frozen=True)
class Measured:
    """`counts`: code of remark → how many, for the quality figures. `warnings`: the same in words."""

    groups: tuple[Group, ...] = ()
    warnings: tuple[Problem, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    of_persons: frozenset[str] = frozenset()
    """The codes whose counts are of persons and not of rows."""

    def publishable(self, rule: SecrecyRule) -> dict[str, int]:
        """The counts that tell nothing of a hidden cell: no small ones, and under full protection none of persons, for
        those of no municipality are a rest that the table hides."""
        held_back = self.of_persons if rule.secondary else frozenset[str]()
        return {
            code: number
            for code, number in self.counts.items()
            if code not in held_back and not is_small(number, rule.primary.thresholds)
        }


def computable(rules: Mapping[str, PlacementRule], present: Mapping[str, object]) -> dict[str, PlacementRule]:
    """The measures whose registers are all there, those of the reduction's base too."""
    return {id: rule for id, rule in rules.items() if _needed(rule, rules) <= present.keys()}


def absent(rules: Mapping[str, PlacementRule], present: Mapping[str, object]) -> Iterator[Problem]:
    """A warning for each register that is not there."""
    for register in dict.fromkeys(name for rule in rules.values() for name in rule.registers):
        if register not in present:
            waiting = [id for id, rule in rules.items() if register in _needed(rule, rules)]
            sentence = f"registret finns inte i mappen; {', '.join(waiting)} får inga resultat."
            yield Problem(f"{register}.csv", 0, "REGISTER_SAKNAS", sentence)


def _needed(rule: PlacementRule, rules: Mapping[str, PlacementRule]) -> set[str]:
    base = rules[rule.reduction.base].registers if rule.reduction else ()
    return {*rule.registers, *base}
