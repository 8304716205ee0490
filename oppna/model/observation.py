"""A cell of a result."""

from __future__ import annotations

from fractions import Fraction

import msgspec

from oppna.model.codes import Level, Status


class Observation(msgspec.Struct, frozen=True, kw_only=True):
    """One row of `results.csv` [METHOD 2], still exact.

    `value` is a category text, an exact number, or None when `status` is not ok. `numerator`
    and `denominator` count objects, full-time equivalents or persons, and are None together.
    `population` is the number of objects in the area, answered or not; None when confidential.
    """

    indicator: str
    level: Level
    area: str
    value: str | Fraction | None
    numerator: Fraction | int | None
    denominator: Fraction | int | None
    population: int | None
    status: Status = Status.OK
