"""What can be found on the site: everything public that has a page of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from oppna.catalogue.codelists import SearchWord
from oppna.disseminate.addresses import area_path, indicator_list_path, indicator_path, slug
from oppna.disseminate.products.words import group_label
from oppna.disseminate.search.entry import Entry, Kind, Name
from oppna.disseminate.search.pages import pages, release_entry
from oppna.disseminate.shelf.public import Public
from oppna.model.codes import LEVEL_NAME, Level
from oppna.model.indicator import Indicator
from oppna.model.questionnaire import Question
from oppna.model.release import ReleaseArea
from oppna.release.content import Place, Release
from oppna.swedish import number

KIND_OF = {
    Level.MUNICIPALITY: Kind.MUNICIPALITY,
    Level.DISTRICT: Kind.DISTRICT,
    Level.NATION: Kind.NATION,
    Level.COUNTY: Kind.COUNTY,
    Level.POPULATION_GROUP: Kind.GROUP,
    Level.SKR_GROUP: Kind.GROUP,
}
A_WORD_FOR_IT, ANOTHER_WORD, WHOLE_NAME, CODE, HEADING_OF, QUESTION_ID = 0.0, 0.3, 0.1, 0.1, 0.9, 0.1

Also = dict[tuple[str, ...], list[Name]]
"""Key of an entry → the other words it is found by."""


def entries(public: Public, searched: Iterable[SearchWord]) -> list[Entry]:
    """Every area, measure, heading and question, in a fixed order."""
    also = _other_words(public, searched)
    return [
        *_areas(public, also),
        *pages(),
        *(entry for release in public.releases for entry in _of_release(release, also)),
    ]


def _other_words(public: Public, searched: Iterable[SearchWord]) -> Also:
    also: Also = defaultdict(list)
    for word in searched:
        if word.area:
            level, _, code = word.area.partition(":")
            also["area", level, code] += [Name(text) for text in word.words]
        for edition, ids in word.indicators.items():
            for place, id in enumerate(ids):
                cost = ANOTHER_WORD if place else A_WORD_FOR_IT
                also["indicator", edition, id] += [Name(text, cost) for text in word.words]
    return also


def _areas(public: Public, also: Also) -> Iterator[Entry]:
    for area in public.areas.values():
        key = ("area", str(area.level), area.area)
        yield Entry(
            kind=KIND_OF[area.level],
            text=area_name(area),
            detail=_where(area, public.areas),
            address=area_path(area),
            names=(*_names_of(area, public.areas), *also[key]),
            key=key,
            weight=area.population or 0,
        )


def area_name(area: ReleaseArea) -> str:
    """An area by its name; a group with its code in front."""
    return group_label(area) if area.level in (Level.POPULATION_GROUP, Level.SKR_GROUP) else area.label


def _where(area: ReleaseArea, areas: dict[Place, ReleaseArea]) -> str:
    city = areas.get((Level.MUNICIPALITY, area.municipality))
    if area.level is Level.DISTRICT and city is not None:
        return f"Stadsdel i {city.label}"
    if area.level is Level.MUNICIPALITY:
        people = f", {number(area.population)} invånare" if area.population else ""
        return f"Kommun i {area.county}{people}"
    return {Level.NATION: "Hela landet"}.get(area.level, LEVEL_NAME[area.level])


def _names_of(area: ReleaseArea, areas: dict[Place, ReleaseArea]) -> Iterator[Name]:
    yield Name(area.label)
    if area.level is Level.MUNICIPALITY:
        yield Name(area.area, CODE)
    elif area.level is Level.DISTRICT:
        yield Name(area.area, CODE)
        city = areas.get((Level.MUNICIPALITY, area.municipality))
        if city is not None:
            yield Name(f"{area.label} {city.label}", CODE)
    elif area.level is Level.COUNTY:
        county = area.label.removesuffix(" län").removesuffix("s")
        yield Name(f"län {county}")
        yield Name(f"{county} län")
        yield Name(county, WHOLE_NAME)
        yield Name(f"region {county}", WHOLE_NAME)
    elif area.level in (Level.POPULATION_GROUP, Level.SKR_GROUP):
        yield Name(area.area, CODE)
        yield Name(f"{LEVEL_NAME[area.level]} {area.area}")
        yield Name(f"kommungrupp {area.area} {area.label}", CODE)


def _of_release(release: Release, also: Also) -> Iterator[Entry]:
    head = release.edition.head
    about = f"{head.year} · {head.service_area}"
    yield release_entry(release)
    first: dict[str, Indicator] = {}
    for indicator in release.edition.indicators:
        key = ("indicator", head.id, indicator.id)
        yield Entry(
            kind=Kind.BACKGROUND if indicator.background else Kind.INDICATOR,
            text=indicator.short_name,
            detail=about,
            address=indicator_path(head.id, indicator.id),
            names=(*_names_of_measure(indicator), *also[key]),
            key=key,
            weight=head.year,
        )
        for id in indicator.questions:
            first.setdefault(id, indicator)
    yield from _headings(release, about)
    yield from _questions(release, first)


def _names_of_measure(indicator: Indicator) -> Iterator[Name]:
    yield Name(indicator.short_name)
    yield Name(indicator.name, WHOLE_NAME)
    yield Name(indicator.id, CODE / 2)
    yield Name(indicator.indicator_area, HEADING_OF)


def _headings(release: Release, about: str) -> Iterator[Entry]:
    head = release.edition.head
    for heading in dict.fromkeys(one.indicator_area for one in release.edition.indicators if one.indicator_area):
        yield Entry(
            kind=Kind.HEADING,
            text=heading,
            detail=about,
            address=indicator_list_path(omgang=head.id, omrade=slug(heading)),
            names=(Name(heading),),
            key=("heading", head.id, heading),
            weight=head.year,
        )


def _questions(release: Release, first: dict[str, Indicator]) -> Iterator[Entry]:
    """Questions that some measure is made of: its page is where the question and its answers stand."""
    head = release.edition.head
    for question in release.edition.questionnaire.questions:
        if question.id in first:
            yield Entry(
                kind=Kind.QUESTION,
                text=asked(question),
                detail=f"Fråga {question.id} · {head.year} · {head.service_area}",
                address=indicator_path(head.id, first[question.id].id),
                names=(Name(asked(question), WHOLE_NAME), Name(question.id, QUESTION_ID)),
                key=("question", head.id, question.id),
                weight=head.year,
            )


def asked(question: Question) -> str:
    """The wording with what it asks about, where several questions share the wording."""
    return f"{question.wording} {question.item}".strip()
