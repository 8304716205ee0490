"""Which cells a correction changed, and when: what a client that asks for changes since a day must hear."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from oppna.disseminate.cube.coding import Coded, Coding, coded
from oppna.disseminate.shelf.public import Public
from oppna.release.content import Place, Release
from oppna.swedish import STOCKHOLM

Changed = tuple[int, bool]
"""The day (ordinal) a cell last changed, and whether it then lost its value."""


def public_day(public: Public, release: Release) -> date:
    """The day a version became public, in Sweden."""
    return public.public_since(release.head.edition, release.head.version).astimezone(STOCKHOLM).date()


def changes(
    versions: Sequence[Release], indicator: str, coding: Coding, since: Callable[[Release], date]
) -> dict[Place, Changed]:
    """The cells of an indicator that a version changed, by the versions, oldest first. `since`: when one was public."""
    found: dict[Place, Changed] = {}
    if len(versions) == 1:
        return found
    before = _figures(versions[0], indicator, coding)
    for release in versions[1:]:
        after = _figures(release, indicator, coding)
        day = since(release).toordinal()
        for place in before.keys() | after.keys():
            if before.get(place) != after.get(place):
                found[place] = (day, _lost(place, before, after, found))
        before = after
    return found


def _lost(place: Place, before: dict[Place, Coded], after: dict[Place, Coded], found: dict[Place, Changed]) -> bool:
    """A value was there once and is no longer; another reason for its absence does not bring it back."""
    now = after.get(place)
    had = place in before and before[place][0] is not None
    return (now is None or now[0] is None) and (had or found.get(place, (0, False))[1])


def _figures(release: Release, indicator: str, coding: Coding) -> dict[Place, Coded]:
    return {(cell.level, cell.area): coded(cell, coding) for cell in release.cells if cell.indicator == indicator}
