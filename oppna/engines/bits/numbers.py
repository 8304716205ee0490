"""Exact numbers over all units at once, as planes of binary digits (two's complement).

A `Numbers` of `w` planes holds for every unit an integer in −2^(w−1) … 2^(w−1)−1: the number
times 10^scale, scale being common to a whole set of answers. Units outside `known` hold 0.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from oppna.engines.bits.plane import put, without


class Numbers(NamedTuple):
    """`planes[i]` is the digit of weight 2^i; the last plane is the sign."""

    planes: tuple[int, ...]
    known: int

    def where(self, mask: int) -> Numbers:
        """The same numbers, known only inside `mask`."""
        return Numbers(tuple(plane & mask for plane in self.planes), self.known & mask)

    def total(self, mask: int) -> int:
        """The sum over the units of `mask` (unknown counts as 0)."""
        *digits, sign = self.planes
        total = sum((plane & mask).bit_count() << weight for weight, plane in enumerate(digits))
        return total - ((sign & mask).bit_count() << len(digits))

    def values(self, size: int) -> list[int | None]:
        """The number of each of `size` units, None where unknown: the way back from `from_values`."""
        width = len(self.planes)
        columns = [format(plane, f"0{size}b")[::-1][:size] for plane in (*self.planes[::-1], self.known)]
        wrap = 1 << width
        result: list[int | None] = []
        for *digits, known in zip(*columns, strict=True):
            value = int("".join(digits), 2)
            result.append((value - wrap if digits[0] == "1" else value) if known == "1" else None)
        return result

    def nonzero(self) -> int:
        """Where the number is known and not 0."""
        plane = 0
        for digit in self.planes:
            plane |= digit
        return plane

    def at(self, unit: int) -> int:
        """The number of one unit, by its position."""
        return self.total(1 << unit)

    def unit(self, position: int) -> Numbers:
        """The number of one unit, as the numbers of a country of one."""
        return Numbers(tuple(plane >> position & 1 for plane in self.planes), self.known >> position & 1)

    def put(self, position: int, one: Numbers) -> Numbers:
        """The same numbers, with that of a country of one at `position`."""
        width = max(len(self.planes), len(one.planes))
        pairs = zip(_extended(self, width), _extended(one, width), strict=True)
        return Numbers(tuple(put(plane, position, bit) for plane, bit in pairs), put(self.known, position, one.known))


def from_values(values: Sequence[int | None]) -> Numbers:
    """Numbers from one scaled integer per unit, None = unknown. Cost grows with units × digits."""
    width = max((value.bit_length() for value in values if value is not None), default=0) + 1
    wrap = 1 << width
    digits = [format((value or 0) % wrap, f"0{width}b") for value in reversed(values)]
    planes = tuple(int("".join(column), 2) for column in zip(*digits, strict=True)) if digits else (0,) * width
    known = int("".join("0" if value is None else "1" for value in reversed(values)) or "0", 2)
    return Numbers(planes[::-1], known)


def constant(value: int, everyone: int) -> Numbers:
    """The same number for every unit."""
    width = value.bit_length() + 1
    return Numbers(tuple(everyone if value >> weight & 1 else 0 for weight in range(width)), everyone)


def add(left: Numbers, right: Numbers) -> Numbers:
    """The sum, one digit wider than its terms so that it always fits."""
    return _ripple(left, right, 0, 0)


def subtract(left: Numbers, right: Numbers, everyone: int) -> Numbers:
    """The difference: add the complement and one."""
    return _ripple(left, right, everyone, everyone)


def _ripple(left: Numbers, right: Numbers, complement: int, carry: int) -> Numbers:
    width = max(len(left.planes), len(right.planes)) + 1
    known = left.known & right.known
    planes = []
    for x, y in zip(_extended(left, width), _extended(right, width), strict=True):
        y ^= complement
        differ = x ^ y
        planes.append((differ ^ carry) & known)
        carry = x & y | carry & differ
    return Numbers(tuple(planes), known)


def _extended(numbers: Numbers, width: int) -> tuple[int, ...]:
    return numbers.planes + numbers.planes[-1:] * (width - len(numbers.planes))


def absolute(numbers: Numbers, everyone: int) -> Numbers:
    """Without sign: where negative, complement and add one."""
    sign = numbers.planes[-1]
    flipped = Numbers(tuple(plane ^ sign for plane in numbers.planes), numbers.known)
    return add(flipped, Numbers((sign, 0), everyone))


def below(left: Numbers, right: Numbers, everyone: int) -> int:
    """Where left < right, inside what is known of both. Below zero is what the sign says."""
    if not any(right.planes):
        return left.planes[-1] & right.known
    return subtract(left, right, everyone).planes[-1]


def equal(left: Numbers, right: Numbers) -> int:
    """Where left = right, inside what is known of both."""
    width = max(len(left.planes), len(right.planes))
    differ = 0
    for x, y in zip(_extended(left, width), _extended(right, width), strict=True):
        differ |= x ^ y
    known = left.known & right.known
    return without(known, differ)


def least(left: Numbers, right: Numbers, everyone: int) -> Numbers:
    """The smaller of the two, unit by unit."""
    width = max(len(left.planes), len(right.planes))
    known = left.known & right.known
    smaller = below(left, right, everyone)
    other = without(known, smaller)
    pairs = zip(_extended(left, width), _extended(right, width), strict=True)
    return Numbers(tuple(x & smaller | y & other for x, y in pairs), known)
