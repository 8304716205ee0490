"""The second choice: the least further loss at which one demand can be met, with the table that shows it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from oppna.secrecy.demand import Demand
from oppna.secrecy.solver import Program
from oppna.secrecy.table import Table
from oppna.secrecy.witness import relations_of, room

ROOM = 20
"""How far a count may rise to meet one demand; more only slackens the bounds of the program."""
NODES = 2000
"""How long the least further loss is searched for before the least found is taken."""
STEPS = (1, 2, 4)
"""How many sums away further cells are looked for, the nearest first; then everywhere."""
DEAR = 100
"""What may be lost in the nearest sums without a look further away for something cheaper."""


class Repair(NamedTuple):
    """Cells to hide besides those hidden, and the witness they make room for."""

    cells: frozenset[str]
    moves: Mapping[str, int]


def repair(table: Table, hidden: frozenset[str], demand: Demand) -> Repair | None:
    """None: no hiding of any cell makes the demand possible."""
    if demand.of in table.always_known:
        return None
    near: frozenset[str] = frozenset({demand.of})
    gone = 0
    best: Repair | None = None
    for steps in STEPS:
        for _ in range(steps - gone):
            near = _grown(table, near)
        gone = steps
        best = _cheaper(table, best, _within(table, hidden, demand, near))
        if best and _loss(table, best) <= DEAR:
            return best
    if best:
        return best
    grown = _grown(table, near)
    while grown != near:
        near, grown = grown, _grown(table, grown)
    return _within(table, hidden, demand, near)


def _cheaper(table: Table, first: Repair | None, second: Repair | None) -> Repair | None:
    if first and second:
        return min(first, second, key=lambda one: _loss(table, one))
    return first or second


def _loss(table: Table, repair: Repair) -> int:
    return sum(table.cells[id].loss for id in repair.cells)


def _grown(table: Table, counts: Iterable[str]) -> frozenset[str]:
    """The counts and all that may move and share a sum with one of them."""
    movable = set(counts)
    for position in relations_of(table, counts):
        movable.update(count for count, _ in table.relations[position].terms)
    return frozenset(movable - table.always_known)


def _within(table: Table, hidden: frozenset[str], demand: Demand, near: frozenset[str]) -> Repair | None:
    near = table.movable(near)
    if demand.of not in near:
        return None
    program = Program()
    places = table.places
    counts = sorted(near)
    further = {id for count in counts for id in table.told_by[count]} - hidden
    for id in sorted(further, key=places.__getitem__):
        program.variable(("hide", id), 0, 1, table.cells[id].loss + 0.001 * (1 - places[id] / len(places)))
    for count in counts:
        down, up = _reach(table, count, demand)
        program.variable(count, down, up)
        for id in table.told_by[count]:
            if id in further:
                program.row({count: 1, ("hide", id): -up}, high=0)
                program.row({count: 1, ("hide", id): -down}, low=0)
    for position in relations_of(table, counts):
        program.row(dict(table.relations[position].terms), 0, 0)
    solution = program.solve(nodes=NODES)
    if solution is None:
        return None
    moves = {count: solution[count] for count in counts if solution[count]}
    return Repair(frozenset(id for id in further if solution["hide", id]), moves)


def _reach(table: Table, count: str, demand: Demand) -> tuple[int, int]:
    down, up = room(table, count, ROOM)
    down = max(down, -ROOM)
    if count != demand.of:
        return down, up
    return (demand.by, max(up, demand.by)) if demand.by > 0 else (min(down, demand.by), demand.by)
