"""The rule of a measure on placed children, followed from register to register: all of it edition data."""

from __future__ import annotations

from typing import Literal

import msgspec


class BirthYears(msgspec.Struct, frozen=True, rename={"first": "från", "last": "till"}, forbid_unknown_fields=True):
    """The years of birth the measure is about, both included."""

    first: int
    last: int


class WindowDay(msgspec.Struct, frozen=True, rename={"age": "ålder", "day": "dag"}, forbid_unknown_fields=True):
    """A day ("06-01") of the year in which a person turns `age`; the birthday plays no part."""

    age: int
    day: str


class Window(msgspec.Struct, frozen=True, rename={"opens": "från", "closes": "till"}, forbid_unknown_fields=True):
    """The time a person must have been placed without a break, both days included."""

    opens: WindowDay
    closes: WindowDay


class Reduction(msgspec.Struct, frozen=True, rename={"share": "andel", "base": "underlag"}, forbid_unknown_fields=True):
    """What is taken from the denominator for those whom ordinary school does not reach.

    `share` of the persons who lack a result in the indicator `base`, in proportion to how many persons this
    indicator has beside the base; never more than lack a result here.
    """

    share: str
    base: str


class PlacementRule(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    tag_field="slag",
    tag="placeringsregister",
    rename={
        "placements": "placeringar",
        "results": "resultat",
        "population": "folkbokföring",
        "born": "födda",
        "window": "fönster",
        "registered_at": "folkbokförd_vid",
        "last_year": "sista_årgång",
        "country": "födelseland",
        "reduction": "schablon",
        "publish_counts": "antal_publiceras",
    },
    forbid_unknown_fields=True,
):
    """The share of children placed through the whole window who have a result of Ja in another register [METHOD 7].

    `placements`, `results` and `population` are registers of `definitions/registers/`. Whoever lacks a result up to
    `last_year` and was registered in the country at none of the ages `registered_at` is left out.
    """

    placements: str
    results: str
    population: str
    born: BirthYears
    window: Window
    registered_at: tuple[int, ...]
    last_year: int
    country: Literal["alla", "Sverige", "annat"]
    reduction: Reduction
    publish_counts: bool

    @property
    def registers(self) -> tuple[str, str, str]:
        return self.placements, self.results, self.population
