"""Why a cell is what it is, as far as anybody may know: what is hidden is not told by the way to it."""

from __future__ import annotations

from dataclasses import replace

from oppna.disseminate.fair.kept import kept
from oppna.model.codes import Status
from oppna.model.release import Cell
from oppna.release.content import Release
from oppna.reproduction import Told, tell

_OPEN = frozenset({"Bortfallsgräns", "Värde", "Källa", "Register", "Fritext"})
"""The steps of a hidden figure that say no count of it."""


def told_again(release: Release, cell: Cell) -> Told:
    """The steps to the cell. Asked for once they are kept: the same figure is often looked at again."""
    told = kept(release, ("api trace", cell.indicator, cell.area), lambda: tell(release, cell.indicator, cell.area))
    return without_counts(told) if cell.status in _HIDDEN else told


_HIDDEN = frozenset({Status.SUPPRESSED_NONRESPONSE, Status.CONFIDENTIAL})


def without_counts(told: Told) -> Told:
    """The steps to a hidden figure without those that would give it back."""
    return replace(told, steps=tuple(step for step in told.steps if step.heading in _OPEN))
