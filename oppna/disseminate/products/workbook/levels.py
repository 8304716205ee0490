"""The levels a workbook has figures for, in words: an edition or a published table need not have them all."""

from __future__ import annotations

from collections.abc import Iterable

from oppna.disseminate.products.workbook.book import Book
from oppna.model.codes import Level

NO_GROUPS = "inga grupper"

_GROUPS = {
    Level.NATION: "riket",
    Level.COUNTY: "länen",
    Level.POPULATION_GROUP: "befolkningsgrupperna",
    Level.SKR_GROUP: "SKR:s kommungrupper",
}
_OWN = {
    Level.COUNTY: "länet",
    Level.POPULATION_GROUP: "befolkningsgruppen",
    Level.SKR_GROUP: "kommungruppen",
    Level.NATION: "riket",
}
_MUNICIPAL = frozenset({Level.POPULATION_GROUP, Level.SKR_GROUP})


def levels_text(book: Book) -> str:
    """The levels of the groups that have figures, as a list in words."""
    levels = _levels(book)
    return in_words(name for level, name in _GROUPS.items() if level in levels) or NO_GROUPS


def own_levels_text(book: Book) -> str:
    """The same levels as one unit meets them."""
    levels = _levels(book)
    return in_words(name for level, name in _OWN.items() if level in levels) or NO_GROUPS


def has_municipal_groups(book: Book) -> bool:
    """Whether there are groups of municipalities besides the counties."""
    return bool(_levels(book) & _MUNICIPAL)


def has_cities(book: Book) -> bool:
    """Whether some city stands above its districts."""
    return any(unit.is_city for unit in book.units)


def in_words(names: Iterable[str]) -> str:
    """a, b och c."""
    *first, last = [*names] or [""]
    return f"{', '.join(first)} och {last}" if first else last


def _levels(book: Book) -> set[Level]:
    return {area.level for area in book.groups}
