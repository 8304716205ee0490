"""One difference between two indicators, in a Swedish sentence."""

from __future__ import annotations

import msgspec


class Difference(msgspec.Struct, frozen=True):
    """`field` is what differs, as in the files; `sentence` says how, with a capital and a full stop.

    `alters_meaning`: whether the figure itself may come out differently for the same reality. Wordings
    are our own words, not the source's, so a difference there alone alters nothing.
    """

    field: str
    sentence: str
    alters_meaning: bool


def either(values: tuple[str, ...]) -> str:
    """Answers in a sentence: ”Ja” och ”Nej”."""
    quoted = [f"”{value}”" for value in values]
    return " och ".join([", ".join(quoted[:-1]), quoted[-1]] if len(quoted) > 1 else quoted)
