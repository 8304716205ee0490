"""What the start page shows of the comparisons: a map that links, and what is new."""

from __future__ import annotations

from dataclasses import dataclass

from oppna.disseminate.addresses import API_RELEASES, FEED, START, area_path
from oppna.disseminate.charts.map import Marked, municipality_map
from oppna.disseminate.charts.markup import Markup
from oppna.disseminate.fair.kept import kept
from oppna.disseminate.presenters.area.below import Group, by_county
from oppna.disseminate.presenters.releases import Line, lines
from oppna.disseminate.presenters.take_along import Item, TakeAlong, tables_of
from oppna.disseminate.shelf.public import Public
from oppna.model.codes import Level

MOST_NEWS = 4
_FEED = Item("Flöde", "Nytt och rättat i en läsare av flöden (Atom).", FEED)


@dataclass(frozen=True)
class Front:
    """`country`: the map, None before anything is public. `news`: newest first; `coming`: soonest first."""

    country: Markup | None
    counties: tuple[Group, ...]
    news: tuple[Line, ...]
    coming: tuple[Line, ...]
    synthetic: bool
    mixed: bool
    take_along: TakeAlong


def front(public: Public) -> Front:
    """The public half of the start page."""
    return Front(
        country=kept(public, "start map", lambda: _map(public)),
        counties=kept(public, "start counties", lambda: by_county(public)),
        news=tuple(lines(public, public.past[:MOST_NEWS])),
        coming=tuple(lines(public, public.coming[:MOST_NEWS])),
        synthetic=public.synthetic,
        mixed=public.mixed,
        take_along=TakeAlong(
            (*(tables_of(public.releases[0]) if public.releases else ()), _FEED), START, api=API_RELEASES, prints=False
        ),
    )


def _map(public: Public) -> Markup | None:
    marked = {
        area.area: Marked("size1", area.label, area.county, area_path(area))
        for area in public.areas.values()
        if area.level is Level.MUNICIPALITY
    }
    return municipality_map(marked, label="Karta över Sveriges kommuner. Varje kommun är en länk.") if marked else None
