"""The published counts of the areas of a kind, as arrays. A cell without both its counts is not among them."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from oppna.disseminate.fair.facts import Kind
from oppna.model.codes import SHARES, Category, Level, MeasureUnit, Status
from oppna.model.indicator import Indicator
from oppna.model.release import Cell
from oppna.release.content import Place, Release


@dataclass(frozen=True)
class Counts:
    """`places`: the areas that have counts, in the release's order."""

    places: tuple[Place, ...]
    numerators: NDArray[np.float64]
    denominators: NDArray[np.float64]

    @property
    def shares(self) -> NDArray[np.float64]:
        return self.numerators / self.denominators


def kind_of(cell: Cell | None, indicator: Indicator) -> Kind:
    """What sort of figure the cell holds."""
    if cell is None or cell.status is not Status.OK or cell.value == Category.NOT_APPLICABLE:
        return Kind.NONE
    if cell.value in list(Category):
        return Kind.ANSWER
    if indicator.unit not in SHARES:
        return Kind.NUMBER
    return Kind.SHARE if counted(cell) else Kind.UNCOUNTED


def counted(cell: Cell) -> bool:
    """Whether both counts are published and there is anything to divide by."""
    return bool(cell.numerator and cell.denominator) and Fraction(cell.denominator) > 0


def alone(cell: Cell, indicator: Indicator) -> bool:
    """Whether the figure is nothing but one object's answer, as a group's of one is: Gotland is a county of one."""
    return indicator.unit is MeasureUnit.CATEGORY and cell.population == "1"


def counts_of(release: Release, indicator: Indicator, places: tuple[Place, ...]) -> Counts:
    """The counts of those of the areas that have them."""
    cells = [release.cell(indicator.id, *place) for place in places]
    having = [cell for cell in cells if cell is not None and kind_of(cell, indicator) is Kind.SHARE]
    return Counts(
        places=tuple((cell.level, cell.area) for cell in having),
        numerators=np.array([float(cell.numerator) for cell in having]),
        denominators=np.array([float(cell.denominator) for cell in having]),
    )


def nation_of(release: Release, indicator: str) -> Cell | None:
    """The cell that all others are compared with."""
    return next(
        (release.cell(indicator, area.level, area.area) for area in release.areas if area.level is Level.NATION), None
    )
