"""A question that has found its route: who asks, of what that is public, with which parameters."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any, TypeVar
from urllib.parse import quote

from oppna.disseminate.api.http import Request, once
from oppna.disseminate.api.v1.wrong import Wrong, unknown
from oppna.disseminate.fair.kept import is_kept, kept
from oppna.disseminate.shelf.public import Public
from oppna.model.codes import Level
from oppna.model.indicator import Indicator
from oppna.model.release import Cell, ReleaseArea
from oppna.release.content import Release

Made = TypeVar("Made")
ROOT = "/api/v1"


GAP = "\ue000"
"""Stands for scheme and host in what is written once for everybody; no text holds it, and JSON leaves it as it is."""
_SHORT = 64
_LEVELS = {level.value: level for level in Level}


class Later(Exception):
    """The answer must first be worked out, which takes longer than anybody should wait behind."""


def _quoted(part: str) -> str:
    """A part of an address. The same few are written over and over again; what a stranger makes up is not kept."""
    return _kept_quoted(part) if len(part) <= _SHORT else quote(part, safe="")


@lru_cache(maxsize=8192)
def _kept_quoted(part: str) -> str:
    return quote(part, safe="")


@dataclass
class Asked:
    """`named`: the parts of the address that vary, by name. `parameters`: a struct of the route's kind, as soon as it
    is read. `patient`: who asks can wait; else what is no lookup is Later.
    """

    request: Request
    public: Public
    named: dict[str, str] = field(default_factory=dict)
    parameters: Any = None
    patient: bool = True

    @property
    def from_anywhere(self) -> Asked:
        """The same question, from a host that is not known."""
        return replace(self, request=Request("GET", "", base=GAP))

    def kept(self, whose: Release | Public, key: Hashable, make: Callable[[], Made]) -> Made:
        """What `make` gives, made once."""
        if not is_kept(whose, key):
            self.wait()
        return kept(whose, key, make)

    def wait(self) -> None:
        """What follows is no lookup."""
        if not self.patient:
            raise Later

    def wrong(self, sentence: Callable[[], str]) -> Exception:
        """That the address is not known. To find what it may have been takes its time."""
        return Wrong(404, sentence()) if self.patient else Later()

    @once
    def versions(self) -> tuple[Release, ...]:
        """Every public version of the edition that the address names, oldest first."""
        given = self.named["edition"]
        if given not in self.public.versions:
            raise self.wrong(lambda: unknown("Utgåvan", given, tuple(self.public.versions), " bland publiceringarna"))
        return self.public.versions[given]

    @once
    def release(self) -> Release:
        """The version that the address names; the newest one where it names the edition alone."""
        if "version" not in self.named:
            return self.versions[-1]
        given = self.named["version"]
        found = next((release for release in self.versions if release.head.version == given), None)
        if found is None:
            known = tuple(release.head.version for release in self.versions)
            raise self.wrong(lambda: unknown("Versionen", given, known, f" av {self.named['edition']}"))
        return found

    @once
    def indicator(self) -> Indicator:
        """The indicator that the address names."""
        by_id, given = indicators_of(self.release), self.named["indicator"]
        if given not in by_id:
            raise self.wrong(lambda: unknown("Indikatorn", given, tuple(by_id), f" i {self.release.head.edition}"))
        return by_id[given]

    @once
    def area(self) -> ReleaseArea:
        """The area that the address names."""
        level, given = self.named["level"], self.named["area"]
        if level not in _LEVELS:
            raise self.wrong(lambda: unknown("Nivån", level, tuple(Level)))
        found = self.release.areas_by_place.get((_LEVELS[level], given))
        if found is None:
            known = tuple(area.area for area in self.release.areas if area.level == level)
            raise self.wrong(lambda: unknown("Området", given, known, f" i {self.release.head.edition}"))
        return found

    @once
    def cell(self) -> Cell:
        """The cell that the address names."""
        cell = self.release.cell(self.indicator.id, self.area.level, self.area.area)
        if cell is None:
            raise self.wrong(lambda: self.not_told)
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
        return f"{self.request.base}{ROOT}/{self.part(*parts)}"

    def part(self, *parts: str) -> str:
        """Parts of an address."""
        return "/".join(map(_quoted, parts))

    def of_release(self, release: Release, *parts: str) -> str:
        """The whole address of something of a version."""
        head = release.head
        version = kept(release, "api address", lambda: self.part("releases", head.edition, head.version))
        return "/".join((self.request.base + ROOT, version, *map(_quoted, parts)))


def indicators_of(release: Release) -> dict[str, Indicator]:
    """The indicators of a release by their ids, in order."""
    return kept(release, "api indicators", lambda: {one.id: one for one in release.edition.indicators})
