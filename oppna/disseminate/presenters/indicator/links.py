"""Where one can go from an indicator's page: its other views, other editions, and what can be taken along."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from oppna.disseminate.addresses import (
    api_cells_path,
    area_key,
    compare_path,
    data_path,
    indicator_path,
    indicator_view_path,
    picture_path,
)
from oppna.disseminate.fair.series import series_of
from oppna.disseminate.presenters.indicator.choice import MAPS, Choice
from oppna.disseminate.presenters.indicator.pictures import COUNTY_MAP, MAP
from oppna.disseminate.presenters.take_along import Item, TakeAlong
from oppna.disseminate.shelf.public import Public
from oppna.model.codes import Level
from oppna.model.indicator import Indicator
from oppna.release.content import Release


@dataclass(frozen=True)
class Link:
    """A choice one can make. `here`: it is made."""

    text: str
    address: str
    here: bool = False


def maps(release: Release, indicator: Indicator, chosen: Choice) -> list[Link]:
    """Municipalities or counties."""
    return [Link(text, _view(release, indicator, chosen, karta=key), key == chosen.map) for key, text in MAPS.items()]


def counties(release: Release, chosen: Choice) -> list[tuple[str, str, bool]]:
    """Key, name, and whether it is chosen."""
    areas = [area for area in release.areas if area.level is Level.COUNTY]
    return [(area_key(area), area.label, area == chosen.county) for area in areas]


def _view(release: Release, indicator: Indicator, chosen: Choice, **changed: str) -> str:
    return indicator_view_path(release.head.edition, indicator.id, **chosen.query(**changed))


def editions(public: Public, release: Release, indicator: Indicator) -> list[Link]:
    """The same indicator in other editions, whether or not it may be compared."""
    points = series_of(public, release.head.edition, indicator.id).points
    return [
        Link(public.by_edition[point.edition].head.edition_name, indicator_path(point.edition, point.indicator))
        for point in points
        if point.edition != release.head.edition
    ]


def compare(release: Release, indicator: Indicator) -> str:
    """The compare tool with the indicator chosen."""
    return compare_path(omgang=release.head.edition, indikatorer=indicator.id)


def take_along(release: Release, indicator: Indicator, chosen: Choice) -> TakeAlong:
    """Workbook, figures, pictures, and the addresses of the view."""
    head = release.head
    return TakeAlong(
        items=tuple(_items(head.edition, head.version, indicator.id)),
        link=_view(release, indicator, chosen),
        api=api_cells_path(head.edition, head.version, indicator=[indicator.id]),
    )


def _items(edition: str, version: str, indicator: str) -> Iterator[Item]:
    below = indicator_path(edition, indicator)
    yield Item("Excel", "Indikatorns alla värden.", f"{below}varden.xlsx")
    yield Item("Excel", "Arbetsboken med hela utgåvan.", data_path(edition, version, "arbetsbok.xlsx"))
    yield Item("CSV", "Indikatorns alla värden.", f"{below}data.csv")
    yield Item("PDF", "Rapport att lägga fram.", f"{below}rapport.pdf")
    yield Item("Word", "Samma rapport, att skriva vidare i.", f"{below}rapport.docx")
    for name, text in ((MAP, "Kartan över kommunerna"), (COUNTY_MAP, "Kartan över länen")):
        for kind in ("png", "svg"):
            yield Item(f"Bild ({kind.upper()})", f"{text}.", picture_path(edition, indicator, name, kind))
