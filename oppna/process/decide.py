"""The value of a group, in the order of METHOD 3: limit, share, Ej aktuellt, illogical, missing."""

from __future__ import annotations

from fractions import Fraction

from oppna.model.codes import Category, Status
from oppna.model.edition import NonresponseRule
from oppna.model.observation import Observation
from oppna.process.aggregate import Count
from oppna.process.group import Group
from oppna.process.nonresponse import beyond_limit


def decide(indicator: str, group: Group, count: Count, limit: NonresponseRule | None, unit: int) -> Observation:
    """The group's cell. `unit`: what 1 in the pooled sums of a measure stands for (10^scale), 0 for categories."""
    status, value, numerator, denominator = decision(count, group.population, limit, unit)
    return Observation(
        indicator=indicator,
        level=group.level,
        area=group.area,
        value=value,
        numerator=numerator,
        denominator=denominator,
        population=group.population,
        status=status,
    )


Decision = tuple[Status, Fraction | str | None, Fraction | int | None, Fraction | int | None]


def decision(count: Count, population: int, limit: NonresponseRule | None, unit: int) -> Decision:
    """What any set of `population` objects is, by what they are one by one: the order of METHOD 3."""
    if beyond_limit(count, population, limit):
        return Status.SUPPRESSED_NONRESPONSE, None, None, None
    if unit and count.denominator:
        value = Fraction(count.numerator, count.denominator)
        return Status.OK, value, Fraction(count.numerator, unit), Fraction(count.denominator, unit)
    decided = count.yes + count.partly + count.no
    if decided:
        return Status.OK, Fraction(count.yes, decided), count.yes, decided
    if count.not_applicable:
        return Status.OK, Category.NOT_APPLICABLE.value, 0, 0
    return (Status.ILLOGICAL if count.illogical else Status.MISSING), None, None, None
