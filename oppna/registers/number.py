"""Personal numbers in SQL. They are compared inside the engine and never fetched."""

from __future__ import annotations

_SKIPPED = "- \u00a0"
_LONG = "'01', '03', '05', '07', '08', '10', '12'"
_SHORT = "'04', '06', '09', '11'"
_COMPLETE = 12
_UNKNOWN_LAST_FOUR = "0000"


def cleaned(column: str) -> str:
    """A personal number without hyphens and spaces; they do not count [METHOD 7]."""
    return f"translate({column}, '{_SKIPPED}', '')"


def complete(number: str) -> str:
    """Whether a cleaned number is complete: twelve digits, a real date, last four not 0000 [METHOD 7].

    A coordination number has no real date, for 60 is added to its day.
    """
    year, month, day, last = (f"substr({number}, {at}, {length})" for at, length in ((1, 4), (5, 2), (7, 2), (9, 4)))
    whole = f"TRY_CAST({year} AS INTEGER)"
    leap = f"({whole} % 4 = 0 AND ({whole} % 100 <> 0 OR {whole} % 400 = 0))"
    days = (
        f"CASE WHEN {month} IN ({_LONG}) THEN '31' WHEN {month} IN ({_SHORT}) THEN '30' "
        f"WHEN {month} = '02' AND {leap} THEN '29' WHEN {month} = '02' THEN '28' ELSE '00' END"
    )
    return (
        f"(length({number}) = {_COMPLETE} AND translate({number}, '0123456789', '') = '' "
        f"AND {year} <> '0000' AND {day} BETWEEN '01' AND {days} AND {last} <> '{_UNKNOWN_LAST_FOUR}')"
    )


def right_check_digit(number: str) -> str:
    """Whether the last digit of a complete number agrees with the nine before it (every other digit doubled)."""
    digits = [f"TRY_CAST(substr({number}, {place}, 1) AS INTEGER)" for place in range(3, 13)]
    doubled = [
        f"CASE WHEN {d} > 4 THEN 2 * {d} - 9 ELSE 2 * {d} END" if n % 2 == 0 else d for n, d in enumerate(digits)
    ]
    return f"(({' + '.join(doubled)}) % 10 = 0)"
