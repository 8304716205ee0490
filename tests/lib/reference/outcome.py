"""What one unit is on one indicator."""

from fractions import Fraction
from typing import NamedTuple


class Outcome(NamedTuple):
    """`status` ok, missing or illogical; `category` the word, or "" for a measure's number."""

    status: str
    category: str = ""
    numerator: Fraction = Fraction(0)
    denominator: Fraction = Fraction(0)


YES = Outcome("ok", "Ja", Fraction(1), Fraction(1))
PARTLY = Outcome("ok", "Delvis", Fraction(0), Fraction(1))
NO = Outcome("ok", "Nej", Fraction(0), Fraction(1))
NOT_APPLICABLE = Outcome("ok", "Ej aktuellt")
MISSING = Outcome("missing")
ILLOGICAL = Outcome("illogical")


def share(numerator: Fraction, denominator: Fraction) -> Outcome:
    return Outcome("ok", "", numerator, denominator)
