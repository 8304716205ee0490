"""The worked examples of an indicator, with their numbers as Swedes read them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from oppna.disseminate.presenters.plain_rule import numbers
from oppna.model.codes import SHARES
from oppna.model.edition import Edition
from oppna.model.indicator import Indicator, WorkedExample
from oppna.swedish import exact_number, percent

_NUMBER = re.compile(r"-?\d+(\.\d+)?")


@dataclass(frozen=True)
class Example:
    """`given`: what is answered, or stands in the register; `result`: what the indicator then is."""

    name: str
    given: str
    result: str


def examples_of(edition: Edition, indicator: Indicator) -> list[Example]:
    """As they stand in the definitions, in their order; answers by the numbers of their questions on the page."""
    called = _called(edition, indicator)
    return [
        Example(
            one.name,
            ", ".join(f"{called.get(name, name)} = {_number(value)}" for name, value in _given(one)),
            _result(one.expected, indicator),
        )
        for one in indicator.examples
    ]


def _called(edition: Edition, indicator: Indicator) -> dict[str, str]:
    """Question → what its answer is called; one that the figure does not depend on is called by what it asks."""
    others = {one.id: f"svaret på ”{one.item or one.wording}”" for one in edition.questionnaire.questions}
    own = numbers(edition, indicator)
    return others | {id: "svaret" if len(own) == 1 else f"svar {number}" for id, number in own.items()}


def _given(example: WorkedExample) -> Iterable[tuple[str, str]]:
    return {**example.answers, **example.register}.items()


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
