"""The forecast: what it says of plain cases, and how often it is right where its assumption holds and where not."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from oppna.collect.form.forecast import COVERS, Forecast, forecast, needed_for, working_days

OPENS, CLOSES = date(2018, 1, 24), date(2018, 3, 21)


def told(on: dict[date, int], today: date, size: int = 312) -> Forecast:
    found = forecast(on, size=size, opens=OPENS, closes=CLOSES, today=today, goal_percent=95)
    assert found is not None
    return found


def test_95_percent_of_312_is_297() -> None:
    assert needed_for(95, 312) == 297


def test_working_days_are_monday_to_friday() -> None:
    assert [day.day for day in working_days(date(2018, 1, 26), date(2018, 1, 31))] == [26, 29, 30]


def test_nothing_is_said_of_the_first_days() -> None:
    early = forecast({}, size=312, opens=OPENS, closes=CLOSES, today=OPENS + timedelta(days=2), goal_percent=95)
    assert early is None


def test_all_answered_is_all() -> None:
    all_in = told({OPENS: 312}, date(2018, 2, 20))
    assert (all_in.low, all_in.high, all_in.needed, all_in.chance) == (312, 312, 0, 1.0)


def test_after_the_close_nothing_more_comes() -> None:
    over = told({OPENS: 200}, CLOSES + timedelta(days=1))
    assert (over.low, over.high, over.days_left, over.chance) == (200, 200, 0, 0.0)


def test_silence_promises_nothing() -> None:
    silent = told({}, date(2018, 3, 14))
    assert silent.chance < 0.01
    assert silent.high < 60


def test_one_who_asks_later_is_surer() -> None:
    pace = {day: 8 for day in working_days(OPENS, CLOSES)}
    early = told({d: n for d, n in pace.items() if d < date(2018, 2, 7)}, date(2018, 2, 7))
    late = told({d: n for d, n in pace.items() if d < date(2018, 3, 14)}, date(2018, 3, 14))
    assert late.high - late.low < early.high - early.low
    assert early.low <= early.expected <= early.high


def test_answers_of_a_weekend_are_not_lost() -> None:
    monday = date(2018, 2, 5)
    base = {day: 3 for day in working_days(OPENS, monday)}
    weekend = told({**base, monday - timedelta(days=1): 9}, monday + timedelta(days=1))
    plain = told({**base, monday: 9}, monday + timedelta(days=1))
    assert weekend.pace == pytest.approx(plain.pace)


def covered(daily: list[float], spread: float, seed: int) -> tuple[int, int]:
    """How many of the rounds ended within the interval told three weeks before the close."""
    random_ = random.Random(seed)
    today, hits, rounds = date(2018, 2, 28), 0, 120
    days = working_days(OPENS, CLOSES + timedelta(days=1))
    for _ in range(rounds):
        left, on = 150, {}
        for day, base in zip(days, daily, strict=True):
            chance = min(1.0, base * random_.gammavariate(1 / spread, spread) if spread else base)
            on[day] = sum(random_.random() < chance for _ in range(left))
            left -= on[day]
        seen = told({d: n for d, n in on.items() if d < today}, today, size=150)
        hits += seen.low <= 150 - left <= seen.high
    return hits, rounds


def test_where_the_assumption_holds_the_interval_holds_what_it_promises() -> None:
    days = len(working_days(OPENS, CLOSES + timedelta(days=1)))
    hits, rounds = covered([0.03] * days, 0.0, 1)
    assert hits / rounds >= COVERS - 0.07


def test_days_that_vary_more_than_chance_make_it_wider() -> None:
    days = len(working_days(OPENS, CLOSES + timedelta(days=1)))
    hits, rounds = covered([0.03] * days, 0.7, 2)
    assert hits / rounds >= COVERS - 0.1
