"""One cell through all versions of its edition: no silent revision, ever."""

from __future__ import annotations

from itertools import pairwise

import msgspec

from oppna.disseminate.fair.case import Case
from oppna.disseminate.fair.kept import kept
from oppna.disseminate.shown import shown
from oppna.release.causes import Causes
from oppna.release.content import Release

NO_LONGER = "visas inte längre"
"""Of an older version of a figure that is hidden now: what is hidden is not read off what it was."""


class VersionOfCell(msgspec.Struct, frozen=True, kw_only=True):
    """`changed`: whether the cell, its counts too, is another than in the version before. `why`: the log's reason and
    the causes found in what the two versions were made from."""

    version: str
    date: str
    text: str
    changed: bool
    why: tuple[str, ...] = ()


def versions_of(case: Case) -> tuple[VersionOfCell, ...]:
    """Oldest first."""
    every = case.public.versions[case.edition]
    return (_version(case, every[0]), *(_version(case, now, before) for before, now in pairwise(every)))


def _version(case: Case, now: Release, before: Release | None = None) -> VersionOfCell:
    cell = now.cell(case.indicator.id, *case.place)
    changed = before is not None and before.cell(case.indicator.id, *case.place) != cell
    return VersionOfCell(
        version=now.head.version,
        date=now.head.date,
        text=NO_LONGER if case.is_hidden and cell != case.cell else shown(cell, case.indicator).text,
        changed=changed,
        why=_why(case, before, now) if before and changed else (),
    )


def _why(case: Case, before: Release, now: Release) -> tuple[str, ...]:
    reasons = [entry.reason for entry in now.head.corrections if entry.version == now.head.version]
    key = ("causes", case.edition, before.head.version, now.head.version)
    causes = kept(case.public, key, lambda: Causes(before, now))
    found = [f"{cause.kind.capitalize()}: {cause.sentence}" for cause in causes.of(case.indicator.id, case.place)]
    return (*reasons, *found)
