"""Three-valued truth over all units at once."""

from __future__ import annotations

from typing import NamedTuple


class Truth(NamedTuple):
    """Where something is true and where it is false, a plane each; a unit in neither is unknown."""

    true: int
    false: int

    def both(self, other: Truth) -> Truth:
        """AND: false wherever either is."""
        return Truth(self.true & other.true, self.false | other.false)

    def either(self, other: Truth) -> Truth:
        """OR: true wherever either is."""
        return Truth(self.true | other.true, self.false & other.false)

    def negated(self) -> Truth:
        """NOT: unknown stays unknown."""
        return Truth(self.false, self.true)
