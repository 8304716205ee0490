"""Folders of what can be made again: old things go, whoever reads one meanwhile reads on.

A file that is open stays on the disk until it is closed, and what is asked for and gone is made anew.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

UNFINISHED = 3600.0
"""Seconds after which something that was being written is taken for left behind by a run that was killed."""


def within(folder: Path, most: int) -> int:
    """Let those go that were used longest ago until no more than `most` bytes are left; how many went."""
    files = sorted(_files(folder))
    size = sum(size for _, size, _ in files)
    gone = 0
    for _, own, path in files:
        if size <= most:
            break
        path.unlink(missing_ok=True)
        size, gone = size - own, gone + 1
    return gone


def _files(folder: Path) -> list[tuple[float, int, Path]]:
    found = []
    with suppress(FileNotFoundError):  # nothing was ever kept
        for path in folder.iterdir():
            with suppress(FileNotFoundError):  # another process let it go
                stat = path.stat()
                found.append((stat.st_mtime, stat.st_size, path))
    return found


def only(folder: Path, wanted: Collection[str]) -> int:
    """Let every folder in it go whose name is none of those wanted; how many went.

    One that somebody wrote in lately stays: it may be of another version of the program, that is being replaced now.
    """
    gone = 0
    for changed, _, path in _files(folder):
        if path.is_dir() and path.name not in wanted and _is_old(changed):
            shutil.rmtree(path, ignore_errors=True)
            gone += 1
    return gone


def unfinished(folder: Path, mark: str) -> int:
    """Let go of what runs that were killed were writing: files whose names fit the pattern `mark`; how many went."""
    gone = 0
    for path in folder.rglob(mark) if folder.is_dir() else ():
        with suppress(FileNotFoundError):
            if path.is_file() and _is_old(path.stat().st_mtime):
                path.unlink()
                gone += 1
    return gone


def used(path: Path) -> None:
    """Remember that the file is of use, once an hour at most: the clock of the disk is not always kept by reading."""
    with suppress(OSError):
        if _is_old(path.stat().st_mtime):
            os.utime(path)


def _is_old(changed: float) -> bool:
    return time.time() - changed > UNFINISHED
