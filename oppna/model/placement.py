"""The rule of a measure on placed children, followed from register to register: all of it edition data."""

from __future__ import annotations

from typing import Literal

import msgspec

from oppna.model.supply import ConcurrentSupply


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


class ResultRow(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    tag_field="slag",
    tag="rad med Ja",
    rename={"last_year": "sista_årgång"},
    forbid_unknown_fields=True,
):
    """A person has the result when any row of the register up to `last_year` says Ja, and lacks one without a row."""

    register: str
    last_year: int


class PlacementRule(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    tag_field="slag",
    tag="placeringsregister",
    rename={
        "placements": "placeringar",
        "population": "folkbokföring",
        "children": "barn",
        "born": "födda",
        "window": "fönster",
        "registered_at": "folkbokförd_vid",
        "registration": "folkbokförd_krav",
        "country": "födelseland",
        "result": "resultat",
        "reduction": "schablon",
        "publish_counts": "antal_publiceras",
    },
    forbid_unknown_fields=True,
):
    """The share of children placed through the whole window who have a result in another register [METHOD 7].

    `placements`, `population` and the register of the result are of `definitions/registers/`. `children`: those placed
    every day of the window, or their peers, who were placed on no day of it. `registration`: "någon" leaves out whoever
    lacks a result and was registered in the country at none of the ages `registered_at`; "alla" leaves out whoever was
    not registered at all of them, with a result or without. `result` is how a person's result is found.
    """

    placements: str
    population: str
    born: BirthYears
    window: Window
    registered_at: tuple[int, ...]
    country: Literal["alla", "Sverige", "annat"]
    result: ResultRow | ConcurrentSupply
    publish_counts: bool
    children: Literal["placerade", "jämnåriga"] = "placerade"
    registration: Literal["någon", "alla"] = "någon"
    reduction: Reduction | None = None

    @property
    def registers(self) -> tuple[str, str, str]:
        return self.placements, self.result.register, self.population

    @property
    def of_peers(self) -> bool:
        """Whether it is about those who were not placed; their municipality is not known."""
        return self.children == "jämnåriga"
