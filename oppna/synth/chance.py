"""Chance that is the same everywhere: whole numbers drawn from a named stream.

Only `randrange` of a generator seeded with text is used, and no floating-point arithmetic: so the
same seed gives the same bytes on every version of Python, and one part's draws never move another's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


def stream(seed: int, *names: str) -> Random:
    """The generator of one part of the work."""
    return Random(":".join(("oppna", str(seed), *names)))


def shuffled(items: Iterable[T], chance: Random) -> list[T]:
    """The items in random order."""
    return [item for _, _, item in sorted((chance.randrange(1 << 30), n, item) for n, item in enumerate(items))]


def shared_out(number: int, weights: Sequence[int]) -> list[int]:
    """`number` divided in proportion to the weights, exactly: the largest remainders are rounded up."""
    total = sum(weights)
    parts = [number * weight // total for weight in weights]
    remainders = sorted(range(len(weights)), key=lambda n: (-(number * weights[n] % total), n))
    for n in remainders[: number - sum(parts)]:
        parts[n] += 1
    return parts
