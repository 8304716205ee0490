"""The map of an indicator: every area's kind of mark with its words, and the legend with counts."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from oppna.disseminate.addresses import figure_path
from oppna.disseminate.charts.legend import Entry
from oppna.disseminate.charts.look import SIZES
from oppna.disseminate.charts.map import Marked
from oppna.disseminate.presenters.indicator.choice import COUNTIES, Choice
from oppna.disseminate.presenters.indicator.whole import KIND, MISSING
from oppna.disseminate.products.words import MARK
from oppna.disseminate.shown import exact, figure_text, shown
from oppna.model.codes import NOT_APPLICABLE_TEXT, Category, Level, MeasureUnit, Status
from oppna.model.indicator import Indicator
from oppna.model.release import Cell, ReleaseArea
from oppna.release.content import Release

_STEPS = (1, 2, 5)


@dataclass(frozen=True)
class Classes:
    """Five classes of equal width from a round number: never by rank, which makes differences where there are none."""

    start: Fraction
    step: Fraction

    def kind(self, value: Fraction) -> str:
        """The kind of mark of a value; the last class holds its upper end too."""
        return SIZES[min(max(int((value - self.start) / self.step), 0), len(SIZES) - 1)]

    def words(self, number: int, indicator: Indicator) -> str:
        """From … to under …"""
        low, high = (self.start + self.step * at for at in (number, number + 1))
        last = "till" if number == len(SIZES) - 1 else "till under"
        return f"{figure_text(low, indicator)} {last} {figure_text(high, indicator)}"


TWENTIETHS = Classes(Fraction(0), Fraction(1, len(SIZES)))


def classes_of(values: Iterable[Fraction]) -> Classes:
    """The narrowest round classes that hold all the values."""
    known = sorted(values)
    if not known:
        return TWENTIETHS
    low, high = known[0], known[-1]
    for exponent in range(-6, 12):
        for step in (Fraction(10) ** exponent * one for one in _STEPS):
            start = math.floor(low / step) * step
            if high <= start + step * len(SIZES):
                return Classes(start, step)
    raise AssertionError("no measure is so large")


@dataclass(frozen=True)
class Mapped:
    """`marked`: by municipality code, or by county name where `counties`."""

    marked: dict[str, Marked]
    entries: list[Entry]
    counties: bool


def mapped(release: Release, indicator: Indicator, chosen: Choice) -> Mapped:
    """The areas of the choice on the map."""
    counties = chosen.map == COUNTIES
    areas = [area for area in release.areas if _shown_on(area, counties, chosen)]
    cells = {area.area: release.cell(indicator.id, area.level, area.area) for area in areas}
    classes = TWENTIETHS if indicator.unit is MeasureUnit.CATEGORY else classes_of(_numbers(cells.values()))
    kinds = {code: _kind(cell, classes) for code, cell in cells.items()}
    marked = {
        area.area: Marked(
            kinds[area.area],
            area.label,
            shown(cells[area.area], indicator).text,
            figure_path(release.head.edition, indicator.id, area),
        )
        for area in areas
    }
    return Mapped(marked, list(_entries(indicator, Counter(kinds.values()), classes, counties)), counties)


def _shown_on(area: ReleaseArea, counties: bool, chosen: Choice) -> bool:
    if counties:
        return area.level is Level.COUNTY
    return area.level is Level.MUNICIPALITY and (chosen.county is None or area.county == chosen.county.area)


def _numbers(cells: Iterable[Cell | None]) -> Iterator[Fraction]:
    return (exact(cell) for cell in cells if cell is not None and cell.status is Status.OK and cell.value not in KIND)


def _kind(cell: Cell | None, classes: Classes) -> str:
    if cell is None or cell.status is not Status.OK:
        return MISSING
    if cell.value in KIND:
        return KIND[Category(cell.value)]
    return classes.kind(exact(cell))


def _entries(indicator: Indicator, counts: Counter[str], classes: Classes, counties: bool) -> Iterator[Entry]:
    """What the marks mean; a kind that nobody is, is left out."""
    for category, kind in KIND.items():
        if counts[kind]:
            word = NOT_APPLICABLE_TEXT if category is Category.NOT_APPLICABLE else category.value
            yield Entry(kind, f"{word} {MARK.get(category, '')}".strip(), counts[kind])
    whose = "Andel Ja " if counties else "Stad med stadsdelar, andel Ja "
    before = whose if indicator.unit is MeasureUnit.CATEGORY else ""
    for number, kind in enumerate(SIZES):
        if counts[kind]:
            yield Entry(kind, before + classes.words(number, indicator), counts[kind])
    if counts[MISSING]:
        yield Entry(MISSING, "Inget värde", counts[MISSING])
