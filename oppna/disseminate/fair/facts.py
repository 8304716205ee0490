"""What can be said of how sure a figure is, as records. Pages, files and programs all tell it from these."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

import msgspec

from oppna.statistics.verdicts import Direction, Verdict


class Kind(StrEnum):
    """What sort of figure a cell holds: that decides what can be said of how sure it is."""

    ANSWER = "svar"  # a unit's own Ja, Delvis or Nej
    SHARE = "andel"  # a share whose counts are published in the cell
    UNCOUNTED = "andel utan antal"  # a share whose counts are not public
    NUMBER = "tal"  # hours, children per handler: no share of anything
    NONE = "inget värde"  # missing, hidden, not applicable, not shown


class Span(msgspec.Struct, frozen=True):
    """From and to, both included."""

    low: float
    high: float

    def holds(self, value: float) -> bool:
        """Whether the value lies in it."""
        return self.low <= value <= self.high


class Limits(msgspec.Struct, frozen=True):
    """Where 95 and 99.8 per cent of areas of this size would lie, were nothing but chance between them."""

    usual: Span
    rare: Span


class Funnel(msgspec.Struct, frozen=True, kw_only=True):
    """The limits around the nation's value. `chance`: chance alone. `spread`: the areas' ordinary differences as well.

    `phi`: how many times larger than by chance alone the differences between areas of the kind are; `tau2` the
    part of it that is added to chance. `among`: what areas that was estimated from.
    """

    target: float
    chance: Limits
    spread: Limits
    phi: float | None
    tau2: float
    among: str


class Shrunken(msgspec.Struct, frozen=True):
    """The share drawn towards those of its kind, the more the less stands behind it, with 95 per cent's span."""

    share: float
    span: Span


class RankSpan(msgspec.Struct, frozen=True):
    """The places, counted from the highest share, that the area may well have among the `of` of its kind."""

    low: int
    high: int
    of: int


class Bounds(msgspec.Struct, frozen=True):
    """The lowest and highest the share could be, had the `unanswered` of `objects` all said Nej, or all Ja."""

    span: Span
    unanswered: int
    objects: int


@dataclass(frozen=True, kw_only=True)
class Sureness:
    """How sure a figure is. Whatever is None is None for a reason that `sentence` tells.

    `sentence`: always whole Swedish sentences, and the only verdict on the cell that any page gives: with
    `verdict` against ONE reference, the nation, with over-dispersion. `drawn`: reads the areas of the kind together,
    which costs the most, when somebody asks for it.
    """

    kind: Kind
    sentence: str
    interval: Span | None = None
    funnel: Funnel | None = None
    verdict: Verdict | None = None
    direction: Direction = Direction.NONE
    bounds: Bounds | None = None
    drawn: Callable[[], tuple[Shrunken, RankSpan] | None] = field(default=lambda: None, repr=False, compare=False)

    @property
    def shrunken(self) -> Shrunken | None:
        """The share drawn towards those of its kind; None where they are too few to learn from."""
        drawn = self.drawn()
        return drawn[0] if drawn else None

    @property
    def ranks(self) -> RankSpan | None:
        """The rank interval; None where areas of the kind are not ranked."""
        drawn = self.drawn()
        return drawn[1] if drawn else None

    @property
    def stands_out(self) -> bool:
        """Whether neither chance nor the areas' ordinary differences explain it."""
        return self.verdict in (Verdict.DIFFERS, Verdict.CLEARLY)
