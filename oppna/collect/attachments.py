"""What goes with letters. A kind of letter, and who makes its files; a new document is a line here."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from oppna.catalogue.prepared import prepare
from oppna.collect.documents.form_docx import part_form_docx
from oppna.collect.documents.guide import guide_docx
from oppna.collect.form.round_dates import Dates
from oppna.collect.models import LetterKind, Round
from oppna.collect.queries.rounds import dates_of

File = tuple[str, bytes]
"""Name and content."""
Maker = Callable[[Round, tuple[str, ...]], list[File]]
"""Makes files for a round and some of its parts."""


def _guide(round: Round, parts: tuple[str, ...]) -> list[File]:
    written = guide_docx(prepare(round.edition), dates_of(round), synthetic=round.synthetic)
    return [(f"vagledning-{round.edition}.docx", written)]


def _forms(round: Round, parts: tuple[str, ...]) -> list[File]:
    prepared = prepare(round.edition)
    return [(f"blankett-{part}.docx", part_form_docx(prepared, part, synthetic=round.synthetic)) for part in parts]


ATTACHMENTS: dict[str, tuple[Maker, ...]] = {LetterKind.INVITATION: (_guide, _forms)}


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
