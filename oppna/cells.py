"""How an exact observation is written in a row of `results.csv` [METHOD 2]: the only place that knows."""

from __future__ import annotations

from fractions import Fraction

import msgspec

from oppna.model.codes import SHARES, MeasureUnit, Status
from oppna.model.observation import Observation
from oppna.model.release import Cell
from oppna.swedish import decimal_point

RESULT_COLUMNS = (
    "edition",
    "indicator",
    "level",
    "area",
    "value",
    "numerator",
    "denominator",
    "population",
    "status",
)
"""The header row of `results.csv`."""

_DECIMALS = 6


def cell_of(observation: Observation, unit: MeasureUnit) -> Cell:
    """The row of an observation. Only an ok cell shows figures, and a confidential one not even its population."""
    ok = observation.status is Status.OK
    population = observation.population
    hidden = population is None or observation.status is Status.CONFIDENTIAL
    return Cell(
        indicator=observation.indicator,
        level=observation.level,
        area=observation.area,
        value=value_text(observation.value, unit) if ok else "",
        numerator=count_text(observation.numerator) if ok else "",
        denominator=count_text(observation.denominator) if ok else "",
        population="" if hidden else str(population),
        status=observation.status,
    )


def result_row(edition: str, cell: Cell) -> tuple[str, ...]:
    """A cell as a row under `RESULT_COLUMNS`, whose order is that of its fields."""
    return edition, *msgspec.structs.astuple(cell)


def value_text(value: str | Fraction | int | None, unit: MeasureUnit) -> str:
    """A category as it is, a share with six decimals, any other measure as a plain number of at most six."""
    if value is None or isinstance(value, str):
        return value or ""
    text = decimal_point(value, _DECIMALS)
    return text if unit in SHARES else _trimmed(text)


def count_text(count: Fraction | int | None) -> str:
    """Objects, persons, or full-time equivalents as the exact decimal, without trailing zeros.

    Only a register's reduced count can lack an exact decimal; it is written with six.
    """
    if count is None:
        return ""
    if count.denominator == 1:
        return str(count)
    return _trimmed(decimal_point(count, _exact_decimals(count.denominator) or _DECIMALS))


def _trimmed(decimal: str) -> str:
    return decimal.rstrip("0").rstrip(".")


def _exact_decimals(denominator: int) -> int:
    """How many decimals a fraction with this denominator needs; 0 when no number of them is enough."""
    twos = (denominator & -denominator).bit_length() - 1
    rest, fives = denominator >> twos, 0
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    return max(twos, fives) if rest == 1 else 0
