"""Pictures kept by content: the same specification is never drawn twice, and a new one never shows an old picture."""

from __future__ import annotations

import hashlib
import os
import tempfile
import threading
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path

from oppna.disseminate.pruning import used

MOST = 200
"""So many pictures are held in memory; the rest are read from disk."""
KIND = {"svg": "image/svg+xml", "png": "image/png", "json": "application/json; charset=utf-8"}


def key_of(*content: str | bytes) -> str:
    """What a picture made from this is called."""
    digest = hashlib.sha256()
    for part in content:
        whole = part.encode() if isinstance(part, str) else part
        digest.update(len(whole).to_bytes(8, "big") + whole)
    return digest.hexdigest()[:40]


class Store:
    """A folder of pictures with the latest in memory. Safe to ask from several threads and processes."""

    def __init__(self, folder: Path, most: int = MOST) -> None:
        self.folder = folder
        self._most = most
        self._held: OrderedDict[str, bytes] = OrderedDict()
        self._lock = threading.Lock()

    def picture(self, key: str, kind: str, make: Callable[[], bytes]) -> bytes:
        """The picture of the name, made if it is not there."""
        name = f"{key}.{kind}"
        with self._lock:
            if name in self._held:
                self._held.move_to_end(name)
                return self._held[name]
        content = self._read(name)
        if content is None:
            content = make()
            self._write(name, content)
        self._hold(name, content)
        return content

    def _read(self, name: str) -> bytes | None:
        path = self.folder / name
        try:
            used(path)
            return path.read_bytes() or None
        except OSError:
            return None

    def _write(self, name: str, content: bytes) -> None:
        """Whole or not at all. A disk that is full costs time, not pictures."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            handle, beside = tempfile.mkstemp(dir=self.folder, suffix=".ny")
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            os.replace(beside, self.folder / name)
        except OSError:
            return

    def _hold(self, name: str, content: bytes) -> None:
        with self._lock:
            self._held[name] = content
            self._held.move_to_end(name)
            while len(self._held) > self._most:
                self._held.popitem(last=False)
