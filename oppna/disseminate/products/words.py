"""The words and numbers of a cell, the same in every product. Fixed texts come from `oppna.model.codes`."""

from __future__ import annotations

from fractions import Fraction

from oppna.model.codes import NOT_APPLICABLE_TEXT, SHARES, STATUS_TEXT, SYNTHETIC, Category, MeasureUnit, Status
from oppna.model.edition import NonresponseRule
from oppna.model.indicator import Indicator
from oppna.model.release import Cell, ReleaseArea, ReleaseHead
from oppna.release.content import Release

ABSENT_TEXT = "–"
"""The cell of an area that the release has no row for: the indicator is not shown at that level."""

MARK = {Category.YES: "✓", Category.PARTLY: "◐", Category.NO: "✕"}
"""A second carrier of meaning beside the word, for eyes that do not tell the colours apart."""

CATEGORY_TEXT: dict[str, str] = {
    **{category: f"{category.value} {mark}" for category, mark in MARK.items()},
    Category.NOT_APPLICABLE: NOT_APPLICABLE_TEXT,
}

NO_PUBLISHER = "Ingen: svaren är påhittade"

SMALL_SHARE = Fraction(1, 10)
"""Exact: the float 0.1 is a little more than a tenth, and made a share of just a tenth a small one."""


def text_of(cell: Cell | None) -> str | None:
    """The fixed text of a cell, or None where it holds a number."""
    if cell is None:
        return ABSENT_TEXT
    if cell.status is not Status.OK:
        return STATUS_TEXT[cell.status]
    return CATEGORY_TEXT.get(cell.value)


def figure(cell: Cell) -> float:
    """The number of a cell: the fraction itself where it is published, else the value as written.

    Six decimals are already rounded, and a per cent may only be rounded from the fraction [METHOD 2].
    """
    if cell.denominator and (denominator := float(cell.denominator)):
        return float(cell.numerator) / denominator
    return float(cell.value)


def group_label(area: ReleaseArea) -> str:
    """A group as readers see it: its name, with the code in front where it has one ("A1: Storstäder")."""
    return area.label if area.label == area.area else f"{area.area}: {area.label}"


def number_pattern(indicator: Indicator) -> str:
    """The spreadsheet's number format; a Swedish Excel itself shows decimal comma and spaces.

    It shows a figure as `shown` does on a page: whole per cent, and a small share of a measure with one decimal.
    """
    if indicator.unit is MeasureUnit.SHARE:
        return f"[<=0]0 %;[<{float(SMALL_SHARE)}]0.0 %;0 %"
    if indicator.unit in SHARES:
        return "0 %"
    return "#,##0" if indicator.unit is MeasureUnit.COUNT else "#,##0.0"


_NONRESPONSE = {"missing": "uppgift saknas", "Ej aktuellt": "ej aktuellt"}


def over_limit(rule: NonresponseRule) -> str:
    """When a group is not shown, after "när" or "eftersom"; the editions count nonresponse in different ways."""
    counted = f" ({' och '.join(_NONRESPONSE[kind] for kind in rule.counts)})" if rule.counts else ""
    return f"fler än {rule.limit_percent} procent av den är bortfall{counted}"


def publisher(release: Release) -> str:
    """Who stands behind the figures. No authority is ever named as the publisher of made-up ones."""
    return NO_PUBLISHER if release.head.synthetic else release.edition.head.publisher


def basis(head: ReleaseHead) -> str:
    """What the figures of a release rest on, in few words."""
    if head.synthetic:
        return SYNTHETIC
    return "publicerade uppgifter" if head.origin == "published" else "svar på enkäten och register"
