"""Compiled definitions, kept for the next time.

Reading an edition from YAML takes a few hundred milliseconds, reading it back from JSON a few. The
name of a cached file holds a checksum of everything it was made from, so a stale one is never read.
The folder is safe to delete, and nothing fails when it cannot be written.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

import msgspec

from oppna import __version__

T = TypeVar("T")

_ALONE = threading.Lock()
"""Two threads that meet a type for the first time at once have been seen to bring down the process in msgspec 0.22."""


def compiled(name: str, files: Iterable[Path], noun: type[T], build: Callable[[], T]) -> T:
    """`build()`, or what it gave the last time `files` looked as they do now. A failing build is not kept."""
    path = _folder() / f"{name}.{_fingerprint(files)}.json"
    with _ALONE, contextlib.suppress(OSError, msgspec.MsgspecError):
        return msgspec.json.decode(path.read_bytes(), type=noun)
    made = build()
    with contextlib.suppress(OSError):
        _keep(path, msgspec.json.encode(made))
        _forget_older(name, path)
    return made


def _folder() -> Path:
    """The user's cache folder, as the XDG base directory specification says."""
    home = os.environ.get("XDG_CACHE_HOME", "")
    return Path(home if os.path.isabs(home) else os.path.expanduser("~/.cache"), "oppna")


def _fingerprint(files: Iterable[Path]) -> str:
    """Over name and content of every file, and the version of the program that reads them."""
    total = hashlib.sha256(__version__.encode())
    for file in sorted(files):
        content = file.read_bytes()
        total.update(f"\0{file.parent.name}/{file.name}\0{len(content)}\0".encode())
        total.update(content)
    return total.hexdigest()


def _keep(path: Path, content: bytes) -> None:
    """Written aside and renamed: a reader sees the whole file or none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, aside = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".del")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.replace(aside, path)
    except OSError:
        os.unlink(aside)
        raise


def _forget_older(name: str, kept: Path) -> None:
    for other in kept.parent.glob(f"{name}.*.json"):
        if other != kept:
            other.unlink(missing_ok=True)
