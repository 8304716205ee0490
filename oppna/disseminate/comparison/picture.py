"""The chosen indicator as bars, one a subject, beside the table: lengths for numbers, words for answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from oppna.disseminate.charts.markup import Markup, decimal, picture
from oppna.disseminate.comparison.choices import Choices
from oppna.disseminate.comparison.matrix import order_of
from oppna.disseminate.shown import Shown
from oppna.model.codes import SHARES, Category
from oppna.model.indicator import Indicator

WIDTH, HEIGHT = 240, 18
MANY = 60
"""More bars than this are no picture; the table is sorted instead."""


@dataclass(frozen=True)
class Bar:
    """A subject of the picture. `length`: 0–1 of the scale, None where there is no number to draw."""

    label: str
    shown: Shown
    length: Fraction | None
    drawn: Markup | None


@dataclass(frozen=True)
class Picture:
    """The bars of one indicator. `scale`: what a whole bar stands for, in words."""

    indicator: Indicator
    bars: tuple[Bar, ...]
    scale: str


def drawn(choices: Choices) -> Picture | None:
    """The picture of the indicator that was asked for; None when none was, or nobody is chosen."""
    if not choices.picture or not choices.subjects:
        return None
    indicator = choices.release.edition.indicator(choices.picture)
    numbers = dict(_numbers(choices, indicator))
    whole = Fraction(1) if indicator.unit in SHARES else max(numbers.values(), default=Fraction(1)) or Fraction(1)
    bars = tuple(_bar(choices, indicator, number, numbers, whole) for number in range(len(choices.subjects)))
    return Picture(indicator, bars[:MANY], "100 procent" if indicator.unit in SHARES else "det största av värdena")


def _numbers(choices: Choices, indicator: Indicator) -> Iterator[tuple[int, Fraction]]:
    for number, subject in enumerate(choices.subjects):
        cell = subject.cell(choices.release, indicator)
        value = order_of(cell)
        if cell is not None and value is not None and cell.value not in list(Category):
            yield number, value


def _bar(choices: Choices, indicator: Indicator, number: int, numbers: dict[int, Fraction], whole: Fraction) -> Bar:
    subject = choices.subjects[number]
    told = subject.shown(choices.release, indicator)
    if number not in numbers:
        return Bar(subject.label, told, None, None)
    length = numbers[number] / whole
    body = f'<path class="line-axis" d="M0 0V{HEIGHT}"/>'
    body += f'<rect class="line-bar" y="3" width="{decimal(float(length) * WIDTH)}" height="{HEIGHT - 6}"/>'
    return Bar(subject.label, told, length, picture("line", WIDTH, HEIGHT, f"{subject.label}: {told.text}", body))
