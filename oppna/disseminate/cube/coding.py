"""A cell of a release as Kolada wrote such figures: Ja=1, Nej=0; Ja=2, Delvis=1, Nej=0; shares in per cent."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum

from oppna.disseminate.cube.statuses import NOT_APPLICABLE, SHARE_OF_YES
from oppna.disseminate.products.dataset.coding import WITH_PARTLY, WITHOUT_PARTLY, can_be_partly
from oppna.model.codes import Category, MeasureUnit, Status
from oppna.model.indicator import Indicator
from oppna.model.release import Cell


class Coding(Enum):
    """How the values of an indicator become numbers. The text ends the indicator's title, as in Kolada."""

    YES_NO = " (Ja=1, Nej=0)"
    YES_PARTLY_NO = " (Ja=2, Delvis=1, Nej=0)"
    PERCENT = ", andel (%)"
    HOURS = ", timmar/vecka"
    COUNT = ", antal"


_NUMBERS: dict[Coding, dict[str, float]] = {
    coding: {category.value: float(number) for category, number in codes.items()}
    for coding, codes in ((Coding.YES_NO, WITHOUT_PARTLY), (Coding.YES_PARTLY_NO, WITH_PARTLY))
}
_MEASURES = {
    MeasureUnit.SHARE: Coding.PERCENT,
    MeasureUnit.HOURS_PER_WEEK: Coding.HOURS,
    MeasureUnit.COUNT: Coding.COUNT,
}

Coded = tuple[float | None, str]
"""A number and "", or None and why there is none."""


def coding_of(indicator: Indicator) -> Coding:
    """The scale of an indicator."""
    if indicator.unit is not MeasureUnit.CATEGORY:
        return _MEASURES[indicator.unit]
    return Coding.YES_PARTLY_NO if can_be_partly(indicator) else Coding.YES_NO


def coded(cell: Cell, coding: Coding) -> Coded:
    """The cell on the scale. A group of a Ja/Nej has the share with Ja, which is the mean of ones and zeros."""
    if cell.status is not Status.OK:
        return None, cell.status.value
    if cell.value == Category.NOT_APPLICABLE:
        return None, NOT_APPLICABLE
    if coding is Coding.PERCENT:
        return float(Decimal(cell.value) * 100), ""
    numbers = _NUMBERS.get(coding, {})
    if cell.value in numbers:
        return numbers[cell.value], ""
    if coding is Coding.YES_PARTLY_NO:
        return None, SHARE_OF_YES
    return float(cell.value), ""
