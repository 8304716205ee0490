"""How a cell is written [METHOD 2]."""

from __future__ import annotations

from fractions import Fraction

import pytest

from oppna.cells import RESULT_COLUMNS, cell_of, count_text, result_row, value_text
from oppna.model.codes import Level, MeasureUnit, Status
from oppna.model.observation import Observation


def observation(**more: object) -> Observation:
    facts: dict[str, object] = {
        "indicator": "G2_1",
        "level": Level.COUNTY,
        "area": "Norra län",
        "value": Fraction(2, 3),
        "numerator": 2,
        "denominator": 3,
        "population": 4,
    }
    return Observation(**{**facts, **more})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        ("Ja", MeasureUnit.CATEGORY, "Ja"),
        ("Ej aktuellt", MeasureUnit.HOURS_PER_WEEK, "Ej aktuellt"),
        (None, MeasureUnit.SHARE, ""),
        (Fraction(2, 3), MeasureUnit.CATEGORY, "0.666667"),
        (Fraction(1), MeasureUnit.SHARE, "1.000000"),
        (0, MeasureUnit.SHARE, "0.000000"),
        (Fraction(1, 2_000_000), MeasureUnit.SHARE, "0.000001"),
        (Fraction(1, 2_000_001), MeasureUnit.SHARE, "0.000000"),
        (Fraction("2.7"), MeasureUnit.HOURS_PER_WEEK, "2.7"),
        (Fraction(10, 3), MeasureUnit.HOURS_PER_WEEK, "3.333333"),
        (Fraction(1440), MeasureUnit.COUNT, "1440"),
        (100, MeasureUnit.COUNT, "100"),
        (Fraction(20, 3), MeasureUnit.COUNT, "6.666667"),
    ],
)
def test_a_value_is_written_as_its_unit_is(value: str | Fraction | None, unit: MeasureUnit, text: str) -> None:
    assert value_text(value, unit) == text


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (None, ""),
        (0, "0"),
        (120, "120"),
        (Fraction(120), "120"),
        (Fraction("2.50"), "2.5"),
        (Fraction("3737.26"), "3737.26"),
        (Fraction("0.1234567891"), "0.1234567891"),
        (Fraction(1, 8), "0.125"),
        (Fraction(1, 1024), "0.0009765625"),
        (Fraction(1, 25), "0.04"),
        (Fraction(1, 3), "0.333333"),
        (Fraction(7, 30), "0.233333"),
    ],
)
def test_a_count_is_exact_where_a_decimal_can_be(count: Fraction | int | None, text: str) -> None:
    assert count_text(count) == text


def test_an_ok_cell_shows_everything() -> None:
    row = result_row("2018-bou", cell_of(observation(), MeasureUnit.CATEGORY))
    assert dict(zip(RESULT_COLUMNS, row, strict=True)) == {
        "edition": "2018-bou",
        "indicator": "G2_1",
        "level": "county",
        "area": "Norra län",
        "value": "0.666667",
        "numerator": "2",
        "denominator": "3",
        "population": "4",
        "status": "ok",
    }


@pytest.mark.parametrize("status", [status for status in Status if status is not Status.OK])
def test_a_cell_that_is_not_ok_shows_no_figure(status: Status) -> None:
    cell = cell_of(observation(status=status), MeasureUnit.CATEGORY)
    assert (cell.value, cell.numerator, cell.denominator, cell.status) == ("", "", "", status)
    assert cell.population == ("" if status is Status.CONFIDENTIAL else "4")


def test_a_population_that_is_not_known_is_empty() -> None:
    assert cell_of(observation(population=None), MeasureUnit.CATEGORY).population == ""
