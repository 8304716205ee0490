"""The axes of a table: which figure stands where. A cell is a year and a unit, the years outermost."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Axes:
    """`unit_field`: what a row calls its unit. `genders`: the lanes of each indicator."""

    unit_field: str
    kpis: tuple[str, ...]
    genders: tuple[tuple[str, ...], ...]
    years: tuple[int, ...]
    units: tuple[str, ...]

    @property
    def cells(self) -> int:
        """Cells of one indicator."""
        return len(self.years) * len(self.units)

    @cached_property
    def kpi_at(self) -> dict[str, int]:
        return {id: position for position, id in enumerate(self.kpis)}

    @cached_property
    def year_at(self) -> dict[str, int]:
        return {str(year): position for position, year in enumerate(self.years)}

    @cached_property
    def unit_at(self) -> dict[str, int]:
        return {id: position for position, id in enumerate(self.units)}

    @cached_property
    def first_lane(self) -> tuple[int, ...]:
        """Where the lanes of each indicator begin, and at last how many lanes there are."""
        found = [0]
        for genders in self.genders:
            found.append(found[-1] + len(genders))
        return tuple(found)

    def cells_of(self, years: Iterable[int], units: Sequence[int]) -> list[int]:
        """The cells of years and units, which are in order, in the order of the table."""
        width = len(self.units)
        return [year * width + unit for year in years for unit in units]
