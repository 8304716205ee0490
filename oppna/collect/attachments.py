"""What goes with letters. A kind of letter, and who makes its files; a new document is a line here."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from oppna.catalogue.prepared import prepare
from oppna.collect.form.round_dates import Dates
from oppna.collect.models import LetterKind, Round
from oppna.collect.queries.rounds import dates_of

File = tuple[str, bytes]
"""Name and content."""
Maker = Callable[[Round, tuple[str, ...]], list[File]]
"""Makes files for a round and some of its parts."""

ATTACHMENTS: dict[str, tuple[Maker, ...]] = {LetterKind.INVITATION: ()}


def attachments(kind: str, round: Round, parts: tuple[str, ...]) -> tuple[File, ...]:
    """The files of a kind of letter."""
    if not ATTACHMENTS.get(kind):
        return ()
    every = tuple(part.id for part in prepare(round.edition).edition.questionnaire.parts)
    return _made(kind, round, parts or every, dates_of(round), round.synthetic)


@lru_cache(maxsize=32)
def _made(kind: str, round: Round, parts: tuple[str, ...], dates: Dates, synthetic: bool) -> tuple[File, ...]:
    """Once for everybody who gets the same: hundreds of letters, a handful of files. Other dates are other files."""
    return tuple(file for make in ATTACHMENTS[kind] for file in make(round, parts))
