"""Rows of published results → observations. Every fault of every row gets its own sentence."""

from __future__ import annotations

from collections.abc import Set
from fractions import Fraction

from oppna.errors import Problem
from oppna.interchange.numbers import NotANumber, exact_text
from oppna.interchange.table import Table
from oppna.model.codes import LEVEL_NAME, SHARES, Category, Level, MeasureUnit, Status
from oppna.model.edition import Edition
from oppna.model.indicator import Indicator
from oppna.model.observation import Observation
from oppna.release.content import Place

COLUMNS = ("indicator", "level", "area", "value", "status")
"""What is used of a row. The others, `printed` and `source_line`, let a person find the figure in the document."""

_UNITS = frozenset({Level.MUNICIPALITY, Level.DISTRICT})


class _Fault(ValueError):
    """The rest of a Swedish sentence on what is wrong with a row."""


def published_observations(
    table: Table, edition: Edition, places: Set[Place]
) -> tuple[list[Observation], list[Problem]]:
    """The rows that can be used, and a problem for each of the others. `places` are the areas there may be rows on."""
    problems = list(table.problems)
    observations: dict[tuple[str, Level, str], Observation] = {}
    indicators = {indicator.id: indicator for indicator in edition.indicators}
    for number, fields in table:
        try:
            read = _observation(tuple(field.strip() for field in fields), indicators, places)
            key = read.indicator, read.level, read.area
            if key in observations:
                raise _Fault("samma indikator och område står på en tidigare rad; behåll en av dem")
            observations[key] = read
        except (_Fault, NotANumber) as fault:
            problems.append(Problem(table.file, number, "RESULTATRAD", f"{fault}."))
    return list(observations.values()), problems


def _observation(fields: tuple[str, ...], indicators: dict[str, Indicator], places: Set[Place]) -> Observation:
    indicator, level, area, value, status = fields
    _require(indicator in indicators, f"indikatorn ”{indicator}” finns inte i utgåvan; rätta kolumnen indicator")
    _require(level in list(Level), f"nivån ”{level}” finns inte; välj bland {', '.join(Level)}")
    _require(
        (Level(level), area) in places,
        f"området ”{area}” ({level}) finns inte bland områdena i yaml-filen; lägg till det",
    )
    _require(status in list(Status), f"statusen ”{status}” finns inte; välj bland {', '.join(Status)}")
    if status != Status.OK:
        _require(not value, f"ett resultat med status {status} har inget värde; lämna kolumnen value tom")
    return Observation(
        indicator=indicator,
        level=Level(level),
        area=area,
        value=_value(value, Level(level), indicators[indicator]) if status == Status.OK else None,
        numerator=None,
        denominator=None,
        population=None,
        status=Status(status),
    )


def _value(value: str, level: Level, indicator: Indicator) -> str | Fraction:
    _require(
        level in indicator.levels,
        f"{indicator.id} redovisas inte för {LEVEL_NAME[level].lower()}; ta bort värdet eller rätta nivåer",
    )
    unit = indicator.unit
    _require(bool(value), "värdet saknas; fyll i kolumnen value, eller en annan status än ok")
    if value == Category.NOT_APPLICABLE:
        return value
    if unit is MeasureUnit.CATEGORY and level in _UNITS:
        _require(value in list(Category), f"värdet ”{value}” är inget av {', '.join(Category)}; rätta kolumnen value")
        return value
    number = Fraction(exact_text(value))
    _require(number >= 0, f"värdet {value} är negativt; rätta kolumnen value")
    _require(unit not in SHARES or number <= 1, f"andelen {value} är större än 1; skriv 37 procent som 0.37")
    return number


def _require(holds: bool, otherwise: str) -> None:
    if not holds:
        raise _Fault(otherwise)
