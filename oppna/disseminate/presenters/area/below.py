"""What lies above and below an area: its groups, and the municipalities or districts in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

import msgspec

from oppna.catalogue.codelists import skr_group_year, skr_groups
from oppna.disseminate.addresses import area_path
from oppna.disseminate.search.build import area_name
from oppna.disseminate.search.fold import fold
from oppna.disseminate.shelf.public import Public
from oppna.model.codes import Level
from oppna.model.release import ReleaseArea
from oppna.release.content import Release
from oppna.swedish import number


@dataclass(frozen=True)
class Link:
    """A link, with what it is."""

    what: str
    text: str
    href: str


def above(release: Release, area: ReleaseArea) -> tuple[Link, ...]:
    """City, county, groups and nation that the area belongs to, as the release tells."""
    return tuple(_above(release, area))


def _above(release: Release, area: ReleaseArea) -> Iterator[Link]:
    if area.population:
        yield Link("Invånare", number(area.population), "")
    for what, level, code in (
        ("Stad", Level.MUNICIPALITY, area.municipality if area.level is Level.DISTRICT else ""),
        ("Län", Level.COUNTY, area.county),
        ("Befolkningsgrupp", Level.POPULATION_GROUP, area.population_group),
        (_division(area), Level.SKR_GROUP, area.skr_group),
    ):
        group = release.areas_by_place.get((level, code))
        if group is not None and group != area:
            yield Link(what, area_name(group), area_path(group) if (level, code) in release.places else "")


def _division(area: ReleaseArea) -> str:
    return f"Kommungrupp (SKR {skr_group_year()})" if area.skr_group in skr_groups() else "Kommungrupp (SKR)"


def below(release: Release, area: ReleaseArea) -> tuple[ReleaseArea, ...]:
    """The districts of a city, the municipalities of a county or a group; nothing below one that answers itself."""
    if area.level is Level.MUNICIPALITY:
        return tuple(one for one in release.areas if one.level is Level.DISTRICT and one.municipality == area.area)
    key = {
        Level.COUNTY: "county",
        Level.POPULATION_GROUP: "population_group",
        Level.SKR_GROUP: "skr_group",
    }.get(area.level)
    if key is None:
        return tuple(one for one in release.areas if one.level is Level.COUNTY) if area.level is Level.NATION else ()
    municipalities = (one for one in release.areas if one.level is Level.MUNICIPALITY)
    return tuple(one for one in municipalities if getattr(one, key) == area.area)


BELOW_TEXT = {
    Level.MUNICIPALITY: "Stadsdelar",
    Level.COUNTY: "Kommuner i länet",
    Level.POPULATION_GROUP: "Kommuner i gruppen",
    Level.SKR_GROUP: "Kommuner i gruppen",
    Level.NATION: "Län",
}


def siblings(release: Release, area: ReleaseArea) -> tuple[ReleaseArea, ...]:
    """The city and its districts, to step between; nothing where there are none."""
    city = release.areas_by_place.get((Level.MUNICIPALITY, area.municipality)) if area.municipality else None
    if city is None or not city.is_city:
        return ()
    return (city, *below(release, city))


Member: TypeAlias = "tuple[str, str, tuple[tuple[str, str], ...]]"
"""A municipality's name and address, and those of its districts."""


class Group(msgspec.Struct, frozen=True):
    """A county and what lies in it."""

    area: ReleaseArea
    href: str
    members: tuple[Member, ...]


def by_county(public: Public, wanted: str = "") -> tuple[Group, ...]:
    """Every county with its municipalities, and a city's districts under it: name and address.

    `wanted` keeps those with it in their name, a city with all its districts and a district with its city.
    """
    areas = list(public.areas.values())
    every = (Group(one, area_path(one), tuple(_members(areas, one))) for one in areas if one.level is Level.COUNTY)
    narrowed = (msgspec.structs.replace(one, members=tuple(_holding(one.members, fold(wanted)))) for one in every)
    return tuple(one for one in narrowed if one.members)


def _holding(members: tuple[Member, ...], wanted: str) -> Iterator[Member]:
    for name, address, districts in members:
        if wanted in fold(name):
            yield name, address, districts
        elif kept := tuple(district for district in districts if wanted in fold(district[0])):
            yield name, address, kept


def _members(areas: list[ReleaseArea], county: ReleaseArea) -> Iterator[Member]:
    for one in areas:
        if one.level is Level.MUNICIPALITY and one.county == county.area:
            districts = (two for two in areas if two.level is Level.DISTRICT and two.municipality == one.area)
            yield one.label, area_path(one), tuple((two.label, area_path(two)) for two in districts)
