"""A number as people write it → its exact text with a decimal point."""

from __future__ import annotations

import re

MAX_DECIMALS = 12
MAX_DIGITS = 15

_PLAIN = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)", re.ASCII)
_GROUPED = re.compile(r"([+-]?)(\d{1,3}(?:[ \u00a0\u202f]\d{3})+)(?:[.,](\d+))?", re.ASCII)
_COMMA = re.compile(r"([+-]?)(\d+),(\d+)", re.ASCII)


class NotANumber(ValueError):
    """With the rest of a Swedish sentence: what is wrong and what to do."""


def exact_text(written: str) -> str:
    """The number with a decimal point and no grouping. Raises NotANumber.

    A decimal comma is accepted where it can mean nothing else: 12,5 and 0,125 but not 1,234, which
    may be a thousand. "1 234,5" is accepted, as Swedes write it.
    """
    text = written.strip().replace("−", "-")
    if not _PLAIN.fullmatch(text):
        text = _from_swedish(text, written)
    whole, _, decimals = text.lstrip("+-").partition(".")
    if len(whole) > MAX_DIGITS or len(decimals) > MAX_DECIMALS:
        size = f"{MAX_DIGITS} siffror eller {MAX_DECIMALS} decimaler"
        raise NotANumber(f"talet har fler än {size}; kontrollera att det är rätt")
    return text


def _from_swedish(text: str, written: str) -> str:
    grouped = _GROUPED.fullmatch(text)
    if grouped:
        sign, whole, decimals = grouped.groups()
        return sign + re.sub(r"\D", "", whole) + ("." + decimals if decimals else "")
    comma = _COMMA.fullmatch(text)
    if not comma:
        raise NotANumber("det ska vara ett tal, till exempel 12.5")
    sign, whole, decimals = comma.groups()
    if len(decimals) == 3 and len(whole) <= 3 and not whole.startswith("0"):
        readings = f"{whole}{decimals} och {whole}.{decimals}"
        raise NotANumber(f"{written.strip()} kan vara både {readings}; skriv med decimalpunkt")
    return f"{sign}{whole}.{decimals}"


def scaled(text: str, scale: int) -> int:
    """The exact text times 10^scale. `scale` must be at least `decimals_of` it."""
    sign = -1 if text.startswith("-") else 1
    whole, _, decimals = text.lstrip("+-").partition(".")
    return sign * int((whole or "0") + decimals.rstrip("0").ljust(scale, "0"))


def decimals_of(text: str) -> int:
    """How many decimals the exact text has, trailing zeros not counted."""
    return len(text.partition(".")[2].rstrip("0"))
