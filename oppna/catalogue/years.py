"""Dates in texts, moved a number of years: "1 februari 2018", "2018-02-01" and the year itself."""

from __future__ import annotations

import calendar
import re

_MONTHS = (
    "januari februari mars april maj juni juli augusti september oktober november december"
    " jan feb mar apr jun jul aug sep sept okt nov dec"
)
_CITED = re.compile(r"\[\d{3}:[^\]]*\]")
_ISO = re.compile(r"(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?![\d-])")
_SWEDISH = re.compile(rf"\b((?:\d{{1,2}}\s+)?(?:{'|'.join(_MONTHS.split())})\.?\s+)((?:19|20)\d\d)\b", re.IGNORECASE)


def moved(text: str, years: int, alone: frozenset[int] = frozenset()) -> str:
    """The text with every full date moved, and those years of `alone` that stand without a date.

    A law (SOSFS 2011:9), an edition (2018-bou) and a citation ([001:2018]) are no dates and stay.
    """
    parts = _outside(text)
    return "".join(part if cited else _moved(part, years, alone) for part, cited in parts)


def _outside(text: str) -> list[tuple[str, bool]]:
    """The text in pieces, those that are citations marked."""
    pieces: list[tuple[str, bool]] = []
    at = 0
    for found in _CITED.finditer(text):
        pieces += [(text[at : found.start()], False), (found.group(), True)]
        at = found.end()
    return [*pieces, (text[at:], False)]


def _moved(text: str, years: int, alone: frozenset[int]) -> str:
    # The years that stand alone first: a date moved onto one of them must not be moved again.
    marked = _ISO.sub(lambda found: _iso(found, years), text)
    marked = _SWEDISH.sub(lambda found: f"{found[1]}{_kept(int(found[2]) + years)}", marked)
    if alone:
        known = "|".join(str(year) for year in sorted(alone))
        standing = re.compile(rf"(?<![\w.\x00-])(?<!\d:)({known})(?![\w\x00]|:\d|-\w|[.]\d)")
        marked = standing.sub(lambda found: str(int(found[1]) + years), marked)
    return marked.replace("\x00", "")


def _kept(year: int) -> str:
    """A year that has been moved, marked so that it is not moved again."""
    return f"\x00{year:04}\x00"


def _iso(found: re.Match[str], years: int) -> str:
    year, month, day = int(found[1]) + years, int(found[2]), int(found[3])
    if (month, day) == (2, 29) and not calendar.isleap(year):
        day = 28
    return f"{_kept(year)}-{month:02}-{day:02}"


def beside(text: str, year: int) -> str:
    """The text with its dates counted from `year`, so that two years' wordings can be laid beside each other."""
    return moved(text, -year, frozenset({year - 1, year}))
