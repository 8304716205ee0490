"""The cube of the process: made once for everything that is public, or opened from a folder on disk."""

from __future__ import annotations

import threading
from pathlib import Path

from oppna.disseminate.api import source
from oppna.disseminate.cube.assemble import cube_of
from oppna.disseminate.cube.cube import Cube
from oppna.disseminate.cube.folder import open_folder

_lock = threading.Lock()
_made: Cube | None = None
_opened: Cube | None = None


def use_folder(path: Path | None) -> None:
    """Answer from a catalogue laid out on disk instead of from the releases."""
    global _opened
    _opened = open_folder(path) if path else None


def cube() -> Cube:
    """The cube of what is public now. While a new one is made, who asks waits for it: nobody sees what was."""
    global _made
    if _opened is not None:
        return _opened
    public = source.public()
    made = _made
    if made is None or made.token != public.token:
        with _lock:
            if _made is None or _made.token != public.token:
                _made = cube_of(public)
            made = _made
    return made


def token() -> str:
    """Changes whenever the cube does."""
    return _opened.token if _opened is not None else source.token()
