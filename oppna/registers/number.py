"""Personal numbers in SQL. They are compared inside the engine and never fetched."""

from __future__ import annotations

_SKIPPED = "- \u00a0"
_COMPLETE = 12
_DIGITS = "^[0-9]{4}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])[0-9]{4}$"
_SHORT_MONTHS = "'02', '04', '06', '09', '11'"


def cleaned(column: str) -> str:
    """A personal number without hyphens and spaces; they do not count [METHOD 7].

    What is twelve long is left as it stands: with a hyphen or a space in it, it would be incomplete in any case.
    """
    return f"CASE WHEN length({column}) = {_COMPLETE} THEN {column} ELSE translate({column}, '{_SKIPPED}', '') END"


def complete(number: str) -> str:
    """Whether a cleaned number is complete: twelve digits, a real date, last four not 0000 [METHOD 7].

    A coordination number has no real date, for 60 is added to its day. Most days are in every month, so the calendar
    is asked only about the last ones.
    """
    year, month, day = (f"substr({number}, {at}, {length})" for at, length in ((1, 4), (5, 2), (7, 2)))
    whole = f"TRY_CAST({year} AS INTEGER)"
    leap = f"({whole} % 4 = 0 AND ({whole} % 100 <> 0 OR {whole} % 400 = 0))"
    real = (
        f"CASE WHEN {day} < '29' THEN {year} <> '0000' WHEN {year} = '0000' THEN FALSE "
        f"WHEN {month} = '02' THEN {day} = '29' AND {leap} "
        f"WHEN {day} = '31' THEN {month} NOT IN ({_SHORT_MONTHS}) ELSE TRUE END"
    )
    return (
        f"CASE WHEN length({number}) <> {_COMPLETE} OR NOT regexp_like({number}, '{_DIGITS}') THEN FALSE "
        f"WHEN substr({number}, 9, 4) = '0000' THEN FALSE ELSE {real} END"
    )


def right_check_digit(number: str) -> str:
    """Whether the last digit of a complete number agrees with the nine before it (every other digit doubled)."""
    digits = [f"TRY_CAST(substr({number}, {place}, 1) AS INTEGER)" for place in range(3, 13)]
    doubled = [f"CASE WHEN {d} > 4 THEN 2 * {d} - 9 ELSE 2 * {d} END" for d in digits[::2]]
    return f"(({' + '.join([*doubled, *digits[1::2]])}) % 10 = 0)"
