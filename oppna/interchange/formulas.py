"""Texts that are not formulas: what a spreadsheet would compute or run if it opened a file somebody else filled."""

from __future__ import annotations

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""How a text begins that a spreadsheet could take for a formula."""


def is_formula(text: str) -> bool:
    """Whether a spreadsheet could take it for a formula."""
    return text.startswith(_FORMULA)


def harmless(text: str) -> str:
    """A text that no spreadsheet runs as a formula: an apostrophe in front marks it as text."""
    return f"'{text}" if is_formula(text) else text
