"""The value of a group: limit, share, Ej aktuellt, illogical, missing, in that order [METHOD 3]."""

from __future__ import annotations

from fractions import Fraction

import pytest

from oppna.model.codes import Colour, Level, Status
from oppna.model.edition import NonresponseRule
from oppna.model.observation import Observation
from oppna.model.questionnaire import Source
from oppna.process.aggregate import Count
from oppna.process.colour import colour
from oppna.process.decide import decide
from oppna.process.group import Group
from oppna.process.nonresponse import beyond_limit

GROUP = Group(Level.COUNTY, "Norra län", 0b1111111111, 10)
SOURCE = Source(document="001", lines="526-528")


def limit(percent: int = 20, *counts: str) -> NonresponseRule:
    return NonresponseRule(limit_percent=percent, counts=counts or ("missing",), reason="prov", source=SOURCE)  # type: ignore[arg-type]


def tally(yes: int = 0, partly: int = 0, no: int = 0, na: int = 0, missing: int = 0, illogical: int = 0) -> Count:
    return Count(yes, partly, no, na, missing, illogical)


@pytest.mark.parametrize(
    ("count", "status", "value", "numerator", "denominator"),
    [
        (tally(yes=3, partly=1, no=2, na=2, missing=2), Status.OK, Fraction(1, 2), 3, 6),
        (tally(partly=4, no=6), Status.OK, Fraction(0), 0, 10),
        (tally(yes=10), Status.OK, Fraction(1), 10, 10),
        (tally(no=1, na=9), Status.OK, Fraction(0), 0, 1),
        (tally(yes=7, missing=3), Status.SUPPRESSED_NONRESPONSE, None, None, None),
        (tally(na=7, missing=3), Status.SUPPRESSED_NONRESPONSE, None, None, None),
        (tally(na=8, missing=2), Status.OK, "Ej aktuellt", 0, 0),
        (tally(na=1, illogical=9), Status.OK, "Ej aktuellt", 0, 0),
        (tally(missing=2, illogical=8), Status.ILLOGICAL, None, None, None),
        (tally(yes=1, illogical=9), Status.OK, Fraction(1), 1, 1),
    ],
)
def test_a_category(
    count: Count, status: Status, value: object, numerator: int | None, denominator: int | None
) -> None:
    assert decide("G1", GROUP, count, limit(), 0) == Observation(
        indicator="G1",
        level=Level.COUNTY,
        area="Norra län",
        value=value,  # type: ignore[arg-type]
        numerator=numerator,
        denominator=denominator,
        population=10,
        status=status,
    )


def test_nobody_answered_and_no_limit() -> None:
    assert decide("G1", GROUP, tally(missing=10), None, 0).status is Status.MISSING


def test_a_measure_is_pooled_and_told_in_whole_numbers_of_what_it_counts() -> None:
    count = Count(0, 0, 0, 1, 1, 1, numerator=1250, denominator=5000)
    cell = decide("B1b", GROUP, count, limit(), 100)
    assert (cell.status, cell.value) == (Status.OK, Fraction(1, 4))
    assert (cell.numerator, cell.denominator) == (Fraction("12.5"), 50)


@pytest.mark.parametrize(
    ("count", "status", "value"),
    [
        (Count(0, 0, 0, 10, 0, 0, 0, 0), Status.OK, "Ej aktuellt"),
        (Count(0, 0, 0, 0, 2, 8, 0, 0), Status.ILLOGICAL, None),
        (Count(0, 0, 0, 0, 2, 0, 0, 0), Status.MISSING, None),
        (Count(0, 0, 0, 0, 3, 0, 10, 20), Status.SUPPRESSED_NONRESPONSE, None),
    ],
)
def test_a_measure_without_sums(count: Count, status: Status, value: str | None) -> None:
    cell = decide("B1b", GROUP, count, limit(), 100)
    assert (cell.status, cell.value) == (status, value)


@pytest.mark.parametrize(
    ("missing", "population", "percent", "beyond"),
    [
        (0, 10, 20, False),
        (2, 10, 20, False),
        (3, 10, 20, True),
        (1, 5, 20, False),
        (1, 4, 20, True),
        (62, 312, 20, False),
        (63, 312, 20, True),
        (1, 1, 100, False),
        (1, 1, 0, True),
        (0, 1, 0, False),
    ],
)
def test_exactly_the_limit_is_shown(missing: int, population: int, percent: int, beyond: bool) -> None:
    assert beyond_limit(tally(missing=missing), population, limit(percent)) is beyond


def test_without_a_limit_nothing_is_hidden() -> None:
    assert beyond_limit(tally(missing=10), 10, None) is False


def test_what_counts_as_nonresponse_is_the_editions_choice() -> None:
    count = tally(yes=7, na=2, missing=1)
    assert beyond_limit(count, 10, limit(20, "missing")) is False
    assert beyond_limit(count, 10, limit(20, "missing", "Ej aktuellt")) is True
    assert beyond_limit(count, 10, limit(20, "Ej aktuellt")) is False
    assert beyond_limit(tally(missing=9), 10, limit(20, "Ej aktuellt")) is False
    assert beyond_limit(tally(na=2, missing=1, illogical=7), 10, limit(30, "missing", "Ej aktuellt")) is False


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Ja", Colour.GREEN),
        ("Delvis", Colour.YELLOW),
        ("Nej", Colour.RED),
        ("Ej aktuellt", Colour.NONE),
        ("1.000000", Colour.NONE),
        ("", Colour.NONE),
        ("ja", Colour.NONE),
    ],
)
def test_colour(value: str, expected: Colour) -> None:
    assert colour(value) is expected
