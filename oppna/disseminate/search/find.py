"""The search as pages ask it: hits, a figure where both an area and a measure were typed, and where one lands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from oppna.catalogue.codelists import SearchWord
from oppna.disseminate.addresses import figure_path
from oppna.disseminate.search.build import entries
from oppna.disseminate.search.entry import AREAS, MEASURES, Entry, Hit, Kind
from oppna.disseminate.search.fold import fold, words
from oppna.disseminate.search.index import LONGEST, LOOSELY, MOST_WORDS, Index
from oppna.disseminate.search.questions import stretches, telling
from oppna.disseminate.shelf.public import Public
from oppna.model.codes import Level

MOST_FIGURES = 3
SURE_ENOUGH = 1.0
"""A measure this near is meant when an area is typed beside it."""


@dataclass(frozen=True)
class Found:
    """`about`: what to tell whoever means something else than what is measured. `landing`: the one thing meant."""

    query: str
    hits: tuple[Hit, ...]
    about: str
    landing: Entry | None


class Finder:
    """Everything findable of what is public."""

    def __init__(self, public: Public, searched: Iterable[SearchWord]) -> None:
        every = tuple(searched)
        self._public = public
        self._index = Index(entries(public, every))
        self._broad = {fold(word) for one in every if _several(one, public) for word in one.words}
        told = [(word, one.about) for one in every for word in one.words if one.about]
        keys = ((key, about) for word, about in told for key in (" ".join(telling(words(word))), fold(word)))
        self._about = {key: about for key, about in keys if key}

    def find(self, query: str, limit: int = 20) -> Found:
        """The hits, nearest first, and where one lands. Where nothing has such a name it is read as a question."""
        found = self._named(query, limit)
        return found if found.hits or found.about else self._asked(query, limit)

    def _asked(self, query: str, limit: int) -> Found:
        """What the telling words of a question name together, else what most of them are about."""
        typed = words(query[:LONGEST])
        told = telling(typed)[:MOST_WORDS]
        if told != typed:
            found = self._named(" ".join(told), limit)
            if found.hits or found.about:
                return Found(query, found.hits, found.about, found.landing)
        return Found(query, tuple(self._loosely(told, limit)), self._about_in(told), None)

    def _about_in(self, told: tuple[str, ...]) -> str:
        return next(filter(None, (self._about.get(" ".join(told[a:b]), "") for a, b in stretches(told))), "")

    def _loosely(self, told: tuple[str, ...], limit: int) -> list[Hit]:
        """The figures of an area that is named, the area, and then what the other words are about."""
        area, rest = self._area_in(told)
        measures = self._index.any(rest, limit)
        found = (self._figure(area, hit.entry) for hit in measures if area and hit.entry.kind in MEASURES)
        figures = [Hit(figure, LOOSELY, False) for figure in found if figure is not None][:MOST_FIGURES]
        return [*figures, *([Hit(area, LOOSELY, False)] if area else []), *measures][:limit]

    def _area_in(self, told: tuple[str, ...]) -> tuple[Entry | None, tuple[str, ...]]:
        """The area that some words in a row name, and the words besides."""
        for start, end in stretches(told):
            area = self._index.landing(" ".join(told[start:end]))
            if area is not None and area.kind in AREAS:
                return area, (*told[:start], *told[end:])
        return None, told

    def _named(self, query: str, limit: int) -> Found:
        """What has the very name, or one near it. Whoever means something else than is measured is told, not led."""
        typed = words(query[:LONGEST])[:MOST_WORDS]
        figures = [] if self._index.exact(query) else list(self._figures(typed))
        about = self._about.get(fold(query[:LONGEST]), "") or (self._about_in(typed) if figures else "")
        landing = None if about else self._meant(query)
        figures = [] if landing else figures
        hits = (*figures, *self._index.search(query, limit))[:limit]
        if landing is None and not about and len(figures) == 1 and figures[0].exact:
            landing = figures[0].entry
        return Found(query, hits, about, landing)

    def _meant(self, query: str) -> Entry | None:
        """The one thing of that name; nothing where the word stands for several measures of a round."""
        return None if fold(query[:LONGEST]) in self._broad else self._index.landing(query)

    def _figures(self, typed: tuple[str, ...]) -> Iterator[Hit]:
        """The figure of a measure in an area, where the words name one and the other."""
        for cut in range(1, len(typed)):
            for place, measure in ((typed[:cut], typed[cut:]), (typed[cut:], typed[:cut])):
                area = self._index.landing(" ".join(place))
                if area is not None and area.kind in AREAS:
                    found = list(self._of(area, " ".join(measure)))
                    if found:
                        yield from found[:MOST_FIGURES]
                        return

    def _of(self, area: Entry, measure: str) -> Iterator[Hit]:
        meant = self._meant(measure)
        near = self._index.search(measure, limit=12)
        hits = [Hit(meant, 0.0, True)] if meant is not None else near
        for hit in hits:
            if hit.entry.kind in MEASURES and (hit.exact or hit.cost <= SURE_ENOUGH):
                figure = self._figure(area, hit.entry)
                if figure is not None:
                    yield Hit(figure, hit.cost, hit.exact)

    def _figure(self, area: Entry, measure: Entry) -> Entry | None:
        _, level, code = area.key
        _, edition, indicator = measure.key
        release = self._public.by_edition[edition]
        if release.cell(indicator, Level(level), code) is None:
            return None
        told = release.area(Level(level), code)
        return Entry(
            Kind.FIGURE, f"{measure.text} – {area.text}", measure.detail, figure_path(edition, indicator, told), ()
        )


def _several(word: SearchWord, public: Public) -> bool:
    """In the newest round that has it the word stands for more than one measure, which the reader must choose from."""
    newest = (word.indicators[one.head.edition] for one in public.releases if one.head.edition in word.indicators)
    return len(next(newest, ())) > 1
