"""A new site takes the place of the old one in one step; a run that is killed leaves one of them, whole."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from oppna.disseminate.folder import exchange
from oppna.disseminate.folder.exchange import put_in_place
from oppna.disseminate.folder.site import _aside


def a_site(folder: Path, text: str) -> Path:
    folder.mkdir()
    (folder / "index.html").write_text(text)
    return folder


@pytest.mark.parametrize("in_one_step", [True, False])
def test_the_new_one_is_there_and_the_old_one_gone(
    in_one_step: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not in_one_step:
        monkeypatch.setattr(exchange, "_exchanged", lambda folder, target: False)
    target = tmp_path / "sajt"
    for text in ("första", "andra"):
        put_in_place(a_site(tmp_path / "ny", text), target)
        assert (target / "index.html").read_text() == text
        assert [path.name for path in tmp_path.iterdir()] == ["sajt"]


def test_the_system_exchanges_them(tmp_path: Path) -> None:
    """On Linux, which is where the site is made; elsewhere two steps do."""
    one, other = a_site(tmp_path / "en", "1"), a_site(tmp_path / "annan", "2")
    assert exchange._exchanged(one, other) == sys.platform.startswith("linux")


def test_what_a_killed_run_had_moved_away_comes_back(tmp_path: Path) -> None:
    a_site(tmp_path / ".sajt.gammal", "förra")
    exchange.back(tmp_path / "sajt")
    assert (tmp_path / "sajt" / "index.html").read_text() == "förra"


def test_when_a_rename_fails_the_old_one_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange, "_exchanged", lambda folder, target: False)
    target = a_site(tmp_path / "sajt", "förra")
    with pytest.raises(FileNotFoundError):
        put_in_place(tmp_path / "finns-inte", target)
    assert (target / "index.html").read_text() == "förra"


def test_what_a_killed_run_left_beside_goes_and_what_another_writes_stays(tmp_path: Path) -> None:
    target = tmp_path / "sajt"
    program = (
        "import sys, time; from pathlib import Path; from oppna.disseminate.folder.site import _aside\n"
        "with _aside(Path(sys.argv[1])) as folder: (folder / 'halv.html').write_text('x'); time.sleep(60)"
    )
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "oppna.config.settings",
        "OPPNA_DATA": str(tmp_path / "data"),
    }
    process = subprocess.Popen([sys.executable, "-c", program, str(target)], env=environment)
    try:
        until = time.monotonic() + 60
        while not list(tmp_path.glob(".sajt.*/halv.html")):
            assert time.monotonic() < until and process.poll() is None
            time.sleep(0.05)
        with _aside(target):
            assert len(list(tmp_path.glob(".sajt.*"))) == 2
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
    with _aside(target) as folder:
        assert list(tmp_path.glob(".sajt.*")) == [folder]
    assert list(tmp_path.glob(".sajt.*")) == []
