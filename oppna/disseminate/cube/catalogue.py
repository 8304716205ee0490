"""What a cube tells of itself: its indicators, places, groups and organisational units, in Kolada's terms."""

from __future__ import annotations

import msgspec

TOTAL, WOMEN, MEN = "T", "K", "M"
"""Kolada's genders. Our own releases hold only totals."""


class Kpi(msgspec.Struct, frozen=True, kw_only=True):
    """An indicator as Kolada describes one: the thirteen fields of its two versions together."""

    id: str
    title: str
    description: str = ""
    is_divided_by_gender: bool = False
    municipality_type: str = "K"
    auspice: str | None = None
    operating_area: str | None = None
    perspective: str | None = None
    prel_publication_date: str | None = None
    publication_date: str | None = None
    publ_period: str | None = None
    has_ou_data: bool = False
    ou_publication_date: str | None = None

    @property
    def genders(self) -> tuple[str, ...]:
        """The lanes of figures it has."""
        return (TOTAL, WOMEN, MEN) if self.is_divided_by_gender else (TOTAL,)


class Municipality(msgspec.Struct, frozen=True):
    """A municipality (type K), or a region, a county or the nation (type L)."""

    id: str
    title: str
    type: str


class Member(msgspec.Struct, frozen=True):
    """What belongs to a group."""

    member_id: str
    member_title: str


class Group(msgspec.Struct, frozen=True):
    """A group of indicators, or of municipalities."""

    id: str
    title: str
    members: tuple[Member, ...]


class Ou(msgspec.Struct, frozen=True):
    """An organisational unit: with us a district."""

    id: str
    municipality: str
    title: str


class Catalogue(msgspec.Struct, frozen=True, kw_only=True):
    """Everything there is, in the order it is listed."""

    kpis: tuple[Kpi, ...] = ()
    kpi_groups: tuple[Group, ...] = ()
    municipalities: tuple[Municipality, ...] = ()
    municipality_groups: tuple[Group, ...] = ()
    ous: tuple[Ou, ...] = ()
