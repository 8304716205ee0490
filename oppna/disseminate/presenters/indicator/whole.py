"""How the objects fell out: the bar of Ja, Delvis, Nej, ej aktuellt and what is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from oppna.disseminate.charts.bar import Part, bar
from oppna.disseminate.charts.markup import Markup
from oppna.disseminate.products.words import ABSENT_TEXT, MARK
from oppna.model.codes import NOT_APPLICABLE_TEXT, STATUS_TEXT, Category, MeasureUnit, Status
from oppna.model.indicator import CategoryRule, Indicator
from oppna.model.release import ReleaseArea
from oppna.release.content import Release
from oppna.swedish import counted, number, percent

KIND = {Category.YES: "yes", Category.PARTLY: "partly", Category.NO: "no", Category.NOT_APPLICABLE: "none"}
"""Category → kind of mark in a picture."""
MISSING = "missing"
VALUE_TEXT = "har ett värde"


def parts_of(release: Release, indicator: Indicator) -> list[Part]:
    """The respondents of the release by what they are on the indicator. A category the rule cannot give is left out."""
    counts = Counter(_of(release, indicator, area) for area in release.respondents)
    return [
        Part(kind, word, mark, counts[key])
        for key, kind, word, mark in _possible(indicator)
        if counts[key] or key in _always(indicator)
    ]


def _of(release: Release, indicator: Indicator, area: ReleaseArea) -> str:
    cell = release.cell(indicator.id, area.level, area.area)
    if cell is None:
        return ABSENT_TEXT
    if cell.status is not Status.OK:
        return str(cell.status)
    return cell.value if cell.value in KIND else VALUE_TEXT


def _possible(indicator: Indicator) -> Iterator[tuple[str, str, str, str]]:
    """Key, kind, word and mark."""
    for category, kind in KIND.items():
        word = NOT_APPLICABLE_TEXT if category is Category.NOT_APPLICABLE else category.value
        yield category.value, kind, word, MARK.get(category, "")
    yield VALUE_TEXT, "size3", VALUE_TEXT, ""
    for status in Status:
        if status is not Status.OK:
            yield str(status), MISSING, STATUS_TEXT[status], ""
    yield ABSENT_TEXT, MISSING, "redovisas inte", ""


def _always(indicator: Indicator) -> frozenset[str]:
    """What is told even when nobody is it."""
    if indicator.unit is not MeasureUnit.CATEGORY:
        return frozenset({VALUE_TEXT, str(Status.MISSING)})
    partly = isinstance(indicator.rule, CategoryRule) and bool(indicator.rule.partly)
    categories = {Category.YES.value, Category.NO.value} | ({Category.PARTLY.value} if partly else set())
    return frozenset(categories | {str(Status.MISSING)})


def whole(release: Release, indicator: Indicator) -> Markup:
    """The bar, with its words."""
    parts = parts_of(release, indicator)
    total = sum(part.count for part in parts)
    label = "Så föll objekten ut: " + ", ".join(
        f"{part.word} {number(part.count)} ({percent(Fraction(part.count, total))})" for part in parts if part.count
    )
    of = counted(total, "kommun eller stadsdel", "kommuner och stadsdelar")
    return bar(parts, label=f"{label}.", whole=f"Av {of} i publiceringen.")
