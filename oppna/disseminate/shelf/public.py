"""The releases that are public at a moment, and what pages need to know of them all at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, time
from functools import cached_property
from itertools import pairwise

from oppna.disseminate.addresses import area_path
from oppna.disseminate.products.across.several import LEAST, Several, several
from oppna.disseminate.shelf.calendar import Entry
from oppna.model.codes import Level
from oppna.model.release import ReleaseArea
from oppna.release.content import Place, Release
from oppna.release.diff import CellChange, diff
from oppna.swedish import STOCKHOLM


@dataclass(frozen=True)
class Public:
    """What can be seen. `releases`: of each edition the newest public version, the newest edition first.

    `versions`: edition → every public version, oldest first. `token`: changes whenever anything that is public does.
    `coming`: what the calendar tells of next, the soonest first; `past`: what has come, the newest first.
    `sums`: edition and version → its list of checksums, as the folder has it.
    """

    releases: tuple[Release, ...]
    versions: dict[str, tuple[Release, ...]]
    token: str
    coming: tuple[Entry, ...] = ()
    past: tuple[Entry, ...] = ()
    sums: dict[tuple[str, str], str] = field(default_factory=dict)
    _changes: dict[tuple[str, str], tuple[CellChange, ...]] = field(default_factory=dict, init=False, compare=False)

    @property
    def synthetic(self) -> bool:
        """Something that is shown is made up."""
        return any(release.head.synthetic for release in self.releases)

    @property
    def mixed(self) -> bool:
        """Something that is shown is made up and something is not: a page of both must not call all of it made up."""
        return len({release.head.synthetic for release in self.releases}) > 1

    @cached_property
    def by_edition(self) -> dict[str, Release]:
        return {release.head.edition: release for release in self.releases}

    @cached_property
    def calendar(self) -> tuple[Entry, ...]:
        """Everything planned and published, what lies furthest ahead first."""
        return (*reversed(self.coming), *self.past)

    @cached_property
    def _since(self) -> dict[tuple[str, str], datetime]:
        days = {(one.head.edition, one.head.version): day_of(one) for every in self.versions.values() for one in every}
        return days | {(entry.edition, entry.version): entry.at for entry in self.past if entry.public}

    def public_since(self, edition: str, version: str) -> datetime:
        """When the version became public. Where the calendar does not tell: the start of the day it was approved."""
        return self._since[edition, version]

    def version(self, edition: str, version: str) -> Release | None:
        """The version, when it is public."""
        return next((one for one in self.versions.get(edition, ()) if one.head.version == version), None)

    def before(self, release: Release) -> Release | None:
        """The public version that came before it: the one it says that it replaces, else the nearest older one."""
        every = self.versions[release.head.edition]
        replaced = {entry.version: entry.replaces for entry in release.head.corrections}.get(release.head.version)
        named = self.version(release.head.edition, replaced) if replaced else None
        return named or next((one for one, later in pairwise(every) if later is release), None)

    def after(self, release: Release) -> Release | None:
        """The public version that came next."""
        return next((later for one, later in pairwise(self.versions[release.head.edition]) if one is release), None)

    def changes(self, release: Release) -> tuple[CellChange, ...]:
        """The cells that are others than in the version before, and why; worked out once."""
        key = release.head.edition, release.head.version
        if key not in self._changes:
            before = self.before(release)
            self._changes[key] = tuple(diff(before, release)) if before else ()
        return self._changes[key]

    @cached_property
    def across(self) -> Several | None:
        """All editions with their indicators in unbroken stretches; None with fewer than two.

        Made-up answers and real ones never stand in one series: only editions of the newest one's kind are in it.
        """
        kind = self.releases[0].head.synthetic if self.releases else False
        alike = [release for release in self.releases if release.head.synthetic == kind]
        return several(alike) if len(alike) >= LEAST else None

    @cached_property
    def areas(self) -> dict[Place, ReleaseArea]:
        """Every area of any release, as the newest one tells of it, in the newest one's order."""
        found: dict[Place, ReleaseArea] = {}
        for release in self.releases:
            for area in release.areas:
                found.setdefault((area.level, area.area), area)
        return found

    @cached_property
    def by_path(self) -> dict[str, ReleaseArea]:
        """Address → area. What an area is called in its address is settled by the newest release that has it."""
        return {area_path(area): area for area in self.areas.values()}

    def editions_of(self, level: Level, area: str) -> tuple[Release, ...]:
        """The releases that have figures for the area, newest edition first; where none has, those that know of it."""
        with_figures = tuple(release for release in self.releases if (level, area) in release.places)
        return with_figures or tuple(one for one in self.releases if (level, area) in one.areas_by_place)


def day_of(release: Release) -> datetime:
    """The start of the day that a version was approved."""
    return datetime.combine(datetime.fromisoformat(release.head.date), time(), STOCKHOLM)
