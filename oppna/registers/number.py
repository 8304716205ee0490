"""Personal numbers in SQL. They are compared inside the engine and never fetched."""

from __future__ import annotations

_SKIPPED = "- \u00a0"
_LENGTH = 12
_DAYS = "((0[13578]|1[02])(0[1-9]|[12][0-9]|3[01])|(0[469]|11)(0[1-9]|[12][0-9]|30)|02(0[1-9]|1[0-9]|2[0-8]))"
_FOURS = "([02468][48]|[13579][26]|[2468]0)"
"""Two digits that four divides, but 00."""
_LEAP = f"([0-9]{{2}}{_FOURS}|{_FOURS}00)0229"
_YEARS = "([0-9]{2}([0-9][1-9]|[1-9]0)|([0-9][1-9]|[1-9]0)00)"
_LAST = "([0-9]{3}[1-9]|[0-9]{2}[1-9]0|[0-9][1-9]00|[1-9]000)"
_COMPLETE = f"^({_YEARS}{_DAYS}|{_LEAP}){_LAST}$"
"""The calendar as one regular expression: an engine reads it letter by letter, in one go and without memory."""


def cleaned(column: str) -> str:
    """A personal number without hyphens and spaces; they do not count [METHOD 7].

    What is twelve long is left as it stands: with a hyphen or a space in it, it would be incomplete in any case.
    """
    return f"CASE WHEN length({column}) = {_LENGTH} THEN {column} ELSE translate({column}, '{_SKIPPED}', '') END"


def complete(number: str) -> str:
    """Whether a cleaned number is complete: twelve digits, a real date, last four not 0000 [METHOD 7].

    A coordination number has no real date, for 60 is added to its day. The length keeps out a number with a line break
    after it, which some engines pass by.
    """
    return f"(length({number}) = {_LENGTH} AND regexp_like({number}, '{_COMPLETE}'))"


def right_check_digit(number: str) -> str:
    """Whether the last digit of a complete number agrees with the nine before it (every other digit doubled)."""
    digits = [f"TRY_CAST(substr({number}, {place}, 1) AS INTEGER)" for place in range(3, 13)]
    doubled = [f"CASE WHEN {d} > 4 THEN 2 * {d} - 9 ELSE 2 * {d} END" for d in digits[::2]]
    return f"(({' + '.join([*doubled, *digits[1::2]])}) % 10 = 0)"
