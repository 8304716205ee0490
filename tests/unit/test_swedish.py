"""Swedish order, numbers and dates."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oppna.swedish import date, decimal_point, exact_number, number, percent, round_half_up, sort_key


def test_order_of_names() -> None:
    names = ["Ängelholm", "Åre", "Öckerö", "Alvesta", "Zorn", "älvdalen", "Älvdalen", "Umeå", "Östra-Göinge", "ale"]
    assert sorted(names, key=sort_key) == [
        "ale",
        "Alvesta",
        "Umeå",
        "Zorn",
        "Åre",
        "Älvdalen",
        "älvdalen",
        "Ängelholm",
        "Öckerö",
        "Östra-Göinge",
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [("Malmoz", "Malmö"), ("Ale Å", "Aleb"), ("Idé", "Idö"), ("Æ", "Ö"), ("Ångö", "Ø"), ("a-c", "ad")],
)
def test_pairs(first: str, second: str) -> None:
    """ö is a letter of its own, é is an e, a hyphen is nothing, a space comes first."""
    assert sorted([second, first], key=sort_key) == [first, second]


def test_a_composed_and_a_decomposed_letter_sort_alike() -> None:
    assert sort_key("A\u030are")[0] == sort_key("Åre")[0]


@pytest.mark.parametrize(
    ("value", "decimals", "rounded"),
    [
        (Fraction(1, 2), 0, 1),
        (Fraction(-1, 2), 0, -1),
        (Fraction(5, 2), 0, 3),
        (Fraction(49, 100), 0, 0),
        (Fraction("0.125"), 2, Fraction("0.13")),
        (Fraction("-0.125"), 2, Fraction("-0.13")),
        (Fraction("0.1249"), 2, Fraction("0.12")),
        (7, 2, 7),
    ],
)
def test_rounding(value: Fraction | int, decimals: int, rounded: Fraction | int) -> None:
    assert round_half_up(value, decimals) == rounded


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (Fraction(2, 3), 6, "0.666667"),
        (Fraction(1), 6, "1.000000"),
        (Fraction(-1, 2), 0, "-1"),
        (Fraction(-1, 3), 2, "-0.33"),
        (Fraction(-1, 1000), 2, "0.00"),
        (Fraction(5, 100), 2, "0.05"),
        (1234, 0, "1234"),
        (0, 1, "0.0"),
    ],
)
def test_decimal_point(value: Fraction | int, decimals: int, text: str) -> None:
    assert decimal_point(value, decimals) == text


@given(st.fractions(), st.integers(0, 8))
def test_a_written_number_is_the_rounded_number(value: Fraction, decimals: int) -> None:
    written = Fraction(decimal_point(value, decimals))
    assert written == round_half_up(value, decimals)
    assert abs(written - value) <= Fraction(1, 2 * 10**decimals)


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (1234567, 0, "1\u00a0234\u00a0567"),
        (Fraction("1234.5"), 1, "1\u00a0234,5"),
        (Fraction("-0.25"), 1, "−0,3"),
        (999, 0, "999"),
        (0, 0, "0"),
    ],
)
def test_number(value: Fraction | int, decimals: int, text: str) -> None:
    assert number(value, decimals) == text


def test_percent() -> None:
    assert percent(Fraction(3, 8)) == "38\u00a0%"
    assert percent(Fraction(3, 8), 1) == "37,5\u00a0%"
    assert percent(1) == "100\u00a0%"


@pytest.mark.parametrize(("iso", "text"), [("2018-02-01", "1 februari 2018"), ("2017-12-31", "31 december 2017")])
def test_date(iso: str, text: str) -> None:
    assert date(iso) == text


def test_a_number_of_a_file_keeps_its_decimals() -> None:
    assert [exact_number(one) for one in ("4402.32", "17046", "0.5", "-2.10")] == [
        "4\u00a0402,32",
        "17\u00a0046",
        "0,5",
        "−2,10",
    ]
