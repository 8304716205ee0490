"""The first choice: the least loss at which no sum leaves a hidden count alone or too little room. A lower bound.

Every row holds in any safe table that hides nothing in vain, so a safe table cannot lose less.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from oppna.secrecy.demand import Demand, demands
from oppna.secrecy.solver import INFINITY, Program
from oppna.secrecy.table import Cell, Relation, Table

TIE = 0.01
"""The whole stated order weighs less than one unit of loss."""
BATCH = 50
"""How many rows share a program."""


class Row(NamedTuple):
    """The terms (cell, weight) must reach `least`."""

    terms: tuple[tuple[str, int], ...]
    least: int


def choose(table: Table) -> frozenset[str]:
    """The secondary cells of the first choice."""
    costs = _costs(table)
    chosen: set[str] = set()
    for rows in _together(_apart(set(_rows(table)))):
        program = Program()
        names = sorted({name for row in rows for name, _ in row.terms}, key=lambda name: (costs[name], name))
        for name in names:
            program.variable(name, 0, 1, costs[name])
        for row in rows:
            program.row(dict(row.terms), low=row.least, high=INFINITY)
        solution = program.solve()
        # Without a solution demands contradict each other; the audit finds which.
        chosen.update(name for name in names if solution and solution[name])
    return frozenset(chosen)


def _costs(table: Table) -> Mapping[str, float]:
    """Further down in the stated order is a little cheaper to hide."""
    size = len(table.cells)
    return {cell.id: cell.loss + TIE * (size - place) / size for place, cell in enumerate(table.cells.values())}


def _rows(table: Table) -> Iterator[Row]:
    by_count: dict[str, list[Demand]] = {}
    for demand in demands(table):
        by_count.setdefault(demand.of, []).append(demand)
    for relation in table.relations:
        for count, factor in relation.terms:
            for demand in by_count.get(count, ()):
                yield from _room_for(table, relation, factor, demand)
        yield from _never_alone(table, relation)


def _room_for(table: Table, relation: Relation, factor: int, demand: Demand) -> Iterator[Row]:
    """The other terms must be able to make up for the move."""
    need = abs(demand.by * factor)
    give: dict[str, int] = {}
    for count, other in relation.terms:
        if count == demand.of or count in table.always_known:
            continue
        cells = [table.cells[id] for id in table.told_by[count]]
        up = (demand.by * factor > 0) != (other > 0)
        reach = min(need, _reach(table, count, up) * abs(other))
        free = [cell for cell in cells if not cell.primary]
        if not free:
            need -= reach
        elif reach:
            give[free[0].id] = give.get(free[0].id, 0) + reach
    if 0 < need <= sum(give.values()):  # else it cannot be met, and the audit tells
        yield Row(tuple(sorted((id, min(reach, need)) for id, reach in give.items())), need)


def _reach(table: Table, count: str, up: bool) -> int:
    known = table.counts[count]
    if not up:
        return known.value
    return 10**9 if known.at_most is None else known.at_most - known.value


def _never_alone(table: Table, relation: Relation) -> Iterator[Row]:
    """A cell hidden for others' sake, alone in a sum, protects nobody."""
    cells = [_only_cell(table, count) for count, _ in relation.terms if count not in table.always_known]
    if any(cell is None or cell.primary for cell in cells):
        return
    ids = {cell.id for cell in cells if cell}
    for id in ids:
        if len(ids) > 1 and _alike(table, id):
            yield Row(tuple(sorted({**dict.fromkeys(ids, 1), id: -1}.items())), 0)


def _only_cell(table: Table, count: str) -> Cell | None:
    cells = table.told_by[count]
    return table.cells[cells[0]] if len(cells) == 1 else None


def _alike(table: Table, id: str) -> bool:
    """All counts of the cell stand in sums of the same shape, so where one is alone all are."""
    own = table.cells[id].counts
    shapes = {_shape(table, count, frozenset(own)) for count in own if len(table.told_by[count]) == 1}
    return len(shapes - {()}) == 1


def _shape(table: Table, count: str, own: frozenset[str]) -> tuple[tuple[str, ...], ...]:
    shapes = set()
    for position in table.related[count]:
        others = {other for other, _ in table.relations[position].terms}
        cells = {id for other in others for id in table.told_by[other]}
        if not others <= own and len(cells) > 1:  # a sum within the cell ties its counts to nothing else
            shapes.add(tuple(sorted(cells)))
    return tuple(sorted(shapes))


def _apart(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Rows without a common cell are programs of their own. A group where all can be zero needs none."""
    groups: dict[str, list[Row]] = {}
    members: dict[int, set[str]] = {}
    for row in sorted(rows):
        joined = {id(groups[cell]): groups[cell] for cell, _ in row.terms if cell in groups}
        merged = [row, *(one for group in joined.values() for one in group)]
        names = {cell for cell, _ in row.terms}.union(*(members.pop(key) for key in joined))
        members[id(merged)] = names
        groups.update(dict.fromkeys(names, merged))
    for group in {id(group): group for group in groups.values()}.values():
        if any(row.least > 0 for row in group):
            yield sorted(group)


def _together(groups: Iterable[list[Row]]) -> Iterator[list[Row]]:
    """Groups gathered into programs of a handy size: starting the solver costs more than a small one takes."""
    batch: list[Row] = []
    for group in groups:
        batch += group
        if len(batch) >= BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
