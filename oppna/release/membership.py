"""Which respondents stand behind an area of a release."""

from __future__ import annotations

from oppna.model.codes import NATION, Level
from oppna.model.release import ReleaseArea
from oppna.release.content import Place, Release


def places(respondent: ReleaseArea) -> tuple[Place, ...]:
    """Every area whose figures a respondent is part of: itself, its city, and its groups."""
    own = (
        (respondent.level, respondent.area),
        (Level.MUNICIPALITY, respondent.municipality),
        (Level.COUNTY, respondent.county),
        (Level.NATION, NATION),
        (Level.POPULATION_GROUP, respondent.population_group),
        (Level.SKR_GROUP, respondent.skr_group),
    )
    return tuple(dict.fromkeys(place for place in own if place[1]))


def members(release: Release) -> dict[Place, frozenset[str]]:
    """Area → the codes of the respondents behind it. Where an area has none it is absent."""
    behind: dict[Place, set[str]] = {}
    for respondent in release.respondents:
        for place in places(respondent):
            behind.setdefault(place, set()).add(respondent.area)
    return {place: frozenset(codes) for place, codes in behind.items()}
