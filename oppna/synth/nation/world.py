"""What a made-up nation is made from: the rules of an edition, its municipalities, a seed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from oppna.errors import refuse
from oppna.model.placement import PlacementRule, ResultRow, Window
from oppna.model.register import Register
from oppna.synth.nation.histories import HISTORIES
from oppna.synth.nation.numbers import A_YEAR
from oppna.synth.nation.records import RESULTS, Registration, registrations

_BEFORE, _AFTER = 18, 14
"""Years of birth beside those that a rule is about."""
_NEAR = 2
"""Other registers hold those born so many years beside, too."""


@dataclass(frozen=True)
class World:
    """`counties`: municipality → county, of every municipality that a row is written for."""

    rules: Mapping[str, PlacementRule]
    registers: Mapping[str, Register]
    counties: Mapping[str, str]
    seed: int

    @cached_property
    def one(self) -> PlacementRule:
        """A rule for what they all share: the register of placements and the window."""
        shared = {(rule.placements, rule.population, rule.window) for rule in self.rules.values()}
        if len(shared) != 1:
            raise refuse(
                "syntetiska register görs bara för mått med samma placeringar och fönster.", code="PLAN_SAKNAS"
            )
        return next(iter(self.rules.values()))

    @property
    def window(self) -> Window:
        return self.one.window

    @cached_property
    def born(self) -> range:
        """The years of birth that some rule asks for."""
        first = min(rule.born.first for rule in self.rules.values())
        return range(first, max(rule.born.last for rule in self.rules.values()) + 1)

    @property
    def years(self) -> range:
        return range(self.born[0] - _BEFORE, self.born[-1] + _AFTER + 1)

    @property
    def near(self) -> range:
        return range(self.born[0] - _NEAR, self.born[-1] + _NEAR + 1)

    @property
    def most(self) -> int:
        """So many persons there are numbers for."""
        return A_YEAR * len(self.years)

    @property
    def towns(self) -> tuple[str, ...]:
        return tuple(self.counties)

    @cached_property
    def results(self) -> dict[str, tuple[int, int]]:
        """Register of results → the age at which a result is due, and the last year that counts."""
        told: dict[str, list[tuple[int, int]]] = {}
        for rule in self.rules.values():
            if isinstance(rule.result, ResultRow):
                told.setdefault(rule.result.register, []).append((min(rule.registered_at), rule.result.last_year))
        return {name: (min(age for age, _ in due), min(last for _, last in due)) for name, due in told.items()}

    @cached_property
    def registrations(self) -> tuple[Registration, ...]:
        return registrations(self.rules.values())

    @property
    def history_weights(self) -> list[int]:
        return [history.weight for history in HISTORIES]

    @property
    def result_weights(self) -> list[int]:
        return [results.weight for results in RESULTS]

    @property
    def registration_weights(self) -> list[int]:
        return [registration.weight for registration in self.registrations]
