"""Pieces of an address that mean something to us."""

from __future__ import annotations


class Row:
    """The number of a row, no larger than a database can hold: a larger one is no address."""

    regex = "[1-9][0-9]{0,17}"

    def to_python(self, value: str) -> int:
        """The number."""
        return int(value)

    def to_url(self, value: int) -> str:
        """As it stands in the address."""
        return str(value)
