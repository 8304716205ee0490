"""The tools, free of any protocol: plain arguments in, plain records out, `Wrong` with sentences where it cannot be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import msgspec

from oppna.catalogue.codelists import search_words
from oppna.disseminate.addresses import figure_path, indicator_path, release_path
from oppna.disseminate.api.assistant.meant import areas_meant, release_meant
from oppna.disseminate.api.assistant.said import Figure, figure
from oppna.disseminate.api.v1.wrong import Wrong
from oppna.disseminate.fair.kept import kept
from oppna.disseminate.fair.told import told_openly
from oppna.disseminate.search.find import Finder
from oppna.disseminate.shelf.public import Public
from oppna.model.codes import SYNTHETIC_SENTENCE, Level
from oppna.model.release import Cell, ReleaseArea
from oppna.release.content import Release
from oppna.rules.sentence import of_indicator

MOST_FIGURES = 300
"""More than an assistant can hold in its head at once."""
MOST_HITS = 50
NO_RANKING = "Siffrorna står i den ordning de efterfrågades. En skillnad säger något bara om omdömet säger det."

Said = dict[str, Any]


class Answers:
    """`public`: what is public at each question. `site`: what stands before the paths of pages, or ""."""

    def __init__(self, public: Callable[[], Public], site: str = "") -> None:
        self._public, self._site = public, site.rstrip("/")

    def list_releases(self) -> Said:
        """Every public version."""
        public = self._public()
        return {"releases": [self._release(one) for versions in public.versions.values() for one in versions]}

    def find(self, query: str, limit: int = 10) -> Said:
        """Areas, indicators and questions by words."""
        public = self._public()
        finder = kept(public, "finder", lambda: Finder(public, search_words()))
        hits = finder.find(query, max(1, min(limit, MOST_HITS))).hits
        return {"hits": [self._hit(hit.entry) for hit in hits]}

    def get_figures(
        self, indicators: Sequence[str], areas: Sequence[str] = (), level: str = "", edition: str = ""
    ) -> Said:
        """Figures of indicators in areas."""
        if not indicators:
            raise Wrong(400, "Ange minst en indikator; find söker dem med ord.")
        release = release_meant(self._public(), edition, indicators)
        found = areas_meant(release, areas, level)
        if len(indicators) * len(found) > MOST_FIGURES:
            many = len(indicators) * len(found)
            raise Wrong(400, f"Det blir {many} siffror och mer än {MOST_FIGURES} ges inte; ange färre eller en level.")
        return self._figures(release, indicators, found)

    def compare(self, indicator: str, areas: Sequence[str], edition: str = "") -> Said:
        """An indicator in areas, beside their counties, their groups and the nation."""
        if not areas:
            raise Wrong(400, "Ange minst ett område att jämföra.")
        release = release_meant(self._public(), edition, [indicator])
        chosen = areas_meant(release, areas)
        beside = tuple(area for area in _beside(release, chosen) if area not in chosen)
        return {**self._figures(release, [indicator], (*chosen, *beside)), "note": NO_RANKING}

    def explain_figure(self, indicator: str, area: str, level: str = "", edition: str = "") -> Said:
        """Why a figure is what it is."""
        release = release_meant(self._public(), edition, [indicator])
        (found,) = areas_meant(release, [area], level)
        cell = release.cell(indicator, found.level, found.area)
        if cell is None:
            raise Wrong(404, f"{indicator} redovisas inte för {found.label} i {release.head.edition}.")
        definition = release.edition.indicator(indicator)
        steps = told_openly(release, cell).steps
        return {
            "figure": msgspec.to_builtins(self._figure(release, cell, found)),
            "meaning": definition.measure or definition.name,
            "rule": of_indicator(release.edition, definition),
            "steps": [{"heading": step.heading, "lines": list(step.lines)} for step in steps],
            "definition_page": self._site + indicator_path(release.head.edition, indicator),
        }

    def _figures(self, release: Release, indicators: Sequence[str], areas: Sequence[ReleaseArea]) -> Said:
        figures, absent = [], []
        for indicator in indicators:
            for area in areas:
                cell = release.cell(indicator, area.level, area.area)
                if cell is None:
                    absent.append(f"{indicator} redovisas inte för {area.label}.")
                else:
                    figures.append(self._figure(release, cell, area))
        return {"release": self._release(release), "figures": [*map(_plain, figures)], "absent": absent}

    def _figure(self, release: Release, cell: Cell, area: ReleaseArea) -> Figure:
        """What an area is called in addresses is settled by the newest edition that has it."""
        named = self._public().areas.get((area.level, area.area), area)
        return figure(release, cell, area, self._site + figure_path(release.head.edition, cell.indicator, named))

    def _release(self, release: Release) -> Said:
        head = release.head
        return {
            "edition": head.edition,
            "version": head.version,
            "name": head.edition_name,
            "date": head.date,
            "label": SYNTHETIC_SENTENCE if head.synthetic else None,
            "page": self._site + release_path(head.edition, head.version),
        }

    def _hit(self, entry: Any) -> Said:
        return {
            "kind": entry.kind.value,
            "text": entry.text,
            "detail": entry.detail,
            "page": self._site + entry.address,
            "codes": list(entry.key[1:]),
        }


def _plain(one: Figure) -> Any:
    return msgspec.to_builtins(one)


def _beside(release: Release, areas: Sequence[ReleaseArea]) -> Iterator[ReleaseArea]:
    """The groups that the areas belong to, and the nation, each once, in the order of the release."""
    groups = {(Level.NATION, area.area) for area in release.areas if area.level is Level.NATION}
    for area in areas:
        groups |= {
            (Level.COUNTY, area.county),
            (Level.POPULATION_GROUP, area.population_group),
            (Level.SKR_GROUP, area.skr_group),
        }
    return (area for area in release.areas if (area.level, area.area) in groups)
