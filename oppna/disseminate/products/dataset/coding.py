"""Ja, Delvis and Nej as numbers, and why a cell has none: the one coding of every format that knows only numbers."""

from __future__ import annotations

from enum import StrEnum

from oppna.disseminate.products.words import ABSENT_TEXT
from oppna.model.codes import NOT_APPLICABLE_TEXT, STATUS_TEXT, Category, Status
from oppna.model.indicator import CategoryRule, Indicator
from oppna.model.release import Cell

WITHOUT_PARTLY = {Category.NO: 0, Category.YES: 1}
WITH_PARTLY = {Category.NO: 0, Category.PARTLY: 1, Category.YES: 2}


class CellStatus(StrEnum):
    """What a cell holds where Ej aktuellt cannot be a value, and where every combination has a cell."""

    OK = "ok"
    NOT_APPLICABLE = "not_applicable"
    MISSING = "missing"
    ILLOGICAL = "illogical"
    SUPPRESSED_NONRESPONSE = "suppressed_nonresponse"
    CONFIDENTIAL = "confidential"
    ABSENT = "absent"


CELL_TEXT: dict[CellStatus, str] = {
    CellStatus.NOT_APPLICABLE: NOT_APPLICABLE_TEXT,
    **{CellStatus(status.value): text for status, text in STATUS_TEXT.items()},
    CellStatus.ABSENT: f"{ABSENT_TEXT} (redovisas inte)",
}
"""The fixed texts of cells without a number, in the order they are explained."""


def can_be_partly(indicator: Indicator) -> bool:
    """Whether Delvis is one of its categories: by its rule, or by how it is reported where the rule is not ours."""
    by_rule = isinstance(indicator.rule, CategoryRule) and bool(indicator.rule.partly)
    return by_rule or Category.PARTLY in indicator.reported_as.split("/")


def category_codes(indicator: Indicator) -> dict[Category, int]:
    """The numbers of the categories, as Kolada coded them: Ja 1, Nej 0; with Delvis: Ja 2, Delvis 1, Nej 0."""
    return WITH_PARTLY if can_be_partly(indicator) else WITHOUT_PARTLY


def coding_text(indicator: Indicator) -> str:
    """The coding as it is told: "Nej = 0, Ja = 1"."""
    return ", ".join(f"{category.value} = {number}" for category, number in category_codes(indicator).items())


def status_of(cell: Cell | None) -> CellStatus:
    """The status of a cell; None is one the release has no row for."""
    if cell is None:
        return CellStatus.ABSENT
    if cell.status is Status.OK and cell.value == Category.NOT_APPLICABLE:
        return CellStatus.NOT_APPLICABLE
    return CellStatus(cell.status.value)


def number_of(cell: Cell, indicator: Indicator) -> str:
    """The value of an ok cell as a number in the very digits of the release; a category by its code."""
    codes: dict[str, int] = {category.value: number for category, number in category_codes(indicator).items()}
    return str(codes[cell.value]) if cell.value in codes else cell.value
