"""Whoever looks after the site sees what is laid in the store, and a moment before it comes."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

from oppna.disseminate.shelf.calendar import Line
from oppna.disseminate.shelf.calendar_file import NAME, write_calendar
from oppna.disseminate.shelf.moments import parse_local
from oppna.disseminate.tending.watch import AHEAD, Watch, state

AT = parse_local("2026-12-01T09:30")
LINE = Line(edition="2018-bou", version="1.0", at=AT, title="Barn", by="Karin Ek", set_at=AT - timedelta(days=9))


def a_release(store: Path, text: str = "summor") -> Path:
    folder = store / "2018-bou" / "1.0"
    folder.mkdir(parents=True)
    (folder / "SHA256SUMS").write_text(text)
    return folder


def test_a_moment_is_seen_before_it_comes_and_when_it_has(tmp_path: Path) -> None:
    a_release(tmp_path)
    write_calendar(tmp_path, [LINE])
    second = timedelta(seconds=1)
    far, near, nearer, come = (
        state(tmp_path, AT + before) for before in (-AHEAD - second, -AHEAD, -second, timedelta())
    )
    assert far != near == nearer != come
    assert come == state(tmp_path, AT + AHEAD)


def test_whatever_is_laid_changed_or_taken_away_is_seen(tmp_path: Path) -> None:
    states = [state(tmp_path / "finns-inte", AT), state(tmp_path, AT)]
    assert states[0] == states[1]
    folder = a_release(tmp_path)
    states.append(state(tmp_path, AT))
    write_calendar(tmp_path, [LINE])
    states.append(state(tmp_path, AT - AHEAD * 2))
    (folder / "results.csv").write_text("mer")
    states.append(state(tmp_path, AT - AHEAD * 2))
    shutil.rmtree(folder)
    states.append(state(tmp_path, AT - AHEAD * 2))
    assert len(set(states)) == 5


def test_a_broken_calendar_is_one_that_makes_nothing_new(tmp_path: Path) -> None:
    before = state(tmp_path, AT)
    (tmp_path / NAME).write_text("trasig")
    assert state(tmp_path, AT) == before


def test_a_change_counts_once_and_not_before_it_stands_still() -> None:
    watch = Watch(iter("aabcccdccee").__next__, since="a")
    told = [watch.changed() for _ in range(11)]
    assert [number for number, one in enumerate(told) if one] == [4, 10]


def test_what_came_before_the_first_look_is_seen() -> None:
    watch = Watch(iter("bbb").__next__, since="a")
    assert [watch.changed() for _ in range(3)] == [False, True, False]
