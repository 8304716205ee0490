"""A question that has found its route: who asks, of what that is public, with which parameters."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any
from urllib.parse import quote

from oppna.disseminate.api.http import Request
from oppna.disseminate.api.v1.wrong import Wrong, unknown
from oppna.disseminate.shelf.public import Public
from oppna.model.codes import Level
from oppna.model.indicator import Indicator
from oppna.model.release import Cell, ReleaseArea
from oppna.release.content import Release

ROOT = "/api/v1"


@lru_cache(maxsize=8192)
def _quoted(part: str) -> str:
    """A part of an address. The same few are written over and over again."""
    return quote(part, safe="")


@dataclass(frozen=True)
class Asked:
    """`named`: the parts of the address that vary, by name. `parameters`: a struct of the route's kind."""

    request: Request
    public: Public
    named: dict[str, str] = field(default_factory=dict)
    parameters: Any = None

    @cached_property
    def versions(self) -> tuple[Release, ...]:
        """Every public version of the edition that the address names, oldest first."""
        given = self.named["edition"]
        if given not in self.public.versions:
            raise Wrong(404, unknown("Utgåvan", given, tuple(self.public.versions), " bland publiceringarna"))
        return self.public.versions[given]

    @cached_property
    def release(self) -> Release:
        """The version that the address names; the newest one where it names the edition alone."""
        if "version" not in self.named:
            return self.versions[-1]
        by_version = {release.head.version: release for release in self.versions}
        given = self.named["version"]
        if given not in by_version:
            raise Wrong(404, unknown("Versionen", given, tuple(by_version), f" av {self.named['edition']}"))
        return by_version[given]

    @cached_property
    def indicator(self) -> Indicator:
        """The indicator that the address names."""
        by_id = {indicator.id: indicator for indicator in self.release.edition.indicators}
        given = self.named["indicator"]
        if given not in by_id:
            raise Wrong(404, unknown("Indikatorn", given, tuple(by_id), f" i {self.release.head.edition}"))
        return by_id[given]

    @cached_property
    def area(self) -> ReleaseArea:
        """The area that the address names."""
        level, given = self.named["level"], self.named["area"]
        if level not in tuple(Level):
            raise Wrong(404, unknown("Nivån", level, tuple(Level)))
        found = self.release.areas_by_place.get((Level(level), given))
        if found is None:
            known = tuple(area.area for area in self.release.areas if area.level == level)
            raise Wrong(404, unknown("Området", given, known, f" i {self.release.head.edition}"))
        return found

    @cached_property
    def cell(self) -> Cell:
        """The cell that the address names."""
        cell = self.release.cell(self.indicator.id, self.area.level, self.area.area)
        if cell is None:
            raise Wrong(404, self.not_told)
        return cell

    @property
    def page(self) -> ReleaseArea:
        """The area as it is called in addresses of pages: the newest edition that has it settles that."""
        return self.public.areas.get((self.area.level, self.area.area), self.area)

    @property
    def not_told(self) -> str:
        """That the indicator has no figure for the area."""
        return f"{self.indicator.id} redovisas inte för {self.area.label}."

    def site(self, path: str) -> str:
        """The whole address of a page."""
        return self.request.base + path

    def address(self, *parts: str) -> str:
        """The whole address of a resource of the interface."""
        return "/".join([self.request.base + ROOT, *map(_quoted, parts)])

    def of_release(self, release: Release, *parts: str) -> str:
        """The whole address of something of a version."""
        return self.address("releases", release.head.edition, release.head.version, *parts)
