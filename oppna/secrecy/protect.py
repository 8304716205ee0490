"""Secondary suppression: hide as little as possible so that no hidden count can be worked out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from oppna.secrecy.choose import choose
from oppna.secrecy.demand import Demand, demands
from oppna.secrecy.drawn import drawn
from oppna.secrecy.proof import unproved
from oppna.secrecy.reasons import reasons
from oppna.secrecy.repair import repair
from oppna.secrecy.table import Table
from oppna.secrecy.witness import Witness, batches, components, meets, witnesses

AGAIN = 4
"""After so many repairs that hid more cells, the demands left are tried together: many no longer need a repair."""

Search = Callable[[Table, Sequence[tuple[str, ...]], Sequence[Demand]], tuple[list[Witness], list[Demand]]]
"""Finds witnesses within components, and tells which demands it did not meet."""


class Protected(NamedTuple):
    """`hidden`: cell → reason in Swedish. The reasons are for the producer; printed, they would tell what they hide.

    `witnesses` prove every demand but those in `unmet`, which nothing that can still be hidden makes possible.
    `loss`: of the cells hidden for others' sake; none safe loses less than `bound`.
    """

    hidden: Mapping[str, str]
    witnesses: tuple[Witness, ...]
    unmet: tuple[Demand, ...]
    loss: int
    bound: int


def protect(table: Table, *, secondary: bool = True) -> Protected:
    """Which cells to hide. Without `secondary` only those the primary rule names, and no promise is made."""
    primary = frozenset(cell.id for cell in table.cells.values() if cell.primary)
    if not secondary:
        return Protected(reasons(table, primary), (), (), 0, 0)
    chosen = choose(table)
    found = tuple(_audited(table, primary | chosen))
    used = _used(table, found) - primary
    hidden = reasons(table, primary | used)
    return Protected(hidden, found, unproved(table, hidden, found), _loss(table, used), _loss(table, chosen))


def _audited(table: Table, hidden: frozenset[str]) -> list[Witness]:
    """A witness for each demand that can be met, if need be by hiding more."""
    unknown = table.unknown(hidden)
    shared = {count for count in unknown if len(table.told_by[count]) > 1}
    found: list[Witness] = []
    left = list(demands(table))
    # Counts that tie measures together are moved only for what cannot do without.
    for movable, search in ((unknown - shared, drawn), (unknown, drawn), (unknown, witnesses)):
        more, left = _witnessed(table, movable, left, search)
        found += more
    return [*found, *_repaired(table, hidden, left)]


def _witnessed(
    table: Table, movable: frozenset[str], wanted: Iterable[Demand], search: Search, since: frozenset[str] = frozenset()
) -> tuple[list[Witness], list[Demand]]:
    """`since`: what could be moved when the same was last tried; only where more can is it tried again."""
    by_count: dict[str, list[Demand]] = {}
    for demand in wanted:
        by_count.setdefault(demand.of, []).append(demand)
    found: list[Witness] = []
    left: list[Demand] = []
    parts = components(table, table.movable(movable))
    for batch in batches(part for part in parts if not since.issuperset(part)):
        here = [demand for part in batch for count in part for demand in by_count.pop(count, ())]
        some, rest = search(table, batch, here)
        found += some
        left += rest
    return found, left + [demand for some in by_count.values() for demand in some]


def _repaired(table: Table, hidden: frozenset[str], left: Iterable[Demand]) -> Iterator[Witness]:
    waiting, tried, hid = list(left), table.unknown(hidden), 0
    while waiting:
        demand = waiting.pop(0)
        mended = repair(table, hidden, demand)
        if mended is None:
            continue
        hidden |= mended.cells
        met = (demand, *(other for other in waiting if meets(mended.moves, other)))
        yield Witness(mended.moves, met)
        waiting = [other for other in waiting if other not in met]
        hid += bool(mended.cells)
        if hid == AGAIN and waiting:
            unknown = table.unknown(hidden)
            more, waiting = _witnessed(table, unknown, waiting, witnesses, since=tried)
            yield from more
            tried, hid = unknown, 0


def _used(table: Table, found: Iterable[Witness]) -> frozenset[str]:
    """The cells that some witness needs hidden. A cell that none needs would be hidden in vain."""
    return frozenset(id for witness in found for count in witness.moves for id in table.told_by[count])


def _loss(table: Table, cells: Iterable[str]) -> int:
    return sum(table.cells[id].loss for id in cells)
