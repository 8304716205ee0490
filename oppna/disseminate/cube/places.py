"""Where figures are about, in Kolada's terms: municipalities, counties and the nation, groups of municipalities,
districts."""

from __future__ import annotations

from collections.abc import Iterator

from oppna.catalogue.codelists import counties
from oppna.disseminate.cube.catalogue import Group, Member, Municipality, Ou
from oppna.disseminate.cube.identity import NATION_ID, county_id, group_id, ou_id
from oppna.disseminate.products.words import group_label
from oppna.disseminate.shelf.public import Public
from oppna.model.codes import Level
from oppna.model.release import ReleaseArea
from oppna.release.content import Place, Release

UNWEIGHTED = "(ovägt medel)"
"""How Kolada ends the name of a group."""


def municipality_ids(public: Public) -> dict[Place, str]:
    """The places that have a row among the municipalities, and their ids."""
    codes = {name: code for code, name in counties().items()}
    found: dict[Place, str] = {}
    for level, area in public.areas:
        if level is Level.NATION:
            found[level, area] = NATION_ID
        elif level is Level.COUNTY and area in codes:
            found[level, area] = county_id(codes[area])
        elif level is Level.MUNICIPALITY:
            found[level, area] = area
    return found


def municipalities(public: Public) -> tuple[Municipality, ...]:
    """In order of id, as Kolada lists them."""
    listed = (
        Municipality(id, public.areas[place].label, "K" if place[0] is Level.MUNICIPALITY else "L")
        for place, id in municipality_ids(public).items()
    )
    return tuple(sorted(listed, key=lambda one: one.id))


def districts(public: Public) -> dict[Place, str]:
    """The districts and their ids."""
    return {place: ou_id(place[1]) for place in public.areas if place[0] is Level.DISTRICT}


def ous(public: Public) -> tuple[Ou, ...]:
    """In order of id."""
    listed = (
        Ou(id, public.areas[place].municipality, public.areas[place].label) for place, id in districts(public).items()
    )
    return tuple(sorted(listed, key=lambda one: one.id))


def municipality_groups(public: Public) -> tuple[Group, ...]:
    """Population groups and SKR groups, each with its members in the newest release that has the group."""
    found: dict[str, Group] = {}
    for release in public.releases:
        for group in _groups(release):
            found.setdefault(group.id, group)
    return tuple(found[id] for id in sorted(found))


def _groups(release: Release) -> Iterator[Group]:
    for area in release.areas:
        if area.level in (Level.POPULATION_GROUP, Level.SKR_GROUP):
            members = [
                Member(one.area, one.label)
                for one in release.areas
                if one.level is Level.MUNICIPALITY and _group_of(one, area.level) == area.area
            ]
            title = f"{_KIND[area.level]} {group_label(area)} {UNWEIGHTED}"
            yield Group(group_id(area.level, area.area), title, tuple(sorted(members, key=lambda one: one.member_id)))


_KIND = {Level.POPULATION_GROUP: "Befolkningsgrupp", Level.SKR_GROUP: "Kommungrupp"}


def _group_of(municipality: ReleaseArea, level: Level) -> str:
    return municipality.population_group if level is Level.POPULATION_GROUP else municipality.skr_group
