"""What comes to the store while the site runs is ready before a visitor asks, and what nobody needs is let go of."""

from __future__ import annotations

import os
import shutil
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from oppna.disseminate.files.kept import seal_of
from oppna.disseminate.pruning import UNFINISHED
from oppna.disseminate.queries.public import shelf
from oppna.disseminate.shelf.calendar import Line
from oppna.disseminate.shelf.calendar_file import write_calendar
from oppna.disseminate.shelf.moments import parse_local
from oppna.disseminate.tending.prepare import clear, now_and_soon
from oppna.disseminate.tending.watch import AHEAD
from oppna.disseminate.warm import work_out
from tests.lib.public_world import PUBLISHED, VIOLENCE
from tests.lib.served import Site

LONGEST = 120
AT = parse_local("2026-12-01T09:30")


@pytest.fixture
def store(public_store: Path, tmp_path: Path, settings: Any) -> Any:
    """The real figures of 2015 are public; those of 2017 come at AT."""
    made = tmp_path / "publiceringar"
    for edition in (PUBLISHED, VIOLENCE):
        shutil.copytree(public_store / edition, made / edition)
    line = Line(edition=VIOLENCE, version="1.0", at=AT, title="Våld", by="Karin Ek", set_at=AT - timedelta(days=9))
    write_calendar(made, [line])
    settings.OPPNA_RELEASES, settings.DATA = made, tmp_path / "data"
    shelf.cache_clear()
    yield made
    shelf.cache_clear()


def test_before_its_moment_a_version_is_worked_out_and_not_shown(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = AT - AHEAD + timedelta(seconds=1)
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)
    work_out()
    shown = shelf().at(now)
    assert list(shown.by_edition) == [PUBLISHED]
    assert [list(public.by_edition) for public in now_and_soon()] == [[PUBLISHED], [VIOLENCE, PUBLISHED]]
    worked_out = shelf().at(AT).by_edition[VIOLENCE].__dict__["_fair"]
    assert len(worked_out) >= len(shelf().at(AT).by_edition[VIOLENCE].edition.indicators)


def test_long_before_its_moment_nothing_is_done_for_it(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: AT - AHEAD - timedelta(seconds=1))
    assert [list(public.by_edition) for public in now_and_soon()] == [[PUBLISHED]]


def test_files_of_a_version_that_is_gone_go_and_those_of_a_hidden_one_stay(store: Path, tmp_path: Path) -> None:
    kept = tmp_path / "data" / "filer"
    seals = [seal_of(store / edition / "1.0") for edition in (PUBLISHED, VIOLENCE)]
    for name in (*seals, "0" * 32):
        (kept / name).mkdir(parents=True)
        os.utime(kept / name, (time.time() - 2 * UNFINISHED,) * 2)
    clear()
    assert {path.name for path in kept.iterdir()} == set(seals)
    store.rename(store.with_name("disken-ar-borta"))
    clear()
    assert {path.name for path in kept.iterdir()} == set(seals)


def test_a_release_laid_while_the_site_runs_is_ready_in_new_processes(public_store: Path, tmp_path: Path) -> None:
    """The server is told, works it out once and makes new processes; files and pictures are made beside. Nobody who
    asks meanwhile is turned away, and when the server is killed whoever looks after it ends too."""
    store, data = tmp_path / "publiceringar", tmp_path / "site"
    shutil.copytree(public_store / PUBLISHED, store / PUBLISHED)
    data.mkdir()
    site = Site(data, OPPNA_RELEASES=str(store), OPPNA_TEND="0.2")
    site.start()
    try:
        before = set(site.workers())
        (beside,) = site.beside()
        shutil.copytree(public_store / VIOLENCE, store / ".hit")
        (store / ".hit").rename(store / VIOLENCE)
        asked = _until(lambda: not before & set(site.workers()), site)
        assert asked and set(asked) == {200}
        made = data / "filer" / seal_of(store / VIOLENCE / "1.0") / "arbetsbok.xlsx"
        _until(made.is_file, site)
        assert list((data / "bilder").glob("*.svg"))
        assert [beside] == site.beside()
    finally:
        site.kill()
    _until(lambda: not Path(f"/proc/{beside}").exists(), None)
    assert "Traceback" not in site.log()


def _until(holds: Any, site: Site | None) -> list[int]:
    """Ask for a page until it holds; what was answered."""
    answers: list[int] = []
    until = time.monotonic() + LONGEST
    while not holds():
        assert time.monotonic() < until, site.log() if site else "it is still there"
        if site:
            answers.append(site.status("/kommun/0184-solna/"))
        time.sleep(0.1)
    return answers
