"""What can be taken along from the page of an area, as it is chosen to be seen."""

from __future__ import annotations

from collections.abc import Iterator

from oppna.disseminate.addresses import api_cells_path, area_view_path
from oppna.disseminate.presenters.area.choice import Choice
from oppna.disseminate.presenters.area.drawn import is_drawn
from oppna.disseminate.presenters.area.page import Area
from oppna.disseminate.presenters.take_along import Item, TakeAlong

TABLE, PICTURES = "data.csv", ("png", "svg")


def take_along(page: Area, choice: Choice) -> TakeAlong:
    """Files, and the addresses of the view."""
    head = page.release.head
    return TakeAlong(
        items=tuple(_items(page, choice)),
        link=area_view_path(page.area, omgang=page.asked_edition, **choice.query),
        api=api_cells_path(head.edition, head.version, level=[page.area.level.value], area=[page.area.area]),
    )


def _items(page: Area, choice: Choice) -> Iterator[Item]:
    table = area_view_path(page.area, TABLE, omgang=page.asked_edition, **choice.query)
    yield Item("Excel", "Arbetsboken med hela publiceringen.", page.workbook)
    yield Item("PDF", "Rapport att lägga fram.", page.report)
    yield Item("Word", "Samma rapport, att skriva vidare i.", page.word)
    yield Item("CSV", "Tabellen så som den visas nu." if choice.narrows else "Tabellen.", table)
    if is_drawn(page):
        for kind in PICTURES:
            yield Item(f"Bild ({kind.upper()})", "Svaren i korthet.", page.below_path(f"bild.{kind}"))
