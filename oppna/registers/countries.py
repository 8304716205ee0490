"""Countries of birth as registers are divided by them: all = the country + abroad + unknown."""

from __future__ import annotations

from collections.abc import Container

ALL = "alla"
HOME = "Sverige"
ABROAD = "annat"
UNKNOWN = "okänt"
PARTS = (HOME, ABROAD, UNKNOWN)


def subgroups(shown: Container[str]) -> tuple[str, ...]:
    """The groups to count when those `shown` are cells: the rests too, where one can be had by subtraction."""
    whole = (ALL,) if ALL in shown else ()
    parts = tuple(part for part in PARTS if part in shown)
    return (*whole, *PARTS) if whole and parts else (*whole, *parts)
