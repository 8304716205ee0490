"""What is told of a figure, as records: the page, the file, the print and the interfaces all tell it from these."""

from __future__ import annotations

import msgspec


class Fact(msgspec.Struct, frozen=True):
    """A name and what it is, both in words."""

    name: str
    text: str


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """Rows of words; the first of each row names it."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Step(msgspec.Struct, frozen=True):
    """A link of the chain from the figure back to what somebody answered."""

    heading: str
    lines: tuple[str, ...]


class Answered(msgspec.Struct, frozen=True, kw_only=True):
    """An objection and its answer. `answered` False: what is collected cannot answer it, and `lines` say why."""

    id: str
    objection: str
    answered: bool
    lines: tuple[str, ...]
    facts: tuple[Fact, ...] = ()
    table: Table | None = None


class Reply(msgspec.Struct, frozen=True, kw_only=True):
    """An answer before it is laid beside its objection."""

    lines: tuple[str, ...]
    facts: tuple[Fact, ...] = ()
    table: Table | None = None
    answered: bool = True


CANNOT = "Det går inte att besvara med det som samlas in."


def cannot(*why: str, facts: tuple[Fact, ...] = (), table: Table | None = None) -> Reply:
    """Said plainly, with why, and with what comes nearest."""
    return Reply(lines=(CANNOT, *why), facts=facts, table=table, answered=False)
