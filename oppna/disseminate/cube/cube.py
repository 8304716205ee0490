"""Everything public as one cube: what there is, the figures of municipalities and those of districts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from oppna.disseminate.cube.catalogue import Catalogue
from oppna.disseminate.cube.table import Table


@dataclass(frozen=True)
class Cube:
    """`token`: changes whenever anything in it does. Nothing in it is ever changed."""

    token: str
    catalogue: Catalogue
    data: Table
    oudata: Table

    @cached_property
    def members(self) -> dict[str, np.ndarray]:
        """Group of municipalities → where its members stand among the units."""
        at = self.data.axes.unit_at
        return {
            group.id: np.array([at[one.member_id] for one in group.members if one.member_id in at], dtype=np.intp)
            for group in self.catalogue.municipality_groups
        }

    @cached_property
    def units_of_type(self) -> dict[str, tuple[int, ...]]:
        """K or L → the units of the kind."""
        at = self.data.axes.unit_at
        found: dict[str, list[int]] = {}
        for one in self.catalogue.municipalities:
            found.setdefault(one.type, []).append(at[one.id])
        return {kind: tuple(units) for kind, units in found.items()}

    @cached_property
    def ous_of(self) -> dict[str, tuple[int, ...]]:
        """Municipality → its organisational units."""
        at = self.oudata.axes.unit_at
        found: dict[str, list[int]] = {}
        for ou in self.catalogue.ous:
            found.setdefault(ou.municipality, []).append(at[ou.id])
        return {municipality: tuple(units) for municipality, units in found.items()}
