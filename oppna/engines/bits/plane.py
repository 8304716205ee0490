"""Planes: one without another, and one unit in one plane."""

from __future__ import annotations


def without(plane: int, other: int) -> int:
    """The units of `plane` that are not in `other`.

    `plane & ~other` says the same, but through a negative number, which Python takes thirty times as long over.
    """
    return plane ^ (plane & other)


def put(plane: int, position: int, bit: int) -> int:
    """The plane with the unit at `position` in it (`bit` 1) or not in it (0)."""
    return plane ^ (plane >> position & 1 ^ bit) << position
