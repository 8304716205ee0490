"""What is published together, as one system: counts, the sums between them, and the cells that tell them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import NamedTuple

from oppna.secrecy.thresholds import Thresholds


class Count(NamedTuple):
    """A number of persons. `public`: told elsewhere, come what may. `at_most`: a bound everybody knows."""

    id: str
    value: int
    public: bool = False
    at_most: int | None = None


class Relation(NamedTuple):
    """The terms (count, coefficient) sum to a number everybody knows, usually zero: whole − parts."""

    terms: tuple[tuple[str, int], ...]


class Cell(NamedTuple):
    """A figure that is shown or hidden as one. Shown, it is taken to tell all its `counts`, also where only a share
    is printed: a share of few persons in six decimals gives them away.

    `loss`: what hiding it costs the reader. `primary`: the reason it must be hidden, or "". `guarded`: the counts an
    attacker must not get at when it is. `told`: already out, so hiding it helps nobody.
    """

    id: str
    counts: tuple[str, ...]
    loss: int = 1
    primary: str = ""
    guarded: tuple[str, ...] = ()
    told: bool = False


def sum_of(whole: str, parts: Iterable[str]) -> Relation:
    """whole = the parts together."""
    return Relation(((whole, 1), *((part, -1) for part in parts)))


class Table:
    """Counts, relations and cells. The order of the cells is the stated order: of two choices that lose as much,
    the one that hides cells further down is taken."""

    def __init__(
        self,
        counts: Iterable[Count],
        relations: Iterable[Relation],
        cells: Iterable[Cell],
        thresholds: Thresholds = Thresholds(),  # noqa: B008 – a NamedTuple never changes
    ) -> None:
        self.counts: Mapping[str, Count] = {count.id: count for count in counts}
        self.relations = tuple(sorted(set(relations)))
        self.cells: Mapping[str, Cell] = {cell.id: cell for cell in cells}
        self.thresholds = thresholds

    @cached_property
    def told_by(self) -> Mapping[str, tuple[str, ...]]:
        """Count → the cells that tell it."""
        found: dict[str, list[str]] = {id: [] for id in self.counts}
        for cell in self.cells.values():
            for count in cell.counts:
                found[count].append(cell.id)
        return {count: tuple(cells) for count, cells in found.items()}

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Cell → how far down it stands in the stated order."""
        return {id: place for place, id in enumerate(self.cells)}

    @cached_property
    def related(self) -> Mapping[str, tuple[int, ...]]:
        """Count → positions of the relations it stands in."""
        found: dict[str, list[int]] = {id: [] for id in self.counts}
        for position, relation in enumerate(self.relations):
            for count, _ in relation.terms:
                found[count].append(position)
        return {count: tuple(positions) for count, positions in found.items()}

    @cached_property
    def always_known(self) -> frozenset[str]:
        """Counts that hiding cells cannot take back."""
        told = {count for cell in self.cells.values() if cell.told for count in cell.counts}
        return frozenset(told | {count.id for count in self.counts.values() if count.public})

    def unknown(self, hidden: Iterable[str]) -> frozenset[str]:
        """The counts that no shown cell tells."""
        gone = set(hidden)
        open_ = (id for id, cells in self.told_by.items() if gone.issuperset(cells))
        return frozenset(open_) - self.always_known

    def movable(self, counts: Iterable[str]) -> frozenset[str]:
        """Those of the counts that can be moved while all others stand still. One alone in a sum cannot, and without
        it another may be alone."""
        left = set(counts)
        within = Counter(position for count in left for position in self.related[count])
        alone = [position for position, number in within.items() if number == 1]
        while alone:
            for settled in left.intersection(count for count, _ in self.relations[alone.pop()].terms):
                left.remove(settled)
                within.subtract(self.related[settled])
                alone += [position for position in self.related[settled] if within[position] == 1]
        return frozenset(left)
