"""The shelf: a store of releases as the public sees it at a moment. A broken release is passed over: the old one stays.

With a broken calendar nothing new becomes public, and a process that has not read a whole one shows nothing.
"""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from oppna.disseminate.shelf.assembled import assembled
from oppna.disseminate.shelf.found import Found, Reader
from oppna.disseminate.shelf.public import Public

PATIENCE = 1.0
"""Seconds that what was seen on the disk is taken to hold. Nothing becomes public without a new look."""
NOTHING = Public((), {}, "")


@dataclass(frozen=True)
class _Seen:
    """What is public of `found` while `passed` moments have come. `looked`: when, by the steady clock."""

    looked: float
    found: Found | None
    passed: int
    public: Public

    def holds(self, moment: datetime) -> bool:
        """Whether no moment has come since."""
        return self.found is None or self.found.calendar.passed(moment) == self.passed


class Shelf:
    """Reads each version once: a release never changes. Safe to ask from several threads."""

    def __init__(self, store: Path, patience: float = PATIENCE) -> None:
        self.store = store
        self._reader = Reader(store)
        self._patience = patience
        self._seen: _Seen | None = None
        self._lock = threading.Lock()

    def at(self, moment: datetime) -> Public:
        """What is public at the moment. Who asks while somebody else looks at the disk gets what was public before."""
        seen = self._seen
        known = seen is not None and seen.holds(moment)
        if seen is not None and known and time.monotonic() - seen.looked < self._patience:
            return seen.public
        if not self._lock.acquire(blocking=not known):
            assert seen is not None
            return seen.public
        try:
            self._seen = seen = self._look(moment)
        finally:
            self._lock.release()
        return seen.public

    def _look(self, moment: datetime) -> _Seen:
        before, looked = self._seen, time.monotonic()
        found = self._reader.look()
        if found is None:
            return _Seen(looked, None, 0, before.public if before else NOTHING)
        passed = found.calendar.passed(moment)
        if before and before.found and before.passed == passed and before.found.same(found):
            return _Seen(looked, found, passed, before.public)
        return _Seen(looked, found, passed, assembled(found, moment))
