"""A cause, and how its sentence is kept short."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

import msgspec

NAMED = 3
"""How many units or answers a sentence names before it counts the rest."""


class CauseKind(StrEnum):
    """What kind of thing changed, in the words shown to people."""

    DEFINITION = "definition"
    REGISTER = "register"
    ANSWERS = "svar"
    FRAME = "ram"
    OTHER = "annat"


class Cause(msgspec.Struct, frozen=True):
    """One thing that changed, and a sentence on what."""

    kind: CauseKind
    sentence: str


def some(texts: Sequence[str]) -> str:
    """The first of them by name, the rest by number."""
    named = "; ".join(texts[:NAMED])
    return f"{named} och {len(texts) - NAMED} till" if len(texts) > NAMED else named
