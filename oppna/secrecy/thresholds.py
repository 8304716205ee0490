"""The primary rule [METHOD 7]: few persons with or without, or a small denominator. Zero is shown."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple


class Thresholds(NamedTuple):
    """`fewest`: the smallest count above zero that may be shown. `denominator`: the smallest shown. `span`: how far
    apart the least and the greatest value must be that an attacker cannot rule out for a hidden count."""

    fewest: int = 4
    denominator: int = 20
    span: int = 4


class Possible(NamedTuple):
    """Both values must look possible to an attacker, and so must something at or beyond them."""

    low: int
    high: int


def is_small(count: int, thresholds: Thresholds) -> bool:
    """Whether so few persons may not be told of; nobody may."""
    return 0 < count < thresholds.fewest


def primary_reason(having: int, lacking: int, denominator: Fraction | int, thresholds: Thresholds) -> str:
    """Why a share of persons may not be shown, in Swedish; "" if it may."""
    if is_small(having, thresholds) or is_small(lacking, thresholds):
        return f"primär: 1–{thresholds.fewest - 1} personer"
    if denominator < thresholds.denominator:
        return f"primär: färre än {thresholds.denominator} i nämnaren"
    return ""


def must_look_possible(value: int, thresholds: Thresholds) -> Possible:
    """A small count must look like none and like enough to be shown; any other lies amid a span of the same width."""
    if value < thresholds.fewest:
        return Possible(0, max(thresholds.fewest, thresholds.span))
    low = max(0, value - thresholds.span // 2)
    return Possible(low, low + thresholds.span)
