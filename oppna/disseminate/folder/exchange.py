"""Put a finished folder in the place of another: whoever looks, at any instant, finds the old one or the new.

Linux changes two names for each other in one step (renameat2(2), RENAME_EXCHANGE). Where that cannot be done there is
an instant without a folder; a run that is killed in it has left the old one beside, and the next one finds it.
"""

from __future__ import annotations

import ctypes
import os
import shutil
from contextlib import suppress
from pathlib import Path

_HERE = -100  # AT_FDCWD
_EXCHANGE = 2


def put_in_place(folder: Path, target: Path) -> None:
    """Make `folder` the one at `target`, and let go of what was there."""
    back(target)
    if not target.exists():
        folder.rename(target)
    elif _exchanged(folder, target):
        shutil.rmtree(folder, ignore_errors=True)
    else:
        _in_two_steps(folder, target)


def back(target: Path) -> None:
    """What a run that was killed between two renames had moved away is put back."""
    old = _old(target)
    if old.exists() and not target.exists():
        old.rename(target)
    shutil.rmtree(old, ignore_errors=True)


def _old(target: Path) -> Path:
    return target.with_name(f".{target.name}.gammal")


def _exchanged(folder: Path, target: Path) -> bool:
    """Whether the system changed the two for each other."""
    exchange = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    return exchange is not None and exchange(_HERE, os.fsencode(folder), _HERE, os.fsencode(target), _EXCHANGE) == 0


def _in_two_steps(folder: Path, target: Path) -> None:
    old = _old(target)
    target.rename(old)
    try:
        folder.rename(target)
    except BaseException:
        with suppress(FileNotFoundError):
            old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)
