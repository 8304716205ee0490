"""How a text is made comparable: small letters, å ä ö with or without their marks, hyphens as spaces."""

from __future__ import annotations

import re
import unicodedata

_MEANINGLESS = frozenset({"kommun", "kommuns", "kommunen", "stad", "stads", "stadsdel", "i", "och", "for", "av", "med"})
"""Words that tell no two names apart: "Solna stad" is Solna, "socialjour i Solna" is two things."""

_NEIGHBOURS = str.maketrans({"ø": "ö", "æ": "ä"})
"""How å, ä and ö are written on a Danish or Norwegian telephone."""


def fold(text: str) -> str:
    """The text in small letters a–z and digits, words with one space between."""
    letters = unicodedata.normalize("NFKD", text.casefold().translate(_NEIGHBOURS)).encode("ascii", "ignore").decode()
    return " ".join(re.findall(r"[a-z0-9]+", letters))


def words(text: str) -> tuple[str, ...]:
    """The folded words that mean something; all of them where none does."""
    every = tuple(fold(text).split())
    return tuple(word for word in every if word not in _MEANINGLESS) or every


def without_genitive(word: str) -> str:
    """Solnas → solna. Short words keep their s: "bus" is no genitive."""
    return word[:-1] if len(word) > 3 and word.endswith("s") else word
