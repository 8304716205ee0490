"""Reading a request: lists with commas or repeated, pages, days. What is not understood becomes one sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from oppna.disseminate.api.kolada.dialect import Dialect
from oppna.errors import quoted

MOST_PER_PAGE = 5000
LONGEST_ADDRESS = 32_768
LAST_PAGE = 999_999_999
_WHOLE = re.compile(r"[0-9]{1,9}")
_YEAR = re.compile(r"[0-9]{4}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Unclear(Exception):
    """A request that cannot be understood; the sentence says what is wrong and what to do."""

    def __init__(self, sentence: str, status: int = 400) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.status = status


class Paging(NamedTuple):
    """Page `number` from 1, each of `size` rows."""

    number: int
    size: int

    @property
    def first(self) -> int:
        return (self.number - 1) * self.size


_FIRST = Paging(1, MOST_PER_PAGE)


def paging(parameters: Mapping[str, Sequence[str]]) -> Paging:
    """The page asked for; the first and the largest where nothing is said."""
    if not parameters:
        return _FIRST
    number = _whole(parameters, "page", 1)
    size = _whole(parameters, "per_page", MOST_PER_PAGE)
    if number < 1:
        raise Unclear(f"page ska vara ett heltal från 1 till {LAST_PAGE}.")
    if not 1 <= size <= MOST_PER_PAGE:
        raise Unclear(f"per_page ska vara ett heltal från 1 till {MOST_PER_PAGE}.")
    return Paging(number, size)


def _whole(parameters: Mapping[str, Sequence[str]], name: str, default: int) -> int:
    given = parameters.get(name)
    if not given or not given[-1]:
        return default
    if not _WHOLE.fullmatch(given[-1]):
        return -1
    return int(given[-1])


def ids(texts: Sequence[str], name: str, dialect: Dialect) -> tuple[str, ...]:
    """The ids of a list, each once, in the order they were written."""
    if len(texts) == 1 and "," not in texts[0]:
        return (one,) if (one := texts[0].strip()) else ()
    found = tuple(dict.fromkeys(filter(None, map(str.strip, ",".join(texts).split(",")))))
    if dialect.most_ids and len(found) > dialect.most_ids:
        raise Unclear(
            f"Listan {name} har {len(found)} id:n men får ha högst {dialect.most_ids}; dela upp frågan i flera."
        )
    return found


def years(texts: Sequence[str], dialect: Dialect) -> tuple[str, ...]:
    """The years of a list, as they are written."""
    found = ids(texts, "year", dialect)
    for year in found:
        if not _YEAR.fullmatch(year):
            raise Unclear(f"{quoted(year)} är inget årtal; skriv år med fyra siffror, till exempel 2018.")
    return found


def day(parameters: Mapping[str, Sequence[str]]) -> int | None:
    """The day of from_date, as an ordinal."""
    text = parameters.get("from_date", [""])[-1]
    if not text:
        return None
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text).toordinal()
    except ValueError:
        pass
    raise Unclear(f"from_date {quoted(text)} är ingen dag; skriv den som ÅÅÅÅ-MM-DD, till exempel 2018-06-20.")
