"""Areas: who answers, and what the answers are put together to."""

from __future__ import annotations

import msgspec

from oppna.model.codes import UnitKind


class Unit(msgspec.Struct, frozen=True, kw_only=True):
    """An object (respondent) of a round, as a row of `units.csv` [METHOD 10].

    `population` is inhabitants, or None where the file leaves it empty. `municipality` is the
    unit's own code for a municipality, its city's code for a district. `population_group` is
    "1"–"5" or "" [METHOD 1]; it is derived when units are read, never read from the file.
    """

    unit: str
    name: str
    kind: UnitKind
    municipality: str
    county: str
    population: int | None = None
    skr_group: str = ""
    population_group: str = ""

    @property
    def is_district(self) -> bool:
        return self.kind is UnitKind.DISTRICT
