"""What the other registers say of a person: kinds of results and of registration, each with the truth of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from oppna.model.placement import PlacementRule

ALWAYS = range(26)


class Result(NamedTuple):
    """`when`: "early" is the year the person is of age for it, "last" the last that counts, "late" the year after."""

    when: str
    eligible: str


class Results(NamedTuple):
    """`has`: a result that counts. `yes`: one that is Ja."""

    rows: tuple[Result, ...]
    has: bool = True
    yes: bool = False
    weight: int = 1


RESULTS = (
    Results((), has=False, weight=5),
    Results((Result("early", "Nej"),), weight=3),
    Results((Result("early", "Ja"),), yes=True, weight=6),
    Results((Result("last", "Ja"),), yes=True),
    Results((Result("early", "Nej"), Result("last", "Ja")), yes=True),
    Results((Result("early", "Ja"),) * 2, yes=True),
    Results((Result("late", "Ja"),), has=False),
    Results((Result("early", "Nej"), Result("late", "Ja"))),
)


class Entry(NamedTuple):
    """A row of the population register: a country of birth, and the ages at which the person was registered."""

    country: str
    ages: tuple[int, ...] = tuple(ALWAYS)


class Registration(NamedTuple):
    """`country`: Sverige, annat or "" where it is not known."""

    rows: tuple[Entry, ...]
    country: str = ""
    weight: int = 1

    def at(self, ages: Iterable[int]) -> bool:
        return bool({age for row in self.rows for age in row.ages} & {*ages})


_ALWAYS_THERE = (
    Registration(()),
    Registration((Entry("Sverige"),), "Sverige", 16),
    Registration((Entry(" Sverige "),), "Sverige"),
    Registration((Entry("Syrien", tuple(range(14, 26))),), "annat", 4),
    Registration((Entry("Norge"),), "annat", 2),
    Registration((Entry(""),), "", 2),
    Registration((Entry("Sverige", ()),), "Sverige"),
    Registration((Entry("Eritrea", ()),), "annat"),
    Registration((Entry("Sverige"), Entry("Norge")), ""),
    Registration((Entry("Chile"), Entry("Norge")), "annat"),
    Registration((Entry("", ()), Entry("Sverige")), "Sverige"),
)


def registrations(rules: Iterable[PlacementRule]) -> tuple[Registration, ...]:
    """The kinds, some registered at one age alone: the first and last that a rule asks for, and those beside."""
    asked = sorted({rule.registered_at for rule in rules})
    edges = sorted({age for ages in asked for age in (min(ages) - 1, min(ages), max(ages), max(ages) + 1)})
    alone = [Registration((Entry("Sverige", (age,)),), "Sverige") for age in edges]
    halves = [Registration((Entry("Sverige", (min(ages),)), Entry("Sverige", ())), "Sverige") for ages in asked]
    return (*_ALWAYS_THERE, *alone, *halves)


def by_weight(weights: Sequence[int]) -> list[int]:
    """A list in which each kind's number stands as many times as it weighs."""
    return [number for number, weight in enumerate(weights) for _ in range(weight)]
