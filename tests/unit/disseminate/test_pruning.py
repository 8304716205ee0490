"""What can be made again does not fill the disk: the longest unused goes first, and a reader reads on."""

from __future__ import annotations

import os
import time
from pathlib import Path

from oppna.disseminate.pruning import UNFINISHED, only, unfinished, used, within

LONG_AGO = time.time() - 10 * UNFINISHED


def aged(path: Path, hours: float, content: bytes = b"12345") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    os.utime(path, (LONG_AGO - hours * 3600,) * 2)
    return path


def test_the_longest_unused_goes_until_there_is_room(tmp_path: Path) -> None:
    for hours, name in enumerate("abcd"):
        aged(tmp_path / name, hours)
    assert within(tmp_path, 11) == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]
    assert within(tmp_path, 11) == 0


def test_what_is_used_stays(tmp_path: Path) -> None:
    for hours, name in enumerate("abcd"):
        aged(tmp_path / name, hours)
    used(tmp_path / "d")
    within(tmp_path, 5)
    assert [path.name for path in tmp_path.iterdir()] == ["d"]
    used(tmp_path / "borta")


def test_a_reader_reads_on(tmp_path: Path) -> None:
    with aged(tmp_path / "a", 1, b"hela filen").open("rb") as reader:
        assert reader.read(4) == b"hela"
        assert within(tmp_path, 0) == 1
        assert reader.read() == b" filen"


def test_folders_of_nothing_that_is_there_go_but_not_one_in_use(tmp_path: Path) -> None:
    for name in ("kvar", "borta", "nyss"):
        aged(tmp_path / name / "fil.csv", 1)
        os.utime(tmp_path / name, (LONG_AGO,) * 2)
    os.utime(tmp_path / "nyss")
    aged(tmp_path / "anteckning.txt", 1)
    assert only(tmp_path, {"kvar"}) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["anteckning.txt", "kvar", "nyss"]


def test_what_a_killed_run_left_goes_and_what_is_being_written_stays(tmp_path: Path) -> None:
    aged(tmp_path / "x" / ".enheter.px.a1b2", 1)
    (tmp_path / "x" / ".enheter.px.c3d4").write_bytes(b"just nu")
    aged(tmp_path / "x" / "enheter.px", 1)
    assert unfinished(tmp_path, ".*") == 1
    assert sorted(path.name for path in (tmp_path / "x").iterdir()) == [".enheter.px.c3d4", "enheter.px"]


def test_where_nothing_was_ever_kept_nothing_goes(tmp_path: Path) -> None:
    gone = tmp_path / "finns-inte"
    assert (within(gone, 0), only(gone, ()), unfinished(gone, "*")) == (0, 0, 0)
