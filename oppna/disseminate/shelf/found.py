"""What lies in a store, read once. What breaks on the disk afterwards stays in memory as it was read."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from oppna.disseminate.shelf.calendar import Calendar, Version
from oppna.disseminate.shelf.calendar_file import NAME, read_calendar
from oppna.errors import Problem, Refused
from oppna.release import files
from oppna.release.content import Release
from oppna.release.head import is_version, version_key
from oppna.release.read import read_release

log = logging.getLogger("oppna.disseminate")
Prints = tuple[tuple[str, int, int], ...]
"""Name, size and time of every file in a folder: when they are others, it is worth reading again."""


@dataclass(frozen=True)
class Found:
    """Whole releases, of each edition the oldest first, their seals, and the calendar that hides some of them."""

    releases: tuple[Release, ...]
    seals: dict[Version, str]
    calendar: Calendar

    def same(self, other: Found) -> bool:
        return self.seals == other.seals and self.calendar == other.calendar


class Reader:
    """Looks at one store again and again, and tells the log of a fault once. For one thread at a time."""

    def __init__(self, store: Path) -> None:
        self._store = store
        self._whole: dict[Version, tuple[str, Release]] = {}
        self._broken: dict[Version, Prints] = {}
        self._calendar = Calendar()
        self._problems: dict[Version | None, list[Problem]] = {}
        self._told: set[Problem] = set()

    def look(self) -> Found | None:
        """What is there. None: the calendar is broken, so nothing can be said of what may be seen.

        The calendar is read after the folders: a moment is set before its release is laid.
        """
        self._read_folders()
        is_sound = self._read_calendar()
        self._tell()
        if not is_sound:
            return None
        order = sorted(self._whole, key=lambda key: (key[0], version_key(key[1])))
        releases = tuple(self._whole[key][1] for key in order)
        return Found(releases, {key: self._whole[key][0] for key in order}, self._calendar)

    def _read_folders(self) -> None:
        try:
            here = dict(folders(self._store))
        except OSError as error:
            if self._whole or not isinstance(error, FileNotFoundError):  # a store is made with its first release
                self._fault(None, self._store, "LAGER_SAKNAS", "går inte att läsa; det som lästes förut visas.")
            return
        self._problems.pop(None, None)
        for gone in (self._whole.keys() | self._broken.keys()) - here.keys():
            self._whole.pop(gone, None)
            self._forget(gone)
        for key, folder in here.items():
            self._read(key, folder)

    def _read(self, key: Version, folder: Path) -> None:
        seal = _seal(folder)
        if key in self._whole:
            if seal == self._whole[key][0]:
                self._problems.pop(key, None)
            else:
                sentence = "har ändrats på disken; det som lästes förut visas. Hämta publiceringen på nytt."
                self._fault(key, folder, "PUBLICERING_ÄNDRAD", sentence)
            return
        try:
            now = prints(folder)
        except OSError:
            return  # taken away while we looked; the next look tells
        if self._broken.get(key) == now:
            return
        try:
            release = read_release(folder)
            _require_place(key, folder, release)
        except Refused as refused:
            self._broken[key], self._problems[key] = now, refused.problems
        except OSError as error:
            self._broken[key] = now
            self._fault(key, folder, "OLÄSLIG_PUBLICERING", f"går inte att läsa ({error.strerror}).")
        else:
            self._whole[key] = seal, release
            self._forget(key)

    def _forget(self, key: Version) -> None:
        self._broken.pop(key, None)
        self._problems.pop(key, None)

    def _read_calendar(self) -> bool:
        key = "", NAME
        try:
            calendar = read_calendar(self._store)
        except Refused as refused:
            self._problems[key] = refused.problems
            return False
        if calendar.lines[: len(self._calendar.lines)] != self._calendar.lines:
            sentence = "har rader som ändrats eller försvunnit; lägg tillbaka dem, eller starta om om det var meningen."
            self._fault(key, self._store / NAME, "KALENDER_ÄNDRAD", sentence)
            return False
        self._calendar = calendar
        self._problems.pop(key, None)
        return True

    def _fault(self, key: Version | None, path: Path, code: str, sentence: str) -> None:
        self._problems[key] = [Problem(str(path), 0, code, sentence)]

    def _tell(self) -> None:
        """Log what was not so at the last look."""
        now = {problem for problems in self._problems.values() for problem in problems}
        for problem in sorted(now - self._told):
            log.error("%s", problem)
        self._told = now


def folders(store: Path) -> Iterator[tuple[Version, Path]]:
    """Every folder that is named as a version of an edition. A store that is not there yet holds none."""
    for edition in sorted(store.iterdir()):
        if edition.is_dir() and not edition.name.startswith("."):
            for folder in edition.iterdir():
                if is_version(folder.name) and folder.is_dir():
                    yield (edition.name, folder.name), folder


def _seal(folder: Path) -> str:
    """The list of checksums, which is all of the release in short; "" where it cannot be read."""
    try:
        return (folder / files.CHECKSUMS).read_text("utf-8", errors="replace")
    except OSError:
        return ""


def prints(folder: Path) -> Prints:
    """Of every file in the folder name, size and time."""
    stats = ((path.name, path.lstat()) for path in sorted(folder.iterdir()))
    return tuple((name, stat.st_size, stat.st_mtime_ns) for name, stat in stats)


def _require_place(key: Version, folder: Path, release: Release) -> None:
    if key != (release.head.edition, release.head.version):
        sentence = f"är {release.head.edition} {release.head.version}, men ligger på en annan plats; flytta den."
        raise Refused([Problem(str(folder), 0, "FEL_PLATS", sentence)])
