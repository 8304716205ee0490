"""The worked examples of an indicator, with their numbers as Swedes read them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from oppna.model.codes import SHARES
from oppna.model.indicator import Indicator
from oppna.swedish import exact_number, percent

_NUMBER = re.compile(r"-?\d+(\.\d+)?")


@dataclass(frozen=True)
class Example:
    """`given`: what is answered, or stands in the register; `result`: what the indicator then is."""

    name: str
    given: str
    result: str


def examples_of(indicator: Indicator) -> list[Example]:
    """As they stand in the definitions, in their order."""
    return [
        Example(
            one.name,
            ", ".join(f"{name} = {_number(value)}" for name, value in {**one.answers, **one.register}.items()),
            _result(one.expected, indicator),
        )
        for one in indicator.examples
    ]


def _number(value: str) -> str:
    return exact_number(value) if _NUMBER.fullmatch(value) else value


def _result(expected: str, indicator: Indicator) -> str:
    """A share in per cent with all the decimals it has; a number likewise."""
    if not _NUMBER.fullmatch(expected):
        return expected
    trimmed = expected.rstrip("0").rstrip(".") if "." in expected else expected
    if indicator.unit not in SHARES:
        return exact_number(trimmed)
    return percent(Fraction(trimmed), max(0, len(trimmed.partition(".")[2]) - 2))
