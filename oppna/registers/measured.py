"""What was measured in registers of persons, and which measures can be. Light: it is at hand without registers too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import NamedTuple

from oppna.errors import Problem
from oppna.model.codes import Level
from oppna.model.placement import PlacementRule
from oppna.secrecy.thresholds import Thresholds, is_small


class Group(NamedTuple):
    """The persons of a measure in an area, before anything is hidden: so many have what is measured, so many lack it.

    `denominator`: after reduction. `reduced_for`: how many of those who lack it the reduction is about.
    """

    indicator: str
    level: Level
    area: str
    having: int
    lacking: int
    denominator: Fraction
    reduced_for: int = 0


@dataclass(frozen=True)
class Measured:
    """`counts`: code of remark → how many, for the quality figures. `warnings`: the same in words."""

    groups: tuple[Group, ...] = ()
    warnings: tuple[Problem, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)


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


def publishable(counts: Mapping[str, int], thresholds: Thresholds) -> dict[str, int]:
    """The counts without those that would be hidden in a cell as a small number of persons."""
    return {code: number for code, number in counts.items() if not is_small(number, thresholds)}
