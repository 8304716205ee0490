"""A report to lay on a table: what it says, free of how it is written. PDF and Word are made of the same content."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias


@dataclass(frozen=True)
class Heading:
    """A heading of a section."""

    text: str


@dataclass(frozen=True)
class Text:
    """A paragraph. `quiet`: what comes second."""

    text: str
    quiet: bool = False


@dataclass(frozen=True)
class Points:
    """Numbered sentences, each with how sure it is."""

    points: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Terms:
    """What words mean: (tint, term, meaning). A tint is ok, warn, error or ""."""

    terms: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Box:
    """A cell: its whole text, and the tint that the text also says."""

    text: str
    tint: str = ""
    strong: bool = False


Row: TypeAlias = "tuple[Box, ...]"


@dataclass(frozen=True)
class Grid:
    """A table. The first column names the rows. `sections`: name, or "", and the rows under it. A row of a single box
    tells something across the table.

    `bars`: for each row of the first section how many of each tint, drawn beside it in print; the row says the same
    in numbers.
    """

    columns: tuple[str, ...]
    sections: tuple[tuple[str, tuple[Row, ...]], ...]
    bars: tuple[tuple[tuple[str, int], ...], ...] = ()

    def widths(self, room: int) -> tuple[float, ...]:
        """How wide each column is where a line has room for so many letters: the first has what the others leave."""
        others = self.letters[1:]
        longest = max((len(row[0].text) for _, rows in self.sections for row in rows if len(row) > 1), default=0)
        return (float(max(min(room - sum(others), longest + _AROUND), self.narrowest)), *map(float, others))

    @property
    def narrowest(self) -> int:
        """Letters of the first column, however little the others leave."""
        return min(_NARROWEST, self.letters[0])

    @property
    def is_broad(self) -> bool:
        """Whether it wants a paper that lies down."""
        return sum(self.letters[1:]) + self.narrowest > UPRIGHT

    @cached_property
    def letters(self) -> list[int]:
        """Letters in each column: a long text may be on several lines, a word may not."""
        every = [row for _, rows in self.sections for row in rows if len(row) == len(self.columns)]
        return [_letters([name, *(row[at].text for row in every)]) for at, name in enumerate(self.columns)]


UPRIGHT, LYING = 116, 170
"""Letters on a line of a table, of the paper as it stands and as it lies."""
_NARROWEST, _LONGEST, _AROUND = 28, 29, 3


def _letters(texts: Sequence[str]) -> int:
    word = max((len(word) for text in texts for word in text.split()), default=0)
    body = max((min(len(text), _LONGEST) for text in texts[1:]), default=0)
    return max(word, body) + _AROUND


@dataclass(frozen=True)
class Picture:
    """A drawing in both the forms the writers want. `alt` says what it shows; `share` of an upright
    paper's width is its."""

    svg: str
    png: bytes
    alt: str
    caption: str
    share: float = 1.0


Block: TypeAlias = "Heading | Text | Points | Terms | Grid | Picture"


@dataclass(frozen=True)
class Report:
    """`about`: under the title. `synthetic`: the sentence for made-up answers, or "". `footer`, `address`: on every
    page."""

    title: str
    about: str
    synthetic: str
    summary: str
    facts: tuple[tuple[str, str], ...]
    blocks: tuple[Block, ...]
    footer: str
    address: str

    @property
    def lies(self) -> bool:
        """Whether the paper lies down, for the sake of a broad table."""
        return any(isinstance(one, Grid) and one.is_broad for one in self.blocks)

    @property
    def room(self) -> int:
        """Letters on a line of a table."""
        return LYING if self.lies else UPRIGHT
