"""What a table is: variables with their values, and what stands where they meet."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product
from typing import Literal

from oppna.disseminate.products.dataset.coding import CellStatus

Role = Literal["geo", "metric", "time", ""]


@dataclass(frozen=True)
class Item:
    """A value of a variable. `group`: the value sets it belongs to. `unit` and `decimals`: of what it measures."""

    code: str
    label: str
    note: str = ""
    unit: str = ""
    decimals: int = 0
    groups: tuple[str, ...] = ()


@dataclass(frozen=True)
class Variable:
    """A dimension. `role` says if it is where, what or when."""

    code: str
    label: str
    role: Role
    items: tuple[Item, ...]

    @cached_property
    def by_code(self) -> dict[str, Item]:
        return {item.code: item for item in self.items}


@dataclass(frozen=True)
class Datum:
    """What a cell holds: the digits of a number, or "" and why."""

    number: str
    status: CellStatus


@dataclass(frozen=True)
class Facts:
    """What is said of a table as a whole. `updated`: ISO date. `licence`: title and address, or None."""

    source: str
    contact: str
    updated: str
    year: str
    service_area: str
    synthetic: bool
    licence: tuple[str, str] | None
    notes: tuple[str, ...]


Look = Callable[[str, str], Callable[[str], Datum]]
"""Area, indicator → content → what stands there."""


@dataclass(frozen=True)
class Dataset:
    """A table. The cells stand in the order of the variables, the last one running fastest."""

    id: str
    title: str
    facts: Facts
    variables: tuple[Variable, ...]
    look: Look

    @property
    def size(self) -> int:
        """How many cells it has."""
        return math.prod(len(variable.items) for variable in self.variables)

    def data(self) -> Iterator[Datum]:
        """Every cell in order."""
        areas, indicators, contents, times = self.variables
        for area, indicator in product(areas.items, indicators.items):
            held = self.look(area.code, indicator.code)
            for content in contents.items:
                for _ in times.items:
                    yield held(content.code)

    def chosen(self, codes: Mapping[str, Sequence[str]]) -> Dataset:
        """The part of the table with these values, in the order asked for; a variable not named is whole."""
        variables = tuple(
            replace(one, items=tuple(one.by_code[code] for code in codes[one.code])) if one.code in codes else one
            for one in self.variables
        )
        return replace(self, variables=variables)
