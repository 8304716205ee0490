"""Numbers as they stand in files, read exactly and written exactly."""

from fractions import Fraction


def read_number(text: str) -> Fraction:
    """12.5, 12,5 and 999,00 as exact fractions."""
    return Fraction(text.strip().replace(",", "."))


def is_999(text: str) -> bool:
    return read_number(text) == 999


def two_decimals(number: Fraction) -> Fraction:
    """Halves away from zero. (Negative numbers are illogical before they come here.)"""
    hundredths = number * 100
    whole = hundredths.numerator // hundredths.denominator
    if hundredths - whole >= Fraction(1, 2):
        whole += 1
    return Fraction(whole, 100)


def six_decimals(number: Fraction) -> str:
    """A share as in results.csv: 0.333333."""
    millionths = number * 1_000_000
    whole = millionths.numerator // millionths.denominator
    if millionths - whole >= Fraction(1, 2):
        whole += 1
    return f"{whole // 1_000_000}.{whole % 1_000_000:06d}"


def exact(number: Fraction) -> str:
    """A count or full-time equivalents without trailing zeros: 12, 12.5, 0.005."""
    decimals = 0
    while (number * 10**decimals).denominator != 1:
        decimals += 1
        assert decimals < 30, f"{number} has no exact decimals"
    digits = str((number * 10**decimals).numerator).rjust(decimals + 1, "0")
    return digits if decimals == 0 else f"{digits[:-decimals]}.{digits[-decimals:]}"
