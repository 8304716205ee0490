"""Personal numbers that nobody has.

A number with the right check digit has a birth number of 980–999, the series of the tax agency's test persons: 7 300 a
year. All further ones have a check digit that is wrong, so no authority can have given them. The register rules count
such numbers (the check digit is told of, no reason to leave out), and both kinds pass every check of form.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

DAYS = 365
_TEST_SERIES = range(980, 1000)
_OTHER_SERIES = 979
TEST_PERSONS = DAYS * len(_TEST_SERIES)
"""So many a year have a right check digit."""
A_YEAR = TEST_PERSONS + DAYS * _OTHER_SERIES * 9
"""So many persons can be born in one year: every other check digit than the right one."""


def stems(years: range) -> Iterator[tuple[int, int, str, int]]:
    """Year, day, the eight first digits, and what they weigh in the check digit."""
    for year in years:
        for day in range(DAYS):
            text = f"{date(year, 1, 1) + timedelta(days=day):%Y%m%d}"
            yield year, day, text, _weight(text[2:])


def series() -> Iterator[tuple[int, str, int]]:
    """Birth number, its three digits, and what they weigh in the check digit."""
    return ((number, f"{number:03d}", _weight(f"{number:03d}")) for number in range(1000))


def _weight(digits: str) -> int:
    """Every other digit doubled, from the first; both the six and the three begin on a doubled place."""
    doubled = [int(digit) * (2 - place % 2) for place, digit in enumerate(digits)]
    return sum(value // 10 + value % 10 for value in doubled)


def chosen(place: str, shift: int) -> str:
    """SQL columns: day, birth number, and what is added to the right check digit, of the `place`th born in a year."""
    test, later = f"{place} < {TEST_PERSONS}", f"({place} - {TEST_PERSONS})"
    return (
        f"({place} * 151 + {shift % DAYS}) % {DAYS} AS day, "
        f"CASE WHEN {test} THEN {_TEST_SERIES[0]} + {place} // {DAYS} "
        f"ELSE 1 + {later} // {DAYS} % {_OTHER_SERIES} END AS birth_number, "
        f"CASE WHEN {test} THEN 0 ELSE 1 + {later} // {DAYS * _OTHER_SERIES} END AS added"
    )


INCOMPLETE = (
    "left(whole, 8) || '0000'",
    "left(whole, 6) || (CAST(substr(whole, 7, 2) AS INTEGER) + 60) || substr(whole, 9)",
    "substr(whole, 3)",
    "left(whole, 11)",
    "whole || '1'",
    "left(whole, 8) || 'TF12'",
    "left(whole, 4) || '13' || substr(whole, 7)",
    "left(whole, 4) || '0230' || substr(whole, 9)",
    "''",
)
"""What is not twelve digits of a real date, or ends in 0000; a day with 60 added is a coordination number."""

SPELLINGS = ("left(number, 8) || '-' || substr(number, 9)", "' ' || left(number, 8) || ' ' || substr(number, 9)")
"""Hyphens and spaces that do not count."""
