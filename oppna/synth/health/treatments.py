"""The histories of drugs that matter, each with the truth of it: whether it reaches the limit of the rule."""

from __future__ import annotations

from typing import NamedTuple

from oppna.model.supply import ConcurrentSupply

CODES = tuple("N05AX08 N05AX12 N05BA04 N05CH01 N06AB03 N06AB06 N06AX11 N06BA04 N06BA09 N06BA12 N03AX09 R06AD02".split())
"""Substances to draw from. Those of the rule's groups count, the others do not."""
_PACKAGE = 90
_HALF_WINDOW = 183
SAME, OTHER, OUTSIDE, UNCODED = "same", "other", "outside", "uncoded"


class Supply(NamedTuple):
    """`drug`: a person's own substance ("same", "other": a second one), one outside the groups, or without a code.

    `start`: days from when the window opens. `days`: None where the register does not say.
    """

    drug: str
    start: int
    days: int | None


class Treatment(NamedTuple):
    """`placed`, `peers`: how many of a thousand have it."""

    what: str
    reaches: bool
    placed: int
    peers: int
    supplies: tuple[Supply, ...]


def treatments(rule: ConcurrentSupply) -> tuple[Treatment, ...]:
    """62 of a thousand placed and 9 of a thousand peers reach the limit, as was published of 2015."""
    short, half = rule.days - 1, (rule.days + 1) // 2
    always = (Supply(SAME, -30, 240), Supply(SAME, 210, 240))
    months = -(-rule.days // rule.days_if_empty) if rule.days_if_empty else 0
    monthly = tuple(Supply(OTHER, 10 + rule.days_if_empty * n, None) for n in range(months))
    return (
        Treatment("long, all of the window", True, 30, 4, (*always, *packages(OTHER, -20, 2 * _HALF_WINDOW + 60))),
        Treatment("exactly the limit", True, 12, 2, (*always, *packages(OTHER, 40, rule.days))),
        Treatment("in two parts", True, 10, 2, (*always, Supply(OTHER, 0, half), Supply(OTHER, 200, rule.days - half))),
        Treatment("days not told", bool(monthly), 10, 1, (*always, *monthly)),
        Treatment("a day short", False, 10, 2, (*always, *packages(OTHER, 40, short))),
        Treatment("a day short, for the window opens", False, 5, 1, (*always, *packages(OTHER, -7, short + 7))),
        Treatment("the same twice at once", False, 10, 4, (*always, *always)),
        Treatment("one drug", False, 90, 40, always),
        Treatment("another outside the groups", False, 15, 8, (*always, *packages(OUTSIDE, 0, 300))),
        Treatment("another without a code", False, 3, 1, (*always, *packages(UNCODED, 0, 300))),
        Treatment("before the window", False, 5, 2, (Supply(SAME, -300, 200), Supply(OTHER, -300, 200))),
    )


def packages(drug: str, start: int, days: int) -> tuple[Supply, ...]:
    """One supply after the other, so many days in all."""
    return tuple(Supply(drug, start + at, min(_PACKAGE, days - at)) for at in range(0, days, _PACKAGE))
