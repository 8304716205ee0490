"""The calendar of a round: the days of 2018, what is wrong with days, and what a day asks for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from oppna.catalogue.prepared import prepare
from oppna.collect.form.round_dates import Dates, faults, from_edition, reminder_due, step_due
from oppna.collect.form.round_form import as_written, read_dates
from oppna.collect.states import RoundState
from oppna.errors import Refused

D2018 = Dates(
    date(2018, 1, 24),
    date(2018, 3, 21),
    (date(2018, 2, 26), date(2018, 3, 7), date(2018, 3, 15)),
    date(2018, 4, 3),
    date(2018, 4, 12),
)


def test_the_days_of_2018_are_those_of_the_guide() -> None:
    """[001:424-439]"""
    dates = prepare("2018-bou").edition.head.dates
    assert dates is not None
    assert from_edition(dates) == D2018
    assert list(faults(D2018)) == []
    assert D2018.last == date(2018, 4, 12)


def test_what_was_written_is_read_back() -> None:
    assert read_dates(as_written(D2018)) == D2018


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"closes": date(2018, 1, 23)}, "stängs före utskicket"),
        ({"reminders": (date(2018, 1, 24),)}, "Påminnelsen 2018-01-24"),
        ({"reminders": (date(2018, 3, 22),)}, "Påminnelsen 2018-03-22"),
        ({"reminders": (date(2018, 2, 26),) * 2}, "samma dag"),
        ({"reopens": None}, "Ange både dagen"),
        ({"closes_again": None}, "Ange både dagen"),
        ({"reopens": date(2018, 3, 21)}, "innan den har stängts"),
        ({"closes_again": date(2018, 4, 2)}, "innan den har öppnats igen"),
    ],
)
def test_days_in_disorder_are_told(changed: dict[str, object], said: str) -> None:
    assert any(said in sentence for sentence in faults(replace(D2018, **changed)))  # type: ignore[arg-type]


def test_a_reminder_on_the_last_day_is_allowed() -> None:
    assert list(faults(replace(D2018, reminders=(date(2018, 3, 21),)))) == []


@pytest.mark.parametrize(
    ("state", "day", "to"),
    [
        ("draft", "2018-01-23", None),
        ("draft", "2018-01-24", "open"),
        ("draft", "2018-04-13", None),
        ("open", "2018-03-21", None),
        ("open", "2018-03-22", "closed"),
        ("closed", "2018-04-02", None),
        ("closed", "2018-04-03", "reopened"),
        ("closed", "2018-04-13", None),
        ("reopened", "2018-04-12", None),
        ("reopened", "2018-04-13", "closed_again"),
        ("closed_again", "2018-04-05", None),
        ("finished", "2018-04-05", None),
    ],
)
def test_the_day_decides_the_step(state: str, day: str, to: str | None) -> None:
    assert step_due(RoundState(state), D2018, date.fromisoformat(day)) == to


def test_only_the_latest_missed_reminder_is_due_and_only_in_an_open_round() -> None:
    assert reminder_due(RoundState.OPEN, D2018, date(2018, 2, 25)) is None
    assert reminder_due(RoundState.OPEN, D2018, date(2018, 2, 26)) == date(2018, 2, 26)
    assert reminder_due(RoundState.OPEN, D2018, date(2018, 3, 10)) == date(2018, 3, 7)
    assert reminder_due(RoundState.CLOSED, D2018, date(2018, 3, 10)) is None


def test_all_that_is_wrong_with_what_was_written_is_told_at_once() -> None:
    with pytest.raises(Refused) as refused:
        read_dates({"opens": "24/1", "closes": "", "reminders": "2018-02-30 i mars"})
    told = str(refused.value)
    for part in ("Utskick: ”24/1”", "Stängs: ange en dag", "”2018-02-30”", "”i”", "”mars”"):
        assert part in told
