"""Which personal numbers are complete: the calendar in one regular expression agrees with Python's, day by day."""

from __future__ import annotations

import calendar
from collections.abc import Iterable

import pytest

from oppna.engines.duckdb import DuckDB
from oppna.registers.number import cleaned, complete


def _complete(numbers: Iterable[str]) -> list[bool]:
    values = ", ".join(f"('{number}')" for number in numbers)
    with DuckDB() as engine:
        return [found for (found,) in engine.rows(f"SELECT {complete('number')} FROM (VALUES {values}) AS t(number)")]


def _real(year: int, month: int, day: int) -> bool:
    return year > 0 and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]


@pytest.mark.parametrize("year", [1988, 1990, 1900, 2000])
def test_every_month_and_day_of_a_year(year: int) -> None:
    days = [(month, day) for month in range(100) for day in range(100)]
    found = _complete(f"{year}{month:02d}{day:02d}1234" for month, day in days)
    assert found == [_real(year, month, day) for month, day in days]


@pytest.mark.parametrize(("month", "day"), [(2, 28), (2, 29), (2, 30), (6, 1), (6, 31), (12, 31)])
def test_the_same_day_of_every_year(month: int, day: int) -> None:
    found = _complete(f"{year:04d}{month:02d}{day:02d}0001" for year in range(10_000))
    assert found == [_real(year, month, day) for year in range(10_000)]


def test_every_last_four() -> None:
    assert _complete(f"19900101{last:04d}" for last in range(10_000)) == [False, *[True] * 9_999]


@pytest.mark.parametrize(
    "number",
    ["", "19900101123", "1990010112345", "19900101TF12", "1990010112e4", "+99001011234", "199001011234\n", "０" * 12],
)
def test_what_is_not_twelve_digits(number: str) -> None:
    assert _complete([number]) == [False]


@pytest.mark.parametrize("number", ["19900101-1234", " 19900101 1234", "1990 01 01 1234", "19900101\u00a01234"])
def test_hyphens_and_spaces_do_not_count(number: str) -> None:
    with DuckDB() as engine:
        ((found,),) = engine.rows(f"SELECT {cleaned('number')} FROM (VALUES ('{number}')) AS t(number)")
    assert found == "199001011234"
