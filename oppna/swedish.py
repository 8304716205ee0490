"""Swedish order, numbers and dates: the only place that knows how they are written.

Exact throughout: a percentage is rounded half up from the exact fraction with integers, never
from a number already rounded [METHOD 2].
"""

from __future__ import annotations

import unicodedata
from datetime import datetime
from fractions import Fraction
from zoneinfo import ZoneInfo

_AFTER_Z = {"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}"}
_MONTHS = "januari februari mars april maj juni juli augusti september oktober november december".split()
NO_BREAK_SPACE = "\u00a0"
STOCKHOLM = ZoneInfo("Europe/Stockholm")
"""Where moments are said in Swedish time."""


def sort_key(text: str) -> tuple[str, str]:
    """A key that sorts names in Swedish order: å, ä, ö after z; other accents and case only break ties."""
    folded = "".join(
        _AFTER_Z.get(letter) or unicodedata.normalize("NFD", letter)[0]
        for letter in unicodedata.normalize("NFC", text).casefold()
        if letter.isalnum() or letter == " "
    )
    return folded, text


def stored_sort_key(text: str) -> str:
    """The same order for a database column. Hexadecimal digits, because every collation agrees on those."""
    return sort_key(text)[0].encode().hex()[:400]


def round_half_up(value: Fraction | int, decimals: int) -> Fraction:
    """`value` rounded to `decimals`, halves away from zero."""
    return Fraction(_rounded(value, decimals), 10**decimals)


def decimal_point(value: Fraction | int, decimals: int) -> str:
    """`value` with exactly `decimals` decimals and a point, as in interchange files."""
    rounded = _rounded(value, decimals)
    sign = "-" if rounded < 0 else ""
    digits = str(abs(rounded)).rjust(decimals + 1, "0")
    return f"{sign}{digits[:-decimals]}.{digits[-decimals:]}" if decimals else sign + digits


def _rounded(value: Fraction | int, decimals: int) -> int:
    """`value` times 10^decimals as a whole number, halves away from zero."""
    numerator, denominator = value.as_integer_ratio()
    whole: int = (2 * abs(numerator) * 10**decimals + denominator) // (2 * denominator)
    return whole if numerator >= 0 else -whole


def number(value: Fraction | int, decimals: int = 0) -> str:
    """`value` as Swedes read it: 1 234,5 with no-break spaces and a decimal comma."""
    text = decimal_point(value, decimals)
    sign, text = ("−", text[1:]) if text.startswith("-") else ("", text)
    whole, _, fraction = text.partition(".")
    grouped = f"{int(whole):,}".replace(",", NO_BREAK_SPACE)
    return sign + grouped + ("," + fraction if fraction else "")


def exact_number(written: str) -> str:
    """A number as it stands in a file, with the decimals it has there: 4402.32 as 4 402,32."""
    return number(Fraction(written), len(written.partition(".")[2]))


def counted(count: int, one: str, more: str) -> str:
    """A count and its noun: 1 område, 12 områden."""
    return f"{number(count)} {one if count == 1 else more}"


def percent(share: Fraction | int, decimals: int = 0) -> str:
    """A share 0–1 as per cent: 37 %."""
    return number(share * 100, decimals) + NO_BREAK_SPACE + "%"


def date(iso: str) -> str:
    """An ISO date as 1 februari 2018."""
    year, month, day = iso.split("-")
    return f"{int(day)} {_MONTHS[int(month) - 1]} {year}"


def day_of_year(month_day: str) -> str:
    """A day of any year, 06-01, as 1 juni."""
    month, day = month_day.split("-")
    return f"{int(day)} {_MONTHS[int(month) - 1]}"


def moment(at: datetime) -> str:
    """A moment in Swedish time as 1 december 2026 kl. 09.30."""
    local = at.astimezone(STOCKHOLM)
    return f"{date(local.date().isoformat())} kl. {local:%H.%M}"
