"""KPIs and their groups, as Kolada describes them, of the stretches of our indicators."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from oppna.catalogue.codelists import quality_areas
from oppna.disseminate.cube.catalogue import Group, Kpi, Member
from oppna.disseminate.cube.changes import public_day
from oppna.disseminate.cube.identity import kpi_group_id
from oppna.disseminate.cube.stretches import Stretch
from oppna.disseminate.products.words import publisher
from oppna.disseminate.shelf.public import Public
from oppna.model.codes import SYNTHETIC, SYNTHETIC_SENTENCE, Level
from oppna.model.indicator import Indicator
from oppna.release.content import Release

MUNICIPAL = "K"
AUSPICE = "X"
"""What Kolada's own recordings say of the open comparisons of social services."""
OUTCOMES, OTHER = "Kvalitet och resultat", "Övrigt"


def kpi_of(public: Public, stretch: Stretch) -> Kpi:
    """The newest point describes the whole: what may be compared says the same."""
    release, indicator = stretch.newest
    has_districts = any(_has_districts(release, indicator) for release, indicator in stretch.points)
    day = public_day(public, release).isoformat()
    return Kpi(
        id=stretch.id,
        title=title_of(stretch),
        description=_description(release, indicator),
        municipality_type=MUNICIPAL,
        auspice=AUSPICE,
        operating_area=release.edition.head.service_area,
        perspective=OTHER if indicator.background else OUTCOMES,
        publication_date=day,
        publ_period=str(release.edition.head.year),
        has_ou_data=has_districts,
        ou_publication_date=day if has_districts else None,
    )


def title_of(stretch: Stretch) -> str:
    """Name, scale, last year where it has ended (as Kolada writes it), and whether the answers are made up."""
    release, indicator = stretch.newest
    ended = f" (-{release.edition.head.year})" if stretch.ended else ""
    made_up = f" – {SYNTHETIC}" if stretch.synthetic else ""
    return f"{indicator.short_name}{stretch.coding.value}{ended}{made_up}"


def _description(release: Release, indicator: Indicator) -> str:
    made_up = f"{SYNTHETIC_SENTENCE}." if release.head.synthetic else ""
    source = f"Källa: {publisher(release)}, {release.edition.head.name}."
    return " ".join(filter(None, (made_up, indicator.measure or f"{indicator.name}.", source)))


def _has_districts(release: Release, indicator: Indicator) -> bool:
    return any(cell.indicator == indicator.id and cell.level is Level.DISTRICT for cell in release.cells)


def kpi_groups(stretches: Sequence[Stretch], kpis: Sequence[Kpi]) -> tuple[Group, ...]:
    """For each edition one group of everything and one for each quality area, in the order of its indicators."""
    members: dict[str, tuple[str, list[Member]]] = {}
    for stretch, kpi in zip(stretches, kpis, strict=True):
        for release, indicator in stretch.points:
            for id, title in _groups_of(release, indicator):
                members.setdefault(id, (title, []))[1].append(Member(kpi.id, kpi.title))
    return tuple(Group(id, title, tuple(found)) for id, (title, found) in members.items())


def _groups_of(release: Release, indicator: Indicator) -> Iterator[tuple[str, str]]:
    edition = release.head.edition
    made_up = f" – {SYNTHETIC}" if release.head.synthetic else ""
    yield kpi_group_id(edition), f"{release.head.edition_name}{made_up}"
    area = quality_areas().get(indicator.quality_area)
    if area:
        yield kpi_group_id(edition, indicator.quality_area), f"{release.head.edition_name} – {area.name}{made_up}"
