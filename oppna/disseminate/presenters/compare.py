"""What the compare tool's template shows: chips that can be taken away, choices that can be made, the table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from oppna.catalogue import codelists
from oppna.disseminate.addresses import api_cells_path
from oppna.disseminate.comparison.choices import Choices
from oppna.disseminate.comparison.matrix import Heading, Matrix, Row, matrix
from oppna.disseminate.comparison.picture import MANY, Picture, drawn
from oppna.disseminate.comparison.subject import UNITS, key_of
from oppna.disseminate.presenters.take_along import Item, TakeAlong
from oppna.disseminate.products.words import group_label
from oppna.disseminate.shelf.public import Public
from oppna.model.codes import LEVEL_NAME, Level
from oppna.swedish import counted

KINDS = ("png", "svg")


@dataclass(frozen=True)
class Link:
    """A choice that is an address. `on`: it is the one that holds now."""

    text: str
    href: str
    on: bool = False


def tool(public: Public, choices: Choices) -> dict[str, Any]:
    """Everything on the page."""
    table = matrix(public, choices).on_a_page()
    query = urlencode({name: text for name, text in choices.query.items() if text})
    picture = drawn(choices)
    drawings = _drawings(choices, picture)
    files = _files(query) if picture else []
    return {
        "choices": choices,
        "table": table,
        "told": f"{counted(len(choices.subjects), 'område', 'områden')} och "
        f"{counted(len(choices.measured), 'indikator', 'indikatorer')}",
        "picture": picture,
        "put_away": choices.but(picture="").path if choices.picture else "",
        "synthetic": choices.release.head.synthetic,
        "chips": _chips(choices),
        "thinned": [one for one in choices.subjects if one.area is not None] if _many(choices) else [],
        "measures": [
            Link(one.short_name, choices.asking(kept for kept in choices.indicators if kept != one).path)
            for one in choices.indicators
        ],
        "kept": [(name, text) for name, text in choices.query.items() if text],
        "rounds": [
            Link(
                one.head.edition_name,
                choices.but(release=one, indicators=(), quality_area="", picture="").path,
                one is choices.release,
            )
            for one in public.releases
        ],
        "groups": _groups(choices),
        "quality_areas": _quality_areas(choices),
        "ways": _ways(choices, public),
        "columns": [(column, _sorting(choices, column), drawings.get(column.key)) for column in table.columns],
        "sort_by": table.columns if _many(choices) and not choices.years else (),
        "rows": list(_rows(table, drawings)),
        "take_along": _take_along(choices, query, files),
        "files": files,
    }


def _many(choices: Choices) -> bool:
    """Whether so many areas are chosen that an address for each thing to do with one of them, each of which holds them
    all, would be most of the page. They are chosen in forms instead."""
    return len(choices.subjects) > MANY


def _chips(choices: Choices) -> list[Link]:
    """What can be taken away with a press."""
    if _many(choices):
        return []
    return [Link(one.label, choices.without(one).path) for one in choices.subjects]


def _files(query: str) -> list[Link]:
    """The picture as files."""
    return [Link(kind.upper(), f"{reverse('disseminate:compare_picture', args=[kind])}?{query}") for kind in KINDS]


def _take_along(choices: Choices, query: str, files: list[Link]) -> TakeAlong:
    """The table, its picture where one is drawn, and the addresses of the choice."""
    csv, excel = reverse("disseminate:compare_csv"), reverse("disseminate:compare_workbook")
    items = [Item("Excel", "Tabellen som arbetsbok.", f"{excel}?{query}"), Item("CSV", "Tabellen.", f"{csv}?{query}")]
    items += [
        Item(what, about, f"{reverse('disseminate:compare_report', args=[kind])}?{query}")
        for kind, what, about in (("pdf", "PDF", "Rapport att lägga fram."), ("docx", "Word", "Samma rapport."))
    ]
    items += [Item(f"Bild ({one.text})", "Diagrammet.", one.href) for one in files]
    embed = f"{reverse('disseminate:compare_embedded')}?{query}"
    return TakeAlong(tuple(items), link=choices.path, api=_for_programs(choices), embed=embed)


def _for_programs(choices: Choices) -> str:
    """The figures of the choice in our own interface; of a group of one's own those of its members."""
    head = choices.release.head
    areas = [code for one in choices.subjects for code in ([one.area.area] if one.area else one.members)]
    chosen = choices.measured if choices.indicators or choices.quality_area else ()
    return api_cells_path(head.edition, head.version, area=areas, indicator=[one.id for one in chosen])


def _groups(choices: Choices) -> list[tuple[str, list[tuple[str, str]]]]:
    """Level → (key, name) of every group of the release, to add or to take all of."""
    found: dict[Level, list[tuple[str, str]]] = {}
    for area in choices.release.areas:
        if area.level not in UNITS:
            found.setdefault(area.level, []).append((key_of(area), group_label(area)))
        elif area.is_city:
            found.setdefault(Level.DISTRICT, []).append((key_of(area), f"{area.label}s stadsdelar"))
    return [(LEVEL_NAME[level], names) for level, names in found.items()]


def _quality_areas(choices: Choices) -> list[Link]:
    """The quality areas of the edition, and all of them."""
    names = codelists.quality_areas()
    keys = dict.fromkeys(one.quality_area for one in choices.release.edition.indicators if one.quality_area in names)
    every = Link("Alla indikatorer", choices.but(quality_area="", indicators=()).path, not choices.quality_area)
    return [every] + [
        Link(names[key].name, choices.but(quality_area=key, indicators=()).path, key == choices.quality_area)
        for key in keys
    ]


def _ways(choices: Choices, public: Public) -> list[Link]:
    """How the table is laid out; each can be turned on and off."""
    ways = [
        Link("Vänd tabellen", choices.but(turned=not choices.turned, sort="").path, choices.turned),
        Link("Bara rader som skiljer", choices.but(differing=not choices.differing).path, choices.differing),
    ]
    if public.across is not None and not choices.turned:
        ways.append(Link("Visa tidigare år", choices.but(years=not choices.years, sort="").path, choices.years))
    return ways


def _sorting(choices: Choices, column: Heading) -> Link:
    """Sort by a column; pressed again, the other way round; a third time, as it was. Of very many areas there is a form
    for it, and no address."""
    if _many(choices):
        return Link("", "", choices.sort == column.key)
    if choices.sort != column.key:
        return Link("Sortera", choices.but(sort=column.key, descending=True).path)
    if choices.descending:
        return Link("Störst först", choices.but(descending=False).path, True)
    return Link("Minst först", choices.but(sort="", descending=True).path, True)


def _drawings(choices: Choices, picture: Picture | None) -> dict[str, Link]:
    """Indicator or area → the address where it is drawn; none for what is drawn already. Of very many areas none is
    drawn by itself: every such address holds them all."""
    areas = () if _many(choices) else choices.subjects
    keys = {one.id: one.short_name for one in choices.measured} | {one.key: one.label for one in areas}
    shown = picture.key if picture else ""
    return {key: Link(name, choices.but(picture=key).path) for key, name in keys.items() if key != shown}


def _rows(table: Matrix, drawings: dict[str, Link]) -> Iterator[tuple[Row, Link | None]]:
    """Each row with where it is drawn; of the years of one indicator only the newest, which the picture shows."""
    left = dict(drawings)
    for row in table.rows:
        yield row, left.pop(row.heading.key, None)
