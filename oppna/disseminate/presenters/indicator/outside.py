"""Which areas of a funnel lie outside its limits, and which are too small to judge: names, and where they lead."""

from __future__ import annotations

from dataclasses import dataclass

from oppna.disseminate.addresses import figure_path
from oppna.disseminate.fair.peers import peers_of
from oppna.disseminate.fair.sureness import sureness
from oppna.disseminate.presenters.indicator.funnelled import Funnelled
from oppna.disseminate.shown import shown
from oppna.model.indicator import Indicator
from oppna.model.release import ReleaseArea
from oppna.release.content import Release
from oppna.statistics.verdicts import Verdict

MOST = 12
"""More names than this are no list to read; the table has them all."""
_JUDGED = (Verdict.CLEARLY, Verdict.DIFFERS, Verdict.TOO_FEW)


@dataclass(frozen=True)
class Outside:
    """`areas`: name, address of the figure and its value in words, in Swedish order; `more`: how many are not named."""

    verdict: str
    areas: tuple[tuple[str, str, str], ...]
    more: int


def outside(release: Release, indicator: Indicator, drawn: Funnelled) -> list[Outside]:
    """Those that differ clearly, those that differ, those too few to say of; whatever nobody is, is left out."""
    found = sureness(release, indicator.id)
    told = []
    for verdict in _JUDGED:
        places = [place for place in peers_of(release).get(drawn.among, ()) if found[place].verdict is verdict]
        if places:
            named = tuple(_named(release, indicator, release.area(*place)) for place in places[:MOST])
            told.append(Outside(verdict.value, named, len(places) - len(named)))
    return told


def _named(release: Release, indicator: Indicator, area: ReleaseArea) -> tuple[str, str, str]:
    cell = release.cell(indicator.id, area.level, area.area)
    return area.label, figure_path(release.head.edition, indicator.id, area), shown(cell, indicator).text
