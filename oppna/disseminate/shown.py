"""A cell as it is shown on a page: the words, the mark, the class that gives it its tint. The one place for that."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from oppna.disseminate.products.words import ABSENT_TEXT, CATEGORY_TEXT, SMALL_SHARE
from oppna.model.codes import SHARES, STATUS_TEXT, Category, Colour, MeasureUnit, Status
from oppna.model.indicator import Indicator
from oppna.model.release import Cell
from oppna.process.colour import colour
from oppna.swedish import number, percent

TINT: dict[Colour, str] = {Colour.GREEN: "ok", Colour.YELLOW: "warn", Colour.RED: "error", Colour.NONE: ""}
"""Class of a tinted cell in the site's style; every tinted cell also carries its word."""


@dataclass(frozen=True)
class Shown:
    """`text` is complete in itself. `tint`: ok, warn, error or none. `is_value`: the cell holds a value."""

    text: str
    tint: str
    is_value: bool


ABSENT = Shown(ABSENT_TEXT, "", False)


def shown(cell: Cell | None, indicator: Indicator) -> Shown:
    """The cell in words or numbers; None is an area the release has no row for."""
    if cell is None:
        return ABSENT
    if cell.status is not Status.OK:
        return Shown(STATUS_TEXT[cell.status], "", False)
    if cell.value in CATEGORY_TEXT:
        return Shown(CATEGORY_TEXT[cell.value], TINT[colour(cell.value)], cell.value != Category.NOT_APPLICABLE)
    return Shown(figure_text(exact(cell), indicator), "", True)


def exact(cell: Cell) -> Fraction:
    """The number of a cell: its own fraction where that is published, else the value as written."""
    if cell.denominator and (denominator := Fraction(cell.denominator)):
        return Fraction(cell.numerator) / denominator
    return Fraction(cell.value)


def figure_text(value: Fraction, indicator: Indicator) -> str:
    """A number with its unit: whole per cent, one decimal below ten per cent of a measure, hours and counts."""
    if indicator.unit in SHARES:
        small = indicator.unit is MeasureUnit.SHARE and 0 < value < SMALL_SHARE
        return percent(value, 1 if small else 0)
    return number(value, 0 if indicator.unit is MeasureUnit.COUNT else 1)
