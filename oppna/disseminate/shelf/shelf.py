"""The shelf: a store of releases as the public sees it. A broken release is passed over and the one before it stays."""

from __future__ import annotations

import hashlib
import logging
import threading
from datetime import datetime
from pathlib import Path

from oppna.disseminate.shelf.public import Public
from oppna.errors import Refused
from oppna.release import files
from oppna.release.content import Release
from oppna.release.read import read_release
from oppna.release.store import versions

log = logging.getLogger("oppna.disseminate")


class Shelf:
    """Reads each version once: a release never changes. Safe to ask from several threads."""

    def __init__(self, store: Path) -> None:
        self.store = store
        self._read: dict[tuple[str, bytes], Release | None] = {}
        self._public: Public | None = None
        self._lock = threading.Lock()

    def at(self, moment: datetime) -> Public:
        """What is public at the moment."""
        with self._lock:
            found = self._found(moment)
            token = hashlib.sha256(repr([(path, digest) for path, digest in found]).encode()).hexdigest()[:16]
            if self._public is None or self._public.token != token:
                self._public = self._assembled(found, token)
            return self._public

    def _found(self, moment: datetime) -> list[tuple[str, bytes]]:
        """Path and seal of every version that may be seen, in order of edition and version."""
        editions = sorted(path.name for path in self.store.glob("*") if path.is_dir())
        paths = [path for edition in editions for path in versions(self.store, edition)]
        return [(str(path), hashlib.sha256((path / files.CHECKSUMS).read_bytes()).digest()) for path in paths]

    def _assembled(self, found: list[tuple[str, bytes]], token: str) -> Public:
        by_edition: dict[str, tuple[Release, ...]] = {}
        for key in found:
            release = self._release(key)
            if release is not None:
                edition = release.head.edition
                by_edition[edition] = (*by_edition.get(edition, ()), release)
        newest = [every[-1] for every in by_edition.values()]
        newest.sort(key=lambda release: (release.edition.head.year, release.head.edition), reverse=True)
        return Public(tuple(newest), by_edition, token)

    def _release(self, key: tuple[str, bytes]) -> Release | None:
        if key not in self._read:
            try:
                self._read[key] = read_release(Path(key[0]))
            except Refused as refused:
                for problem in refused.problems:
                    log.error("%s", problem)
                self._read[key] = None
        return self._read[key]
