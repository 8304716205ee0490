"""The calendar of releases: when each will be, or was, made public, and every time that was moved."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from datetime import datetime
from functools import cached_property

import msgspec

from oppna.release.head import version_key

Version = tuple[str, str]
"""Edition and version."""


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A moment that somebody set for a version, and when they did. A later line of the version moves it."""

    edition: str
    version: str
    at: datetime
    title: str
    by: str
    set_at: datetime
    reason: str = ""


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A version in the calendar. `lines`: the moments that were set for it, oldest first; none where it came at once.

    `public`: it can be seen. `hour_known`: only the day of a version without a line is known.
    """

    edition: str
    version: str
    at: datetime
    title: str
    public: bool
    lines: tuple[Line, ...] = ()

    @property
    def hour_known(self) -> bool:
        return bool(self.lines)

    @property
    def moved(self) -> tuple[Line, ...]:
        """The moments that were set before and do not hold any more, oldest first."""
        return tuple(line for line in self.lines[:-1] if line.at != self.lines[-1].at)


class Calendar(msgspec.Struct, frozen=True, dict=True):
    """Every line, in the order they were set."""

    lines: tuple[Line, ...] = ()

    @cached_property
    def by_version(self) -> dict[Version, tuple[Line, ...]]:
        found: dict[Version, tuple[Line, ...]] = {}
        for line in self.lines:
            key = line.edition, line.version
            found[key] = (*found.get(key, ()), line)
        return found

    @cached_property
    def _moments(self) -> dict[Version, datetime]:
        """Version → its moment, at the earliest that of an older version of the edition: it builds on that."""
        found: dict[Version, datetime] = {}
        latest: dict[str, datetime] = {}
        for key in sorted(self.by_version, key=lambda key: (key[0], version_key(key[1]))):
            at = self.by_version[key][-1].at
            found[key] = latest[key[0]] = max(at, latest.get(key[0], at))
        return found

    @cached_property
    def _in_order(self) -> list[datetime]:
        return sorted(self._moments.values())

    def moment(self, edition: str, version: str) -> datetime | None:
        """When the version is public; None: at once. Never before an older version that the calendar tells of."""
        own = version_key(version)
        known = [(version_key(key[1]), at) for key, at in self._moments.items() if key[0] == edition]
        return max((at for older, at in known if older <= own), default=None)

    def passed(self, moment: datetime) -> int:
        """How many moments have come. As long as it is the same, nothing becomes public."""
        return bisect_right(self._in_order, moment)


def coming(entries: Iterable[Entry], moment: datetime) -> tuple[Entry, ...]:
    """Those whose moment has not come, the next one first."""
    return tuple(sorted((entry for entry in entries if entry.at > moment), key=_order))


def _order(entry: Entry) -> tuple[datetime, str, tuple[int, ...]]:
    return entry.at, entry.edition, version_key(entry.version)


def past(entries: Iterable[Entry], moment: datetime) -> tuple[Entry, ...]:
    """Those whose moment has come, the newest first. One that is not public is late."""
    return tuple(sorted((entry for entry in entries if entry.at <= moment), key=_order, reverse=True))
