"""Areas of the same kind: those that one area's differences are measured among."""

from __future__ import annotations

from oppna.disseminate.fair.kept import kept
from oppna.model.codes import Level
from oppna.model.release import ReleaseArea
from oppna.release.content import Place, Release

OBJECTS, CITIES, COUNTIES = "kommuner och stadsdelar", "städer", "län"
PEERS: dict[Level, str] = {
    Level.COUNTY: COUNTIES,
    Level.POPULATION_GROUP: "befolkningsgrupper",
    Level.SKR_GROUP: "SKR-grupper",
    Level.MUNICIPALITY: OBJECTS,
    Level.DISTRICT: OBJECTS,
}
"""Level → what its areas are called together. A district weighs as much as a municipality [METHOD 1]."""


def peers_of(release: Release) -> dict[str, tuple[Place, ...]]:
    """What they are called together → the areas, in the release's order. The nation has no peers."""
    return kept(release, "peers", lambda: _sorted(release))


def _sorted(release: Release) -> dict[str, tuple[Place, ...]]:
    kinds: dict[str, list[Place]] = {}
    for area in release.areas:
        if area.level is not Level.NATION:
            kinds.setdefault(peers_name(area), []).append((area.level, area.area))
    return {kind: tuple(places) for kind, places in kinds.items()}


def known_from(kind: str) -> str:
    """The kind that tells how much areas of a kind ordinarily differ. Two or three cities tell nothing of how cities
    do; a city is a group of objects as a county is, so the counties tell it."""
    return COUNTIES if kind == CITIES else kind


def peers_name(area: ReleaseArea) -> str:
    """What the area and its like are called together."""
    return CITIES if area.is_city else PEERS[area.level]
