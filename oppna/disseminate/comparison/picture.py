"""A row or a column of the comparison as bars, beside the table: lengths for numbers, words for answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from oppna.disseminate.charts.markup import Markup, decimal, picture
from oppna.disseminate.comparison.certain import Certain, certain
from oppna.disseminate.comparison.choices import Choices
from oppna.disseminate.comparison.matrix import order_of
from oppna.disseminate.comparison.subject import Subject
from oppna.disseminate.shown import Shown
from oppna.model.codes import SHARES, Category
from oppna.model.indicator import Indicator
from oppna.swedish import NO_BREAK_SPACE

WIDTH, HEIGHT = 240, 18
MANY = 60
"""More bars than this are no picture; the table is sorted instead."""
WHOLE = f"100{NO_BREAK_SPACE}%"
LARGEST = "det största av värdena"
_MIDDLE = HEIGHT / 2


@dataclass(frozen=True)
class Bar:
    """A line of the picture. `length`: 0–1 of the scale, None where there is no number to draw. `sure`: its interval,
    which is drawn across the end of the bar."""

    label: str
    shown: Shown
    length: Fraction | None
    sure: Certain | None
    drawn: Markup | None


@dataclass(frozen=True)
class Picture:
    """The bars of one indicator, or of one area. `key`: as it stands in the address. `scale`: what a whole bar stands
    for, in words. `cut`: how many bars there is no room for."""

    key: str
    title: str
    bars: tuple[Bar, ...]
    scale: str
    cut: int

    @property
    def intervals(self) -> bool:
        return any(bar.sure for bar in self.bars)


Pair = tuple[str, Subject, Indicator]
"""Label, and the cell that is drawn."""


def drawn(choices: Choices) -> Picture | None:
    """The picture that was asked for, or of the only indicator there is; None when there is nothing to draw."""
    key = choices.picture or _only(choices)
    pairs, title = _pairs(choices, key)
    if not pairs:
        return None
    shares = {indicator.unit in SHARES for _, _, indicator in pairs}
    whole = max(_numbers(choices, pairs), default=Fraction(1)) or Fraction(1) if shares == {False} else Fraction(1)
    alone = len({indicator.id for _, _, indicator in pairs}) == 1
    bars = tuple(_bar(choices, pair, whole, alone) for pair in pairs[:MANY])
    scale = LARGEST if shares == {False} and alone else WHOLE
    return Picture(key, title, bars, scale, max(len(pairs) - MANY, 0))


def _only(choices: Choices) -> str:
    return choices.measured[0].id if len(choices.measured) == 1 and len(choices.subjects) > 1 else ""


def _pairs(choices: Choices, key: str) -> tuple[list[Pair], str]:
    """What is drawn and what it is called: an indicator over the areas, or an area over the indicators."""
    indicator = next((one for one in choices.release.edition.indicators if one.id == key), None)
    if indicator is not None:
        return [(one.label, one, indicator) for one in choices.subjects], indicator.short_name
    subject = next((one for one in choices.subjects if one.key == key), None)
    if subject is None:
        return [], ""
    return [(one.short_name, subject, one) for one in choices.measured], subject.label


def _numbers(choices: Choices, pairs: list[Pair]) -> Iterator[Fraction]:
    for _, subject, indicator in pairs:
        number = _number(choices, subject, indicator)
        if number is not None:
            yield number


def _number(choices: Choices, subject: Subject, indicator: Indicator) -> Fraction | None:
    cell = subject.cell(choices.release, indicator)
    return order_of(cell) if cell is not None and cell.value not in list(Category) else None


def _bar(choices: Choices, pair: Pair, whole: Fraction, alone: bool) -> Bar:
    """Measures of different kinds have no scale in common: among them only shares have a length."""
    label, subject, indicator = pair
    told = subject.shown(choices.release, indicator)
    number = _number(choices, subject, indicator)
    if number is None or (indicator.unit not in SHARES and not alone):
        return Bar(label, told, None, None, None)
    sure = certain(choices.release, subject, indicator, subject.cell(choices.release, indicator))
    length = number / whole
    said = f"{label}: {told.text}" + (f", intervall {sure.text}" if sure else "")
    return Bar(label, told, length, sure, picture("line", WIDTH, HEIGHT, said, _body(float(length), sure)))


def _body(length: float, sure: Certain | None) -> str:
    body = f'<path class="line-axis" d="M0 0V{HEIGHT}"/>'
    body += f'<rect class="line-bar" y="3" width="{decimal(length * WIDTH)}" height="{HEIGHT - 6}"/>'
    if sure is None:
        return body
    low, high = (decimal(end * WIDTH) for end in (sure.interval.low, sure.interval.high))
    return f'{body}<path class="line-sure" d="M{low} {_MIDDLE:g}H{high}M{low} 5v8M{high} 5v8"/>'
