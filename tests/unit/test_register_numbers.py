"""Personal numbers as the engines read them: what is skipped, what is complete, what the last digit says."""

from __future__ import annotations

import pytest

from oppna.engines.duckdb import DuckDB
from oppna.registers.number import cleaned, complete, right_check_digit
from oppna.registers.tally import Tally


def says(statement: str, text: str) -> object:
    """What the SQL says of a number."""
    with DuckDB() as engine:
        ((found,),) = engine.rows(f"SELECT {statement} FROM (SELECT '{text}' AS number) AS numbers")
    return found


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("199001150017", True),
        ("200002290017", True),
        ("199602290017", True),
        ("199002290017", False),
        ("190002290017", False),
        ("199002300017", False),
        ("199601310017", True),
        ("199604310017", False),
        ("199606310017", False),
        ("199609310017", False),
        ("199611310017", False),
        ("199612310017", True),
        ("199604300017", True),
        ("199600150017", False),
        ("199613150017", False),
        ("199601000017", False),
        ("199601320017", False),
        ("199601750017", False),
        ("000001150017", False),
        ("000001300017", False),
        ("199601150000", False),
        ("19960115001", False),
        ("1996011500177", False),
        ("19960115TF17", False),
        ("", False),
    ],
)
def test_what_is_complete(text: str, right: bool) -> None:
    assert says(complete("number"), text) is right


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("199001150017", "199001150017"),
        ("19900115-0017", "199001150017"),
        (" 19900115 0017 ", "199001150017"),
        ("19900115\u00a00017", "199001150017"),
        ("900115-0017", "9001150017"),
    ],
)
def test_what_is_skipped(text: str, found: str) -> None:
    assert says(cleaned("number"), text) == found


@pytest.mark.parametrize("last", range(10))
def test_the_last_digit_agrees_with_the_nine_before_it(last: int) -> None:
    """8+1+1+2+1+8+9+8+7(×2: 1+4) …: the number of the Swedish tax agency's own example, 811228-9874."""
    assert says(right_check_digit("number"), f"19811228987{last}") is (last == 4)


def test_tallies_add_up_part_by_part() -> None:
    assert Tally(7, 2, 4).plus(Tally(20, 5, 11)) == Tally(27, 7, 15)
