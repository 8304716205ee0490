"""Two versions of a release: who has both reads them as one system."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from oppna.secrecy.table import Cell, Count, Relation, Table

BEFORE = "förra versionen: "


class Told(NamedTuple):
    """A version as it was published: its table, and which of its cells were hidden."""

    table: Table
    hidden: frozenset[str]


def after(earlier: Table, hidden: Iterable[str], later: Table) -> Table:
    """The later table with all that the earlier version, in which `hidden` were hidden, tells of it.

    A count that is the same in both is one unknown: told once, it stays told. What has changed stands beside.
    """
    gone = frozenset(hidden)
    changed = frozenset(id for id, count in earlier.counts.items() if later.counts.get(id) != count)
    told = frozenset(earlier.counts) - earlier.unknown(gone)
    same = (_known(count, count.id in told - changed) for count in later.counts.values())
    old = (_known(earlier.counts[id]._replace(id=BEFORE + id), id in told) for id in sorted(changed))
    relations = (_renamed(relation, changed) for relation in earlier.relations)
    cells = (*_retold(later, gone, changed), *_still_hidden(earlier, gone, changed))
    return Table((*same, *old), (*later.relations, *relations), cells, later.thresholds)


def _known(count: Count, told: bool) -> Count:
    return count._replace(public=count.public or told)


def _renamed(relation: Relation, changed: frozenset[str]) -> Relation:
    return Relation(tuple((BEFORE * (count in changed) + count, factor) for count, factor in relation.terms))


def _retold(later: Table, gone: frozenset[str], changed: frozenset[str]) -> Iterator[Cell]:
    """A hidden cell none of whose counts has changed stays hidden at no further loss."""
    for cell in later.cells.values():
        hidden_alike = cell.id in gone and not changed & set(cell.counts)
        yield cell._replace(loss=0) if hidden_alike else cell


def _still_hidden(earlier: Table, gone: frozenset[str], changed: frozenset[str]) -> Iterator[Cell]:
    """What was hidden and has changed is to stay unknown also beside the new version."""
    for cell in earlier.cells.values():
        counts = tuple(BEFORE * (count in changed) + count for count in cell.counts)
        if cell.id in gone and counts != cell.counts:
            guarded = tuple(BEFORE * (count in changed) + count for count in cell.guarded)
            yield Cell(BEFORE + cell.id, counts, 0, cell.primary or "dold i förra versionen", guarded)
