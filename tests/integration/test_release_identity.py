"""The same input gives the same bytes: in another folder, process, time zone, language and order of hashes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

SETTINGS = (
    {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8"},
    {"PYTHONHASHSEED": "4711", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def run(arguments: list[str], root: Path, settings: dict[str, str]) -> None:
    environment = {**os.environ, **settings}
    done = subprocess.run([sys.executable, *arguments], cwd=root, env=environment, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode(errors="replace")


def assert_same(folders: list[Path]) -> None:
    first, second = map(contents, folders)
    assert list(first) == list(second)
    assert [name for name in first if first[name] != second[name]] == []
    assert len(first) == 11


def test_a_release_written_twice_is_the_same(tmp_path: Path, root: Path) -> None:
    stores = [tmp_path / "a", tmp_path / "ett annat förråd"]
    for store, settings in zip(stores, SETTINGS, strict=True):
        run(["-m", "tests.lib.rebuild", str(store)], root, settings)
    assert_same([store / "2018-liten" / "1.0" for store in stores])


def test_the_whole_way_from_answers_run_twice_is_the_same(tmp_path: Path, root: Path) -> None:
    answers = tmp_path / "svar"
    run(["-m", "oppna", "synth", "2018-bou", "--seed", "3", "--to", str(answers)], root, {})
    stated = ["--version", "1.0", "--date", "2018-06-20", "--approved-by", "Karin Ek"]
    stores = [tmp_path / "a", tmp_path / "b"]
    for store, settings in zip(stores, SETTINGS, strict=True):
        run(
            ["-m", "oppna", "release", "2018-bou", "--in", str(answers), "--store", str(store), *stated], root, settings
        )
    assert_same([store / "2018-bou" / "1.0" for store in stores])
    run(["-m", "oppna", "verify", str(stores[0] / "2018-bou" / "1.0")], root, {})
