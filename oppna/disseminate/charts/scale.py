"""From a value to a place in a drawing."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Scale:
    """A straight scale. What lies outside its ends is drawn at the end; a scale without length has a middle only."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        if self.high <= self.low:
            return (self.start + self.end) / 2
        # Halves first: the distance between two very large numbers is more than a number can hold.
        part = (value / 2 - self.low / 2) / (self.high / 2 - self.low / 2)
        return self.start + min(max(part, 0.0), 1.0) * (self.end - self.start)


def known(values: Iterable[float | None]) -> list[float]:
    """The values there are; what is missing or no number is left out."""
    return [value for value in values if value is not None and math.isfinite(value)]
