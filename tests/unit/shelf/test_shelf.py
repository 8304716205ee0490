"""The shelf: nothing a second early, nothing broken, and nothing that was whole goes away."""

from __future__ import annotations

import logging
import shutil
import threading
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from oppna.disseminate.shelf.calendar import Line
from oppna.disseminate.shelf.calendar_file import NAME, write_calendar
from oppna.disseminate.shelf.moments import parse_local
from oppna.disseminate.shelf.public import Public
from oppna.disseminate.shelf.shelf import Shelf
from oppna.release.correct import corrected
from oppna.release.write import write_release
from oppna.swedish import STOCKHOLM
from tests.lib.releases import NO, small_release, with_figure

EDITION = "2018-liten"
Told = Callable[[], list[str]]
AT = parse_local("2026-12-01T09:30")
SECOND = timedelta(seconds=1)
LATER = AT + timedelta(days=30)


def line(version: str, at: datetime = AT) -> Line:
    return Line(edition=EDITION, version=version, at=at, title="Liten utgåva", by="Karin Ek", set_at=AT - 9 * SECOND)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """1.0 and its correction 1.1."""
    first = small_release()
    write_release(first, tmp_path)
    new = small_release(version="1.1", date="2018-09-03", figures=with_figure("G2_1", "9001", NO))
    write_release(corrected(first, new, "Fel svar.")[0], tmp_path)
    return tmp_path


@pytest.fixture
def told(caplog: pytest.LogCaptureFixture) -> Told:
    caplog.set_level(logging.ERROR, "oppna.disseminate")
    return lambda: caplog.messages


def seen(public: Public) -> list[str]:
    assert [one.head.version for one in public.releases] == [one[-1].head.version for one in public.versions.values()]
    return [one.head.version for one in public.versions.get(EDITION, ())]


def test_a_version_without_a_line_is_public_at_once(store: Path) -> None:
    public = Shelf(store).at(parse_local("2018-09-03T00:00"))
    assert seen(public) == ["1.0", "1.1"]
    assert [(entry.version, entry.hour_known) for entry in public.calendar] == [("1.1", False), ("1.0", False)]
    assert public.public_since(EDITION, "1.1") == datetime(2018, 9, 3, tzinfo=STOCKHOLM)


@pytest.mark.parametrize("patience", [0, 3600], ids=["always looks", "believes what it saw"])
def test_to_the_second(store: Path, patience: float) -> None:
    write_calendar(store, [line("1.1")])
    shelf = Shelf(store, patience)
    before = shelf.at(AT - SECOND)
    assert seen(before) == ["1.0"] and [entry.version for entry in before.coming] == ["1.1"]
    assert seen(shelf.at(AT - timedelta(microseconds=1))) == ["1.0"]
    after = shelf.at(AT)
    assert seen(after) == ["1.0", "1.1"] and not after.coming and after.token != before.token
    assert after.public_since(EDITION, "1.1") == AT
    assert shelf.at(AT + SECOND) is after


def test_what_is_hidden_leaves_no_trace_in_the_token(store: Path) -> None:
    write_calendar(store, [line("1.1")])
    before = Shelf(store).at(AT - SECOND).token
    shutil.rmtree(store / EDITION / "1.1")
    assert Shelf(store).at(AT - SECOND).token == before


def test_a_moment_that_is_moved_at_the_last_second_holds(store: Path) -> None:
    write_calendar(store, [line("1.1")])
    shelf = Shelf(store, patience=3600)
    assert seen(shelf.at(AT - SECOND)) == ["1.0"]
    write_calendar(store, [line("1.1"), line("1.1", LATER)])
    moved = shelf.at(AT)
    assert seen(moved) == ["1.0"]
    (entry,) = moved.coming
    assert entry.at == LATER and [one.at for one in entry.moved] == [AT]
    assert seen(shelf.at(LATER)) == ["1.0", "1.1"]


def test_a_newer_version_does_not_overtake(store: Path) -> None:
    write_calendar(store, [line("1.0")])
    shelf = Shelf(store)
    assert seen(shelf.at(AT - SECOND)) == [] and seen(shelf.at(AT)) == ["1.0", "1.1"]
    assert shelf.at(AT).public_since(EDITION, "1.1") == AT


def test_one_that_did_not_come_is_late(store: Path) -> None:
    write_calendar(store, [line("1.2")])
    public = Shelf(store).at(AT)
    assert next((entry.version, entry.public) for entry in public.past) == ("1.2", False)
    with pytest.raises(KeyError):
        public.public_since(EDITION, "1.2")


BROKEN = {
    "no table": b"\xff\xff\n",
    "half a line": b"edition,version,at,title,by,set_at,reason\n2018-liten,1.1,20",
    "a moment that is none": b"edition,version,at,title,by,set_at,reason\n2018-liten,1.1,snart,T,K,snart,\n",
    "empty": b"",
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_a_broken_calendar_publishes_nothing_new(store: Path, content: bytes, told: Told) -> None:
    write_calendar(store, [line("1.1")])
    shelf = Shelf(store, patience=0)
    assert seen(shelf.at(AT - SECOND)) == ["1.0"]
    whole = (store / NAME).read_bytes()
    (store / NAME).write_bytes(content)
    assert seen(shelf.at(AT)) == seen(shelf.at(LATER)) == ["1.0"]
    assert seen(Shelf(store).at(LATER)) == []
    assert len(set(told())) and len(told()) == 2 * len(set(told())), "once for each process"
    (store / NAME).write_bytes(whole)
    assert seen(shelf.at(AT)) == ["1.0", "1.1"]


@pytest.mark.parametrize("change", ["gone", "a line less", "a line changed"])
def test_a_calendar_that_lost_something_publishes_nothing_new(store: Path, change: str) -> None:
    write_calendar(store, [line("1.0", AT - 60 * SECOND), line("1.1")])
    shelf = Shelf(store, patience=0)
    assert seen(shelf.at(AT - SECOND)) == ["1.0"]
    if change == "gone":
        (store / NAME).unlink()
    else:
        first = line("1.0", AT - 60 * SECOND)
        write_calendar(store, [first] if change == "a line less" else [first, line("1.1", AT - 30 * SECOND)])
    assert seen(shelf.at(AT - SECOND)) == seen(shelf.at(LATER)) == ["1.0"]


def test_a_release_that_is_laid_after_its_moment_was_set_is_never_seen_early(store: Path) -> None:
    shelf = Shelf(store, patience=0)
    assert seen(shelf.at(AT - SECOND)) == ["1.0", "1.1"]
    write_calendar(store, [line("1.2")])
    write_release(small_release(version="1.2", date="2018-10-01"), store)
    assert seen(shelf.at(AT - SECOND)) == ["1.0", "1.1"] and seen(shelf.at(AT)) == ["1.0", "1.1", "1.2"]


def _damage(folder: Path, name: str = "results.csv") -> None:
    (folder / name).chmod(0o644)
    (folder / name).write_bytes(b"x")


def test_a_broken_release_is_told_once_and_the_old_one_stays(store: Path, told: Told) -> None:
    _damage(store / EDITION / "1.1")
    shelf = Shelf(store, patience=0)
    assert seen(shelf.at(AT)) == seen(shelf.at(LATER)) == ["1.0"]
    assert len(told()) == 1 and "results.csv" in told()[0]


def test_it_is_read_again_when_it_was_mended(store: Path) -> None:
    folder = store / EDITION / "1.1"
    whole = (folder / "results.csv").read_bytes()
    _damage(folder)
    shelf = Shelf(store, patience=0)
    assert seen(shelf.at(AT)) == ["1.0"]
    (folder / "results.csv").write_bytes(whole)
    assert seen(shelf.at(AT)) == ["1.0", "1.1"]


@pytest.mark.parametrize("name", ["results.csv", "SHA256SUMS", "release.json"])
def test_what_was_read_whole_stays_when_the_disk_breaks(store: Path, name: str, told: Told) -> None:
    shelf = Shelf(store, patience=0)
    public = shelf.at(AT)
    _damage(store / EDITION / "1.1", name)
    assert shelf.at(AT) is public and shelf.at(LATER) is public
    assert len(told()) == (1 if name == "SHA256SUMS" else 0)


def test_what_is_taken_away_is_gone_but_a_lost_disk_is_not(store: Path) -> None:
    shelf = Shelf(store, patience=0)
    assert seen(shelf.at(AT)) == ["1.0", "1.1"]
    shutil.rmtree(store / EDITION / "1.1")
    assert seen(shelf.at(AT)) == ["1.0"]
    store.rename(store.with_name("borta"))
    assert seen(shelf.at(AT)) == ["1.0"]


def test_a_folder_in_the_wrong_place_is_no_release(store: Path, told: Told) -> None:
    shutil.copytree(store / EDITION / "1.0", store / EDITION / "1.7")
    assert seen(Shelf(store).at(AT)) == ["1.0", "1.1"]
    assert "ligger på en annan plats" in told()[0]


def test_a_store_that_is_not_there_yet_is_empty_and_no_fault(tmp_path: Path, told: Told) -> None:
    shelf = Shelf(tmp_path / "publiceringar", patience=0)
    assert not shelf.at(AT).releases and not told()
    write_release(small_release(), tmp_path / "publiceringar")
    assert seen(shelf.at(AT)) == ["1.0"]


def test_it_looks_seldom_and_answers_fast(store: Path) -> None:
    shelf = Shelf(store, patience=3600)
    first = shelf.at(AT)
    started = time.process_time()
    assert all(shelf.at(AT) is first for _ in range(1000))
    assert (time.process_time() - started) / 1000 < 0.0003


def test_many_ask_at_once_over_the_moment(store: Path) -> None:
    """Each thread sees time go its own way; whoever is before the moment sees the old, whoever is after it the new."""
    write_calendar(store, [line("1.1")])
    shelf, wrong = Shelf(store, patience=0), []

    def ask(number: int) -> None:
        for step in range(-20, 20):
            moment = AT + step * SECOND
            versions = seen(shelf.at(moment))
            if versions != (["1.0"] if step < 0 else ["1.0", "1.1"]):
                wrong.append((number, step, versions))

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong
