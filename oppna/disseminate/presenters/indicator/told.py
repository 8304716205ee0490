"""The sentences at the top of an indicator's page."""

from __future__ import annotations

from fractions import Fraction

from oppna.disseminate.presenters.indicator.rows import counts_text
from oppna.disseminate.shown import exact, shown
from oppna.model.codes import NATION, Level, MeasureUnit, Status
from oppna.model.indicator import CategoryRule, Indicator, RatioRule
from oppna.model.release import Cell
from oppna.release.content import Release
from oppna.swedish import counted, date, number, percent

_UNIT_TEXT = {MeasureUnit.HOURS_PER_WEEK: " timmar per vecka"}


def opening(release: Release, indicator: Indicator) -> str:
    """What the whole country comes to, in one plain sentence."""
    cell = release.cell(indicator.id, Level.NATION, NATION)
    if cell is None:
        return "Indikatorn redovisas inte för riket."
    if cell.status is not Status.OK:
        return f"Riket: {shown(cell, indicator).text}."
    return _of_category(cell) if indicator.unit is MeasureUnit.CATEGORY else _of_measure(cell, indicator)


def _of_category(cell: Cell) -> str:
    if not cell.denominator:
        return f"I riket är andelen Ja {percent(exact(cell))}."
    yes, all_ = Fraction(cell.numerator), Fraction(cell.denominator)
    who = counted(int(all_), "kommun eller stadsdel", "kommuner och stadsdelar")
    return f"{number(yes)} av {who} med en uppgift har Ja: {percent(exact(cell))}."


def _of_measure(cell: Cell, indicator: Indicator) -> str:
    behind = f" ({counts_text(cell)})" if cell.denominator else ""
    return f"I riket är värdet {shown(cell, indicator).text}{_UNIT_TEXT.get(indicator.unit, '')}{behind}."


def respondents(release: Release, indicator: Indicator) -> str:
    """Who answered, and when."""
    head = release.edition.head
    part = next((part for part in release.edition.questionnaire.parts if part.id == indicator.part), None)
    if part is None or not isinstance(indicator.rule, CategoryRule | RatioRule):
        return "Uppgiften kommer inte ur enkäten utan ur ett register eller en publicerad källa."
    told = f"Kommuner och stadsdelar svarade på enkätens del {part.id} ({part.name})"
    if head.dates is not None:
        closed = head.dates.closed_again or head.dates.closed
        told += f" mellan den {date(head.dates.sent)} och den {date(closed)}"
    answered = next((one for one in release.quality.response if one.part == indicator.part), None)
    if answered is not None:
        told += f"; {number(answered.answered)} av {number(answered.objects)} svarade ({answered.percent}\u00a0%)"
    return f"{told}."


def nation_text(release: Release, indicator: Indicator) -> str:
    """The nation's value, with its unit."""
    cell = release.cell(indicator.id, Level.NATION, NATION)
    told = shown(cell, indicator)
    return told.text + (_UNIT_TEXT.get(indicator.unit, "") if told.is_value else "")
