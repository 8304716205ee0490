"""What a check looks at, and how it says what it found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache

import msgspec

from oppna.catalogue.material import Material
from oppna.interchange.units import Frame
from oppna.model.edition import Edition
from oppna.model.indicator import CategoryRule, Indicator, RatioRule
from oppna.model.questionnaire import Question
from oppna.rules.errors import RuleError
from oppna.rules.expression import Expression
from oppna.rules.parse import parse_condition, parse_number

Fault = tuple[str, str]
"""The file, and a Swedish sentence on what is wrong and what to do."""

NUMBER_FIELDS = ("numerator", "denominator")


class Subject(msgspec.Struct, frozen=True, kw_only=True):
    """One edition's material and its frame; `frame` is empty where the edition's year has none."""

    material: Material
    frame: Frame = Frame((), {})

    @property
    def edition(self) -> Edition:
        return self.material.edition

    @property
    def complete(self) -> bool:
        """Whether the edition's source gives everything, so that nothing may be empty."""
        return not self.edition.head.incomplete

    @property
    def questions(self) -> Mapping[str, Question]:
        return {question.id: question for question in self.edition.questionnaire.questions}

    @property
    def indicators(self) -> Iterator[tuple[str, Indicator]]:
        """Every indicator with the file it was read from."""
        return ((self.material.file(place), indicator) for place, indicator in self.material.sources)

    @property
    def head_file(self) -> str:
        return self.material.file("edition.yaml")

    @property
    def questionnaire_file(self) -> str:
        return self.material.file("questionnaire.yaml")

    @property
    def groups_file(self) -> str:
        return self.material.file("population_groups.csv")

    @property
    def frame_file(self) -> str:
        return f"areas/frame-{self.edition.head.year}.csv"


Find = Callable[[Subject], Iterator[Fault]]


def texts_of(indicator: Indicator) -> dict[str, str]:
    """Field → text of every expression in the indicator's rule, empty ones left out."""
    if not isinstance(indicator.rule, CategoryRule | RatioRule):
        return {}
    return {field: text for field, text in msgspec.structs.asdict(indicator.rule).items() if text}


@cache
def condition(text: str) -> Expression | None:
    """The parsed condition; None when it cannot be parsed, which a rule of its own tells."""
    try:
        return parse_condition(text)
    except RuleError:
        return None


@cache
def number(text: str) -> Expression | None:
    """The parsed number expression; None as for `condition`."""
    try:
        return parse_number(text)
    except RuleError:
        return None


def expressions_of(indicator: Indicator) -> dict[str, Expression]:
    """Field → parsed expression, those left out that cannot be parsed."""
    parsed = {
        field: number(text) if field in NUMBER_FIELDS else condition(text)
        for field, text in texts_of(indicator).items()
    }
    return {field: expression for field, expression in parsed.items() if expression is not None}


def repeated(values: Iterable[str]) -> list[str]:
    """The values that stand more than once, each once."""
    return [value for value, times in Counter(values).items() if times > 1]
