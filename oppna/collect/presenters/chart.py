"""The growth of the response as a picture: lines of parts against days, drawn here, styled by the page's own sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

from oppna.swedish import date as in_words

WIDTH, HEIGHT = 640, 240
LEFT, RIGHT, TOP, BOTTOM = 44, 96, 12, 28


@dataclass(frozen=True)
class Line:
    """`points` as SVG wants them; `end`: where its name is written; `number`: which style it has."""

    name: str
    number: int
    points: str
    end_x: float
    end_y: float
    text: str


@dataclass(frozen=True)
class Tick:
    """A mark on an axis, with its words."""

    at: float
    text: str


@dataclass(frozen=True)
class Chart:
    """Everything the template draws."""

    lines: tuple[Line, ...]
    days: tuple[Tick, ...]
    levels: tuple[Tick, ...]
    reminders: tuple[Tick, ...]
    goal: float
    goal_text: str
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    top: int = TOP
    bottom: int = HEIGHT - BOTTOM


def growth(
    parts: Sequence[tuple[str, dict[date, int]]],
    *,
    size: int,
    first: date,
    last: date,
    until: date,
    goal: int,
    reminders: Sequence[date],
) -> Chart:
    """Share that has sent each part, day by day from `first` until `until` on an axis that ends with `last`."""
    span = max(1, (last - first).days)

    def x(day: date) -> float:
        return round(LEFT + (WIDTH - LEFT - RIGHT) * (day - first).days / span, 1)

    def y(share: float) -> float:
        return round(HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * share, 1)

    shown = [first + timedelta(days=n) for n in range((min(until, last) - first).days + 1)]
    lines = []
    for number, (name, on) in enumerate(parts, 1):
        shares = [total / size for total in _totals(on, shown)] if size else [0.0] * len(shown)
        points = " ".join(f"{x(day)},{y(share)}" for day, share in zip(shown, shares, strict=True))
        end = shares[-1] if shares else 0.0
        lines.append(Line(name, number, points, x(shown[-1]) if shown else LEFT, y(end), f"{end * 100:.0f} %"))
    return Chart(
        lines=_apart(lines),
        days=tuple(Tick(x(day), in_words(day.isoformat()).rsplit(" ", 1)[0]) for day in _days(first, last)),
        levels=tuple(Tick(y(level / 100), f"{level} %") for level in (0, 25, 50, 75, 100)),
        reminders=tuple(Tick(x(day), in_words(day.isoformat())) for day in reminders if first <= day <= last),
        goal=y(goal / 100),
        goal_text=f"mål {goal} %",
    )


def _totals(on: dict[date, int], days: Sequence[date]) -> list[int]:
    """Running totals; what came before the first day (a round opened early) counts from it."""
    early = sum(number for day, number in on.items() if days and day < days[0])
    return [early + total for total in accumulate(on.get(day, 0) for day in days)]


def _days(first: date, last: date) -> list[date]:
    """First, last and two or three between."""
    step = max(1, (last - first).days // 4)
    return [first + timedelta(days=n) for n in range(0, (last - first).days + 1, step)]


def _apart(lines: list[Line], least: float = 14) -> tuple[Line, ...]:
    """Names at the ends of lines must not lie on each other: pushed upwards from the lowest."""
    placed: list[Line] = []
    above = float(HEIGHT)
    for line in sorted(lines, key=lambda one: -one.end_y):
        end = min(line.end_y, above - least)
        above = end
        placed.append(Line(line.name, line.number, line.points, line.end_x, round(end, 1), line.text))
    return tuple(sorted(placed, key=lambda one: one.number))
