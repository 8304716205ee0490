"""When the server has something to prepare for: a version has come to the store, or its moment is near or here."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from oppna.disseminate.shelf.calendar import Calendar
from oppna.disseminate.shelf.calendar_file import read_calendar
from oppna.disseminate.shelf.found import folders, prints
from oppna.errors import Refused

AHEAD = timedelta(minutes=10)
"""So long before its moment a version is worked out: at the moment itself everything stands ready."""


def state(store: Path, moment: datetime) -> str:
    """What decides what is public, and what soon will be, in short and without reading a release.

    The same until something is laid, changed or taken away, the calendar is, or a moment comes near or passes.
    """
    try:
        calendar = read_calendar(store)
    except Refused:
        calendar = Calendar()  # the site tells of it; nothing new becomes public meanwhile
    laid = tuple(sorted(_laid(store)))
    told = laid, calendar.lines, calendar.passed(moment), calendar.passed(moment + AHEAD)
    return hashlib.sha256(repr(told).encode()).hexdigest()[:16]


def _laid(store: Path) -> Iterator[tuple[object, ...]]:
    try:
        for key, folder in folders(store):
            yield key, prints(folder)
    except OSError:
        return  # taken away while we looked; the next look tells


@dataclass
class Watch:
    """Looks now and then. `look`: the state now; `since`: the state that is prepared for.

    What is being copied into the store changes at every look: a change counts when it has stood still for one.
    """

    look: Callable[[], str]
    since: str
    _seen: str = ""

    def changed(self) -> bool:
        """Whether there is something to prepare for that there was not before."""
        now = self.look()
        is_still, self._seen = now == self._seen, now
        if not is_still or now == self.since:
            return False
        self.since = now
        return True
