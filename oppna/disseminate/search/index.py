"""Finding entries by what somebody types: exact, begun, inside a word, or misspelled. The same order every time."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import log

from rapidfuzz import process
from rapidfuzz.distance import OSA

from oppna.disseminate.search.entry import AREAS, Entry, Hit, Kind
from oppna.disseminate.search.fold import fold, without_genitive, words
from oppna.disseminate.search.questions import stem

FEWEST_FOR_INSIDE, FEWEST_FOR_MISSPELLED = 3, 4
BEGUN, GENITIVE, INSIDE, MISSPELLED, A_LETTER_MORE = 0.2, 0.05, 1.2, 2.0, 0.05
REST_OF_THE_NAME, ANOTHER_LETTER = 0.5, 0.01
MERCY = 2.6
"""Hits this much further away than the nearest are left out: who has typed a name whole wants no guesses."""
LOOSELY, ENOUGH = 4.0, 2 / 3
LONGEST = 100
MOST_WORDS = 8
KIND_COST = {
    Kind.FIGURE: 0.0,
    Kind.MUNICIPALITY: 0.0,
    Kind.DISTRICT: 0.05,
    Kind.NATION: 0.02,
    Kind.COUNTY: 0.1,
    Kind.GROUP: 0.2,
    Kind.INDICATOR: 0.15,
    Kind.BACKGROUND: 0.2,
    Kind.HEADING: 0.25,
    Kind.QUESTION: 0.6,
    Kind.RELEASE: 0.22,
    Kind.PAGE: 0.3,
}


class Index:
    """Built once for what is public. Safe to ask from several threads."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = tuple(entries)
        self._exact: dict[str, dict[int, float]] = defaultdict(dict)
        self._letter_by_letter: dict[str, set[int]] = defaultdict(set)
        self._owner: list[int] = []
        self._size: list[int] = []
        self._cost: list[float] = []
        self._by_word: dict[str, list[int]] = defaultdict(list)
        for position, entry in enumerate(self.entries):
            for name in entry.names:
                self._add(position, name.text, name.cost)
        self._words = sorted(self._by_word)
        self._cut: dict[int, list[str]] = {}
        self._near = lru_cache(maxsize=4096)(self._near_words)

    def _add(self, position: int, text: str, cost: float) -> None:
        named, folded = len(self._owner), fold(text)
        parts = words(text)
        for whole in {folded, " ".join(parts), "".join(parts)}:
            self._exact[whole][position] = min(cost, self._exact[whole].get(position, cost))
        self._letter_by_letter[_as_written(text)].add(position)
        self._owner.append(position)
        self._size.append(len(parts))
        self._cost.append(cost)
        for word in {*parts, "".join(parts) if 1 < len(parts) <= 3 else ""} - {""}:
            self._by_word[word].append(named)

    def search(self, query: str, limit: int = 20) -> list[Hit]:
        """The nearest first; nothing for an empty query."""
        typed = words(query[:LONGEST])[:MOST_WORDS]
        if not typed:
            return []
        costs = self._costs(typed)
        exact = self.exact(query)
        for position, cost in exact.items():
            costs[position] = cost
        hits = [
            Hit(self.entries[position], cost + KIND_COST[self.entries[position].kind], position in exact)
            for position, cost in costs.items()
        ]
        hits.sort(key=_order)
        nearest = hits[0].cost if hits else 0.0
        return [hit for hit in hits if hit.cost <= nearest + MERCY][:limit]

    def exact(self, query: str) -> dict[int, float]:
        """Entry → cost, for those whose name this is, also in the genitive and without spaces."""
        folded, typed = fold(query[:LONGEST]), words(query[:LONGEST])
        bare = [*typed[:-1], without_genitive(typed[-1])] if typed else []
        for whole in dict.fromkeys((folded, " ".join(typed), "".join(typed), " ".join(bare), "".join(bare))):
            if whole and whole in self._exact:
                return self._as_typed(query, self._exact[whole])
        return {}

    def _as_typed(self, query: str, found: dict[int, float]) -> dict[int, float]:
        """Habo and Håbo are told apart where å, ä or ö was typed. Who types none may lack the keys."""
        as_typed = self._letter_by_letter.get(_as_written(query), set())
        if not query.isascii() and as_typed & set(found):
            return {position: cost for position, cost in found.items() if position in as_typed}
        return {position: cost + (0.0 if position in as_typed else ANOTHER_LETTER) for position, cost in found.items()}

    def _costs(self, typed: tuple[str, ...]) -> dict[int, float]:
        """Entry → cost, every typed word being somewhere in one name of it."""
        found = self._by_entry(typed)
        if 1 < len(typed) <= 3:
            for position, cost in self._by_entry(("".join(typed),)).items():
                found[position] = min(cost, found.get(position, cost))
        return found

    def _by_entry(self, typed: tuple[str, ...]) -> dict[int, float]:
        names: dict[int, float] | None = None
        for word in typed:
            fitting = self._near(word)
            names = (
                dict(fitting)
                if names is None
                else {name: cost + fitting[name] for name, cost in names.items() if name in fitting}
            )
        found: dict[int, float] = {}
        for name, cost in (names or {}).items():
            rest = REST_OF_THE_NAME * max(0, self._size[name] - len(typed)) / max(1, self._size[name])
            owner, total = self._owner[name], cost + rest + self._cost[name]
            found[owner] = min(total, found.get(owner, total))
        return found

    def _near_words(self, word: str) -> dict[int, float]:
        """Name → how far the nearest of its words is from the typed one."""
        near: dict[int, float] = {}
        for other, cost in self._words_like(word):
            for name in self._by_word[other]:
                near[name] = min(cost, near.get(name, cost))
        return near

    def _words_like(self, word: str) -> Iterator[tuple[str, float]]:
        for form, extra in dict.fromkeys(((word, 0.0), (without_genitive(word), GENITIVE))):
            for other in self._begun(form):
                begun = 0.0 if other == form else BEGUN + 0.1 * (1 - len(form) / len(other))
                yield other, extra + begun
        if len(word) >= FEWEST_FOR_INSIDE:
            yield from ((other, INSIDE) for other in self._words if word in other)
        if len(word) >= FEWEST_FOR_MISSPELLED and word.isalpha():
            yield from self._misspelled(word)

    def _begun(self, start: str) -> Iterator[str]:
        for position in range(bisect_left(self._words, start), len(self._words)):
            if not self._words[position].startswith(start):
                return
            yield self._words[position]

    def _misspelled(self, word: str) -> Iterator[tuple[str, float]]:
        """Words a slip or two away, also those only begun. A letter that was left out is the likeliest slip."""
        slips = 1 if len(word) < 6 else 2
        for others, unfinished in ((self._words, 0.0), (self._cut_to(len(word) + 1), 0.6)):
            for other, distance, position in process.extract(
                word, others, scorer=OSA.distance, score_cutoff=slips, limit=None, processor=None
            ):
                if distance:
                    left_out = 0.0 if len(other) > len(word) else A_LETTER_MORE * 6
                    yield self._words[position], MISSPELLED + 0.5 * distance + left_out + unfinished

    def any(self, typed: tuple[str, ...], limit: int) -> list[Hit]:
        """Those that hold most of what was typed, where no name holds all of it: a rare word tells more than a common
        one, in any of its forms. What holds less than two thirds of what the best one does is left out."""
        told: dict[int, float] = defaultdict(float)
        for word in dict.fromkeys(typed):
            owners = {self._owner[name] for name, cost in self._near(stem(word)).items() if cost < INSIDE}
            for position in owners:
                told[position] += log(1 + len(self.entries) / len(owners))
        most = max(told.values(), default=0.0)
        hits = [
            Hit(self.entries[position], LOOSELY + most - weight + KIND_COST[self.entries[position].kind], False)
            for position, weight in told.items()
            if weight >= most * ENOUGH
        ]
        return sorted(hits, key=_order)[:limit]

    def _cut_to(self, length: int) -> list[str]:
        """Every word cut to a length, to be compared with a word that is still being typed."""
        if length not in self._cut:
            self._cut[length] = [word[:length] for word in self._words]
        return self._cut[length]

    def landing(self, query: str) -> Entry | None:
        """Where the query leads without asking: the one thing of that very name. A municipality goes before the rest.

        A measure of one name in several rounds is one thing, and its newest round is where one lands.
        """
        found = self.exact(query)
        limit = min(found.values(), default=0.0) + ANOTHER_LETTER
        nearest = [self.entries[position] for position, cost in found.items() if cost <= limit]
        for kinds in ((Kind.MUNICIPALITY,), AREAS):
            if areas := [entry for entry in nearest if entry.kind in kinds]:
                return areas[0] if len(areas) == 1 else None
        rounds = {entry.key[1:2] for entry in nearest}
        if not nearest or len({entry.kind for entry in nearest}) > 1 or len(rounds) < len(nearest):
            return None
        return max(nearest, key=lambda entry: (entry.weight, entry.address))


def _as_written(text: str) -> str:
    return " ".join(text.casefold().split())


def _order(hit: Hit) -> tuple[float, int, str, str]:
    return (round(hit.cost, 3), -hit.entry.weight, hit.entry.text, hit.entry.address)
