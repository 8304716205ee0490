"""The histories of placement that matter, each with its truth: placed throughout, by whom last, what is remarked."""

from __future__ import annotations

from typing import NamedTuple


class Day(NamedTuple):
    """Days from when the window opens, or from when it closes; `cut` and `far` times what is drawn for the person.

    A person's cut is a day of the window that is not its last. Far is at least a month.
    """

    offset: int
    from_close: bool = False
    cut: int = 0
    far: int = 0


class Spell(NamedTuple):
    """`town` is one of the person's two, or "strange": a code no list of municipalities has. No end: it goes on."""

    start: Day
    end: Day | None
    town: str = "home"


class History(NamedTuple):
    """`last`: the town that placed last, "high" being the higher code of the two; "" for who is not placed throughout.

    `copies` and `overlaps`: placements that repeat another, and that start before an earlier one has ended.
    """

    what: str
    spells: tuple[Spell, ...]
    last: str = ""
    copies: int = 0
    overlaps: int = 0
    weight: int = 1


def _opens(days: int = 0) -> Day:
    return Day(days)


def _closes(days: int = 0) -> Day:
    return Day(days, from_close=True)


def _cut(days: int = 0) -> Day:
    return Day(days, cut=1)


def _before(days: int) -> Spell:
    """A placement as long as the cut, over since long when the window opens."""
    return Spell(Day(-days, cut=-1, far=-1), Day(-days, far=-1))


def _after(days: int) -> Spell:
    return Spell(Day(days, from_close=True, far=1), Day(days, from_close=True, cut=1, far=1), "other")


HISTORIES = (
    History("exactly the window", (Spell(_opens(), _closes()),), "home"),
    History("starts a day late", (Spell(_opens(1), _closes()),)),
    History("ends a day early", (Spell(_opens(), _closes(-1)),)),
    History("since childhood, goes on", (Spell(Day(0, far=-1), None),), "home"),
    History("before and after", (Spell(_opens(-400), _closes(300)),), "home"),
    History("only the first day", (Spell(_opens(-300), _opens()),)),
    History("only from the last day", (Spell(_closes(), None),)),
    History("abutting", (Spell(_opens(-10), _cut()), Spell(_cut(1), _closes(5), "other")), "other"),
    History("one free day", (Spell(_opens(-10), _cut()), Spell(_cut(2), _closes(400), "other"))),
    History("overlapping", (Spell(_opens(-30), _cut()), Spell(_cut(-3), _closes(), "other")), "other", overlaps=1),
    History("moves in a day", (Spell(_opens(-10), _cut()), Spell(_cut(), None, "other")), "other", overlaps=1),
    History(
        "one within another",
        (
            Spell(_opens(-100), _closes(100)),
            Spell(_opens(50), _opens(60)),
            Spell(_opens(53), _opens(53), "other"),
        ),
        "other",
        overlaps=2,
    ),
    History(
        "the long one reaches the next",
        (Spell(_opens(-100), _opens(200)), Spell(_opens(50), _opens(60)), Spell(_opens(201), None, "other")),
        "other",
        overlaps=1,
    ),
    History(
        "the long one ends a day short",
        (Spell(_opens(-100), _opens(200)), Spell(_opens(50), _opens(60)), Spell(_opens(202), None, "other")),
    ),
    History(
        "others before and after the window",
        (
            Spell(_opens(-9), _opens(-1), "other"),
            Spell(_opens(), _closes()),
            Spell(_closes(1), None, "other"),
        ),
        "home",
    ),
    History(
        "moves on the last day", (Spell(_opens(-50), _closes(1)), Spell(_closes(), None, "other")), "other", overlaps=1
    ),
    History("the last day apart", (Spell(_opens(), _closes(-1)), Spell(_closes(), _closes(), "other")), "other"),
    History("the first day apart", (Spell(_opens(), _opens()), Spell(_opens(1), _closes(), "other")), "other"),
    History(
        "same start, other end",
        (Spell(_opens(-20), _closes(-1), "other"), Spell(_opens(-20), _closes())),
        "home",
        overlaps=1,
    ),
    History(
        "same start, both past the window",
        (Spell(_opens(-20), _closes(10)), Spell(_opens(-20), None, "other")),
        "high",
        overlaps=1,
    ),
    History("the same row twice", (Spell(_opens(), _closes()),) * 2, "home", copies=1),
    History(
        "last by a strange code",
        (Spell(_opens(-10), _closes()), Spell(_opens(5), _closes(), "strange")),
        "strange",
        0,
        1,
    ),
    History(
        "to and fro",
        (
            Spell(_opens(-5), _opens(90)),
            Spell(_opens(91), _opens(180), "other"),
            Spell(_opens(181), _opens(270)),
            Spell(_opens(271), _closes(1), "other"),
        ),
        "other",
    ),
    History("long before", (_before(0),), weight=15),
    History("often before", (_before(0), _before(700), _before(1400), _before(2100)), weight=25),
    History("long after", (_after(0), _after(700)), weight=15),
    History("before and again after", (_before(0), _before(900), _after(0)), weight=20),
)
