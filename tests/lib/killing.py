"""Kill a run that writes a release, at every operation on the store and at moments of chance. A program of its own:

    python -m tests.lib.killing write|correct EMPTY_FOLDER

Each run is a child that forks off before any database is open. One line of JSON per kill says what
the store held afterwards, and whether the same run then succeeded.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb  # noqa: F401  (loaded before the forks, so that a child opens no file but the store's)

from oppna.release.correct import corrected
from oppna.release.read import read_release
from oppna.release.seal import broken_seals, strangers
from oppna.release.write import write_release
from tests.lib.releases import NO, small_release, with_figure

CHANCES = 15
SEED = 20180620


def in_child(work: Callable[[], int]) -> tuple[int, float]:
    """The exit code of the work (negative: the signal that ended it) and how long it took."""
    began = time.monotonic()
    child = os.fork()
    if child == 0:
        code = 99
        try:
            code = work()
        finally:
            os._exit(code)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return code, time.monotonic() - began


def killed_after(seconds: float, work: Callable[[], int]) -> int:
    """The exit code of work that is killed from outside after a while, unless it was done before."""
    child = os.fork()
    if child == 0:
        os._exit(work())
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def dying_at(point: int, store: Path, work: Callable[[], int]) -> Callable[[], int]:
    """The work, which kills itself just before its operation number `point` on the store."""

    def doomed() -> int:
        seen = 0

        def step() -> None:
            nonlocal seen
            seen += 1
            if seen == point:
                os.kill(os.getpid(), signal.SIGKILL)

        def heard(event: str, arguments: tuple[Any, ...]) -> None:
            paths = (argument for argument in arguments if isinstance(argument, (str, bytes, os.PathLike)))
            if event in WATCHED and any(os.fsdecode(path).startswith(str(store)) for path in paths):
                step()

        os.fsync = lambda handle: step()  # Python does not audit it; a killed process loses nothing by not waiting
        sys.addaudithook(heard)
        return work()

    return doomed


def hasty(work: Callable[[], int]) -> Callable[[], int]:
    """The work, not waiting for the disk."""

    def run() -> int:
        os.fsync = lambda handle: None
        return work()

    return run


WATCHED = frozenset({"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.chmod", "os.scandir", "os.listdir"})


def state(version: Path) -> str:
    """What a reader finds where the version should be."""
    if not version.exists():
        return "none"
    return "half" if broken_seals(version) or strangers(version) else "whole"


def write(store: Path) -> int:
    write_release(small_release(), store)
    return 0


def correct(store: Path) -> int:
    old = read_release(store / "2018-liten" / "1.0", answers=False)
    new = small_release(version="1.1", date="2018-09-03", figures=with_figure("G2_1", "9001", NO))
    write_release(corrected(old, new, "Åby rättade sitt svar.")[0], store)
    return 0


def attempt(
    work: Callable[[Path], int], version: str, before: Path, store: Path, kill: Callable[[Callable[[], int]], int]
) -> dict[str, Any]:
    """Kill one run on a fresh copy of the store, look, run again, look again."""
    shutil.copytree(before, store)
    edition = store / "2018-liten"
    code = kill(lambda: work(store))
    found = state(edition / version)
    others = [state(edition / other.name) for other in sorted((before / "2018-liten").glob("[0-9]*"))]
    left = len(list(edition.glob(".skrivs-*"))) if edition.exists() else 0
    again = 0 if found == "whole" else in_child(hasty(lambda: work(store)))[0]
    after = state(edition / version)
    swept = not list(edition.glob(".skrivs-*")) or found == "whole"
    shutil.rmtree(store)
    return {
        "code": code,
        "found": found,
        "others": others,
        "left": left,
        "again": again,
        "after": after,
        "swept": swept,
    }


def main(mode: str, folder: Path) -> None:
    work, version = {"write": (write, "1.0"), "correct": (correct, "1.1")}[mode]
    before, store = folder / "before", folder / "store"
    before.mkdir()
    if mode == "correct":
        in_child(lambda: write(before))
    point, code = 0, -signal.SIGKILL
    while code == -signal.SIGKILL:
        point += 1
        told = attempt(work, version, before, store, lambda run, at=point: in_child(dying_at(at, store, run))[0])
        code = told["code"]
        print(json.dumps({"point": point, **told}))
    chance = random.Random(SEED)
    shutil.copytree(before, store)
    _, duration = in_child(lambda: work(store))
    shutil.rmtree(store)
    for _ in range(CHANCES):
        moment = chance.random() * duration
        told = attempt(work, version, before, store, lambda run, at=moment: killed_after(at, run))
        print(json.dumps({"moment": moment, **told}))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
