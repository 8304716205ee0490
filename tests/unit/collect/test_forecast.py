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


REMINDERS = (date(2018, 2, 26), date(2018, 3, 7), date(2018, 3, 15))


def covered(*, uneven: float = 0.0, hard: float = 0.0, peak: float = 1.0, today: date, seed: int) -> float:
    """How often the final number lay within the interval, in rounds made up (SYNTETISKA).

    `uneven`: how much days differ; `hard`: how much respondents do; `peak`: how much faster it goes after a reminder.
    """
    random_ = random.Random(seed)
    days, hits, rounds, size = working_days(OPENS, CLOSES + timedelta(days=1)), 0, 40, 200
    for _ in range(rounds):
        left = [random_.gammavariate(1 / hard, hard) if hard else 1.0 for _ in range(size)]
        on: dict[date, int] = {}
        for day in days:
            base = 0.04 * (peak if any(0 <= (day - one).days <= 2 for one in REMINDERS) else 1)
            base *= random_.gammavariate(1 / uneven, uneven) if uneven else 1
            stay = [one for one in left if random_.random() > base * one]
            on[day], left = len(left) - len(stay), stay
        seen = told({d: n for d, n in on.items() if d < today}, today, size=size)
        hits += seen.low <= size - len(left) <= seen.high
    return hits / rounds


WORLDS: list[dict[str, float]] = [{}, {"uneven": 0.7}, {"hard": 0.6}, {"peak": 3.0}, {"hard": 0.6, "peak": 3.0}]


@pytest.mark.parametrize("today", [date(2018, 2, 14), date(2018, 2, 28), date(2018, 3, 12)])
@pytest.mark.parametrize(
    "world", [{}, {"uneven": 0.7}, {"hard": 0.6}, {"peak": 3.0}, {"hard": 0.6, "peak": 3.0}], ids=str
)
def test_the_interval_holds_what_it_promises_also_where_the_pace_changes(world: dict[str, float], today: date) -> None:
    assert covered(**world, today=today, seed=7) >= COVERS - 0.1
