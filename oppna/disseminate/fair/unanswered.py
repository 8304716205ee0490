"""Who did not answer, and what the share could have been if they had."""

from __future__ import annotations

from oppna.disseminate.fair.facts import Bounds, Span
from oppna.disseminate.fair.kept import kept
from oppna.model.codes import MeasureUnit, Status
from oppna.model.indicator import Indicator
from oppna.model.release import Cell
from oppna.release.content import Place, Release
from oppna.release.membership import members
from oppna.statistics.bounds import nonresponse


def behind(release: Release) -> dict[Place, frozenset[str]]:
    """Area → the respondents behind it."""
    return kept(release, "behind", lambda: members(release))


def without_answer(release: Release, indicator: str) -> frozenset[str]:
    """The respondents whose own cell says that the figure is missing."""
    return kept(release, ("without_answer", indicator), lambda: _without(release, indicator))


def _without(release: Release, indicator: str) -> frozenset[str]:
    cells = ((area.area, release.cell(indicator, area.level, area.area)) for area in release.respondents)
    return frozenset(code for code, cell in cells if cell is not None and cell.status is Status.MISSING)


def bounds_of(release: Release, indicator: Indicator, cell: Cell) -> Bounds | None:
    """The bounds of a group's share of Ja; None where they cannot be told, or would tell what is hidden.

    Only of a share that is shown with its counts, and only where those count objects: how many posts, or persons,
    a respondent that did not answer has, nobody knows.
    """
    if cell.status is not Status.OK or indicator.unit is not MeasureUnit.CATEGORY or not cell.denominator:
        return None
    place = (cell.level, cell.area)
    unanswered = len(behind(release).get(place, frozenset()) & without_answer(release, indicator.id))
    yes, asked = int(cell.numerator), int(cell.denominator)
    low, high = nonresponse(yes, asked - yes, unanswered)
    return Bounds(Span(float(low), float(high)), unanswered, asked + unanswered)
