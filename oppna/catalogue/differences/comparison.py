"""Two editions laid beside each other: what became of every indicator, and whether its years may be compared."""

from __future__ import annotations

from functools import cached_property
from typing import Literal

import msgspec

from oppna.catalogue.differences.difference import Difference
from oppna.model.comparability import EditionPair
from oppna.model.indicator import DIRECTLY, Indicator, Verdict
from oppna.model.questionnaire import Source

ADDED: Verdict = "tillkommen"
REMOVED: Verdict = "borttagen"
UNSAID: Verdict = "framgår inte"
BETWEEN: tuple[Verdict, ...] = (DIRECTLY, "påverkad", "ej jämförbar", UNSAID)
"""Verdicts on two figures; the others say that there is only one."""

Ground = Literal["indikatorn", "paret", "allmänt", "definitionerna"]
"""Who says so: the newer indicator, the file about the pair, its general statement, or nobody but the definitions."""


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """A verdict with its ground. `source` is None where no source says anything."""

    verdict: Verdict
    ground: Ground
    reason: str = ""
    despite: str = ""
    source: Source | None = None


class Compared(msgspec.Struct, frozen=True, kw_only=True):
    """An indicator in two editions; one of them None where it stands in the other only."""

    before: Indicator | None
    after: Indicator | None
    statement: Statement
    differences: tuple[Difference, ...] = ()

    @property
    def contradictions(self) -> tuple[str, ...]:
        """What in the definitions speaks against the verdict, a sentence each, whatever reason is recorded."""
        if self.statement.verdict in (ADDED, REMOVED) and self.before and self.after:
            return (f"Indikatorn finns i båda utgåvorna: {self.before.id} och {self.after.id}.",)
        if self.statement.verdict != DIRECTLY:
            return ()
        if self.before is None or self.after is None:
            return ("Indikatorn finns bara i den ena utgåvan.",)
        return tuple(difference.sentence for difference in self.differences if difference.alters_meaning)

    @property
    def joins(self) -> bool:
        """Whether one line may be drawn through both figures. Anything but a plain yes breaks it."""
        both = self.before is not None and self.after is not None
        sound = not self.contradictions or bool(self.statement.despite)
        return both and self.statement.verdict == DIRECTLY and sound

    @property
    def break_reason(self) -> str:
        """Why no line may be drawn; "" where one may."""
        if self.joins:
            return ""
        told = [f"{self.statement.verdict.capitalize()}.", self.statement.reason]
        if self.statement.verdict == DIRECTLY:
            told += ["Men definitionerna säger emot:", *self.contradictions]
        return " ".join(text for text in told if text)


class Comparison(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """Every indicator of two editions: those of the newer in its order, then those only the older has.

    `same_area`: whether both are about the same service area. Where they are not, an indicator
    without a counterpart is neither added nor removed. `known`: whether the older edition has
    definitions; where it has none, only the sources' words are there.
    """

    before: str
    after: str
    same_area: bool
    indicators: tuple[Compared, ...]
    pair: EditionPair | None = None
    notes: tuple[str, ...] = ()
    known: bool = True

    @cached_property
    def by_newer(self) -> dict[str, Compared]:
        """The newer edition's indicator → what it is compared with."""
        return {row.after.id: row for row in self.indicators if row.after}
