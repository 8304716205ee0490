"""The list of indicators: by edition and area, of one type or all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from oppna.catalogue import codelists
from oppna.disseminate.addresses import indicator_path, slug
from oppna.disseminate.presenters.indicator.told import nation_text
from oppna.disseminate.shelf.public import Public
from oppna.model.indicator import Indicator
from oppna.release.content import Release

KINDS = {"struktur": "Struktur", "process": "Process", "resultat": "Resultat", "bakgrund": "Bakgrundsmått"}
NO_AREA = "Övriga"


@dataclass(frozen=True)
class Line:
    """An indicator in the list."""

    id: str
    name: str
    link: str
    kind: str
    quality_area: str
    nation: str


@dataclass(frozen=True)
class Section:
    """The indicators of an area of an edition."""

    heading: str
    key: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Listed:
    """`release`: the edition shown. `areas`: key and heading of all its areas. `count`: how many are shown."""

    release: Release
    sections: tuple[Section, ...]
    areas: tuple[tuple[str, str], ...]
    area: str
    kind: str
    problems: tuple[str, ...]

    @property
    def count(self) -> int:
        return sum(len(section.lines) for section in self.sections)


def listed(public: Public, asked: Mapping[str, str]) -> Listed | None:
    """What is asked for, where it can be understood, else everything of the newest edition. None: nothing is public."""
    if not public.releases:
        return None
    problems: list[str] = []
    edition = asked.get("omgang", "")
    release = public.by_edition.get(edition, public.releases[0])
    if edition and edition not in public.by_edition:
        problems.append(
            f"Utgåvan ”{edition[:40]}” finns inte bland publiceringarna; nu visas {release.head.edition_name}."
        )
    every = _sections(release)
    areas = tuple((section.key, section.heading) for section in every)
    area = _known("området", asked.get("omrade", ""), dict(areas), problems)
    kind = _known("typen", asked.get("typ", ""), KINDS, problems)
    return Listed(release, tuple(_narrowed(every, area, kind)), areas, area, kind, tuple(problems))


def _known(what: str, wanted: str, known: Mapping[str, str], problems: list[str]) -> str:
    if not wanted or wanted in known:
        return wanted
    problems.append(f"{what.capitalize()} ”{wanted[:40]}” finns inte i utgåvan; alla visas.")
    return ""


def _narrowed(sections: list[Section], area: str, kind: str) -> list[Section]:
    narrowed = [
        Section(section.heading, section.key, tuple(line for line in section.lines if line.kind == kind or not kind))
        for section in sections
        if section.key == area or not area
    ]
    return [section for section in narrowed if section.lines]


def _sections(release: Release) -> list[Section]:
    """In the edition's own order."""
    lines: dict[str, list[Line]] = {}
    for indicator in release.edition.indicators:
        heading = indicator.indicator_area or (KINDS["bakgrund"] if indicator.background else NO_AREA)
        lines.setdefault(heading, []).append(_line(release, indicator))
    return [Section(heading, slug(heading), tuple(found)) for heading, found in lines.items()]


def _line(release: Release, indicator: Indicator) -> Line:
    quality_area = codelists.quality_areas().get(indicator.quality_area)
    return Line(
        id=indicator.id,
        name=indicator.short_name,
        link=indicator_path(release.head.edition, indicator.id),
        kind="bakgrund" if indicator.background else indicator.kind,
        quality_area=quality_area.name if quality_area else "",
        nation=nation_text(release, indicator),
    )
