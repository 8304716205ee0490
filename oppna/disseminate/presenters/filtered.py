"""Changed cells chosen by what stands in the address, a page at a time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from oppna.disseminate.presenters.corrections import CAUSE_TEXT
from oppna.errors import quoted
from oppna.model.codes import LEVEL_NAME
from oppna.release.diff import CellChange
from oppna.swedish import counted, sort_key

PAGE = 200
"""Rows of a page."""


@dataclass(frozen=True)
class Choice:
    """An option of a filter."""

    value: str
    text: str
    chosen: bool


@dataclass(frozen=True)
class Filter:
    """A filter and its options, the first of which is all."""

    name: str
    label: str
    choices: tuple[Choice, ...]


class Filtered:
    """`faults`: a sentence for everything in the address that was not understood; it is then left out."""

    def __init__(self, query: Mapping[str, str], changes: Sequence[CellChange]) -> None:
        self.all = changes
        self.faults: list[str] = []
        self._chosen: dict[str, str] = {}
        for name, (label, options) in self._options.items():
            value = query.get(name, "")
            if value and value not in options:
                self.faults.append(f"{label} {quoted(value)} finns inte bland ändringarna; alla visas.")
            elif value:
                self._chosen[name] = value
        self.page = self._page(query.get("sida", ""))

    @cached_property
    def _options(self) -> dict[str, tuple[str, dict[str, str]]]:
        """Of each filter its label and its values with their texts."""
        causes = {cause.kind for change in self.all for cause in change.causes}
        areas = {change.area: change.label for change in self.all}
        return {
            "indikator": ("Indikator", {change.indicator: change.indicator for change in self.all}),
            "niva": ("Nivå", {level: text for level, text in LEVEL_NAME.items() if level in self._levels}),
            "omrade": ("Område", dict(sorted(areas.items(), key=lambda area: sort_key(area[1])))),
            "orsak": ("Orsak", {kind.value: text for kind, text in CAUSE_TEXT.items() if kind in causes}),
        }

    @cached_property
    def _levels(self) -> set[str]:
        return {change.level for change in self.all}

    @cached_property
    def rows(self) -> list[CellChange]:
        """Those that fit everything chosen."""
        return [change for change in self.all if all(self._fits(change, name) for name in self._chosen)]

    def _fits(self, change: CellChange, name: str) -> bool:
        value = self._chosen[name]
        if name == "orsak":
            return any(cause.kind.value == value for cause in change.causes)
        return value == {"indikator": change.indicator, "niva": change.level, "omrade": change.area}[name]

    def _page(self, text: str) -> int:
        if not text:
            return 1
        if text.isascii() and text.isdecimal() and 1 <= int(text[:6]) <= self.pages:
            return int(text[:6])
        self.faults.append(f"Sidan {quoted(text)} finns inte; den första visas.")
        return 1

    @property
    def pages(self) -> int:
        return max(1, -(-len(self.rows) // PAGE))

    @property
    def on_page(self) -> Iterable[CellChange]:
        return self.rows[(self.page - 1) * PAGE : self.page * PAGE]

    @property
    def told(self) -> str:
        """How many there are."""
        every = counted(len(self.all), "ändrat resultat", "ändrade resultat")
        return every if len(self.rows) == len(self.all) else f"{len(self.rows)} av {every}"

    @property
    def filters(self) -> list[Filter]:
        """Only those that leave something to choose."""
        return [
            Filter(name, label, (Choice("", "Alla", name not in self._chosen), *self._choices(name, options)))
            for name, (label, options) in self._options.items()
            if len(options) > 1
        ]

    def _choices(self, name: str, options: Mapping[str, str]) -> Iterable[Choice]:
        return (Choice(value, text, self._chosen.get(name) == value) for value, text in options.items())

    @property
    def earlier(self) -> str:
        """The address of the page before, from here; "" on the first."""
        return self._address(self.page - 1) if self.page > 1 else ""

    @property
    def later(self) -> str:
        return self._address(self.page + 1) if self.page < self.pages else ""

    def _address(self, page: int) -> str:
        return "?" + urlencode({**self._chosen, "sida": page})
