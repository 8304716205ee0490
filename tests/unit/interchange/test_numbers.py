"""Numbers as people write them: accepted where they can mean one thing only."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oppna.interchange.numbers import NotANumber, decimals_of, exact_text, scaled


@pytest.mark.parametrize(
    ("written", "exact"),
    [
        ("12", "12"),
        ("12.5", "12.5"),
        ("12.50", "12.50"),
        (" 12.5\t", "12.5"),
        ("+5", "+5"),
        ("-5", "-5"),
        ("−5", "-5"),
        ("5.", "5."),
        (".5", ".5"),
        ("007", "007"),
        ("12,5", "12.5"),
        ("-12,50", "-12.50"),
        ("0,125", "0.125"),
        ("-0,125", "-0.125"),
        ("00,125", "00.125"),
        ("1234,567", "1234.567"),
        ("1,2345", "1.2345"),
        ("1 234", "1234"),
        ("1 234,5", "1234.5"),
        ("1 234.5", "1234.5"),
        ("−12 345 678,9", "-12345678.9"),
        ("1\u00a0234", "1234"),
        ("1\u202f234", "1234"),
        ("999", "999"),
        ("123456789012345", "123456789012345"),
        ("0.123456789012", "0.123456789012"),
    ],
)
def test_accepted(written: str, exact: str) -> None:
    assert exact_text(written) == exact


NO_NUMBER = "det ska vara ett tal, till exempel 12.5"


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("1,234", "1,234 kan vara både 1234 och 1.234; skriv med decimalpunkt"),
        (" -12,345 ", "-12,345 kan vara både 12345 och 12.345; skriv med decimalpunkt"),
        ("999,000", "999,000 kan vara både 999000 och 999.000; skriv med decimalpunkt"),
        ("", NO_NUMBER),
        (" ", NO_NUMBER),
        (".", NO_NUMBER),
        ("-", NO_NUMBER),
        (",5", NO_NUMBER),
        ("5,", NO_NUMBER),
        ("1e3", NO_NUMBER),
        ("NaN", NO_NUMBER),
        ("Infinity", NO_NUMBER),
        ("½", NO_NUMBER),
        ("²", NO_NUMBER),
        ("٣", NO_NUMBER),
        ("٣,5", NO_NUMBER),
        ("0x10", NO_NUMBER),
        ("1_000", NO_NUMBER),
        ("1.234.567", NO_NUMBER),
        ("1.234,5", NO_NUMBER),
        ("1,234,567", NO_NUMBER),
        ("12 34", NO_NUMBER),
        ("1234 567", NO_NUMBER),
        ("--5", NO_NUMBER),
        ("- 5", NO_NUMBER),
        ("5 st", NO_NUMBER),
        ("12.5\n13", NO_NUMBER),
        ("1234567890123456", "talet har fler än 15 siffror eller 12 decimaler; kontrollera att det är rätt"),
        ("0.1234567890123", "talet har fler än 15 siffror eller 12 decimaler; kontrollera att det är rätt"),
        ("-1 234 567 890 123 456", "talet har fler än 15 siffror eller 12 decimaler; kontrollera att det är rätt"),
    ],
)
def test_refused(written: str, sentence: str) -> None:
    with pytest.raises(NotANumber) as refusal:
        exact_text(written)
    assert str(refusal.value) == sentence


@given(st.from_regex(r"[+-]?([0-9]{1,15}(\.[0-9]{0,12})?|\.[0-9]{1,12})", fullmatch=True), st.integers(0, 3))
def test_scaled_is_exact(text: str, extra: int) -> None:
    exact = exact_text(text)
    scale = decimals_of(exact) + extra
    assert scaled(exact, scale) == Fraction(text) * 10**scale
    assert (Fraction(text) * 10 ** decimals_of(exact)).denominator == 1


@pytest.mark.parametrize(("text", "decimals"), [("12", 0), ("12.", 0), ("12.50", 1), ("12.000", 0), ("-0.125", 3)])
def test_decimals_that_say_something(text: str, decimals: int) -> None:
    assert decimals_of(text) == decimals
