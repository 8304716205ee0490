"""Why a cell is what it is, as far as anybody may know: what is hidden is not told by the way to it."""

from __future__ import annotations

from dataclasses import replace

from oppna.disseminate.fair.kept import kept
from oppna.model.codes import Status
from oppna.model.release import Cell
from oppna.release.content import Release
from oppna.reproduction import Again, Told, run_again, tell

HIDDEN = frozenset({Status.SUPPRESSED_NONRESPONSE, Status.CONFIDENTIAL})
"""A figure that is there and is not shown."""
_OPEN = frozenset({"Bortfallsgräns", "Värde", "Källa", "Register", "Fritext"})
"""The steps of a hidden figure that say no count of it."""


def told_openly(release: Release, cell: Cell) -> Told:
    """The steps to the cell."""
    told = tell(release, cell.indicator, cell.area, cell.level, again)
    return without_counts(told) if cell.status in HIDDEN else told


def again(release: Release) -> Again:
    """The release run anew, kept as long as the release is."""
    return kept(release, "again", lambda: run_again(release))


def without_counts(told: Told) -> Told:
    """The steps to a hidden figure without those that would give it back."""
    return replace(told, steps=tuple(step for step in told.steps if step.heading in _OPEN))
