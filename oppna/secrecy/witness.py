"""Witnesses: other tables that agree with all that is shown. What a witness holds, no attacker can rule out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from oppna.secrecy.demand import Demand
from oppna.secrecy.solver import Program
from oppna.secrecy.table import Table

ROOM = 60
"""How far a count may rise in a witness; sums of small counts that fall together need more than one span."""
NODES = 50
"""How long a better witness is searched for; a demand that is missed is taken up alone by the repair."""
BATCH = 500
"""How many counts share a program."""
HASTE = 0.5
"""A witness that meets half of what the best one could is good enough: the next one meets the rest."""


class Witness(NamedTuple):
    """The counts that differ from the true table, by how much, and the demands that are met so."""

    moves: Mapping[str, int]
    meets: tuple[Demand, ...]


def meets(moves: Mapping[str, int], demand: Demand) -> bool:
    moved = moves.get(demand.of, 0)
    return moved >= demand.by if demand.by > 0 else moved <= demand.by


def room(table: Table, count: str, most: int = ROOM) -> tuple[int, int]:
    """How far down and up a count can move."""
    known = table.counts[count]
    up = most if known.at_most is None else min(most, known.at_most - known.value)
    return -known.value, up


def components(table: Table, unknown: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """The unknown counts, parted so that no relation holds two parts together."""
    left = set(unknown)
    seen: set[int] = set()
    for start in sorted(left):
        if start not in left:
            continue
        left.discard(start)
        part, fresh = [start], [start]
        while fresh:
            positions = [position for position in table.related[fresh.pop()] if position not in seen]
            seen.update(positions)
            for position in positions:
                near = [count for count, _ in table.relations[position].terms if count in left]
                left.difference_update(near)
                part += near
                fresh += near
        yield tuple(sorted(part))


def batches(parts: Iterable[tuple[str, ...]]) -> Iterator[list[tuple[str, ...]]]:
    """Components gathered into programs of a handy size: starting the solver costs more than a small one takes."""
    batch: list[tuple[str, ...]] = []
    for part in parts:
        batch.append(part)
        if sum(map(len, batch)) >= BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def witnesses(
    table: Table, parts: Sequence[tuple[str, ...]], wanted: Sequence[Demand]
) -> tuple[list[Witness], list[Demand]]:
    """Witnesses, each within one component, until the demands left over cannot be met."""
    found, left = [], list(wanted)
    while left:
        parts = concerned(parts, left)
        solved = _moves(table, [count for part in parts for count in part], left)
        fresh = within(parts, solved, left)
        if not fresh:
            break
        found += fresh
        left = unmet(left, fresh)
    return found, left


def concerned(parts: Iterable[tuple[str, ...]], wanted: Iterable[Demand]) -> list[tuple[str, ...]]:
    """The components in which something is wanted."""
    guarded = {demand.of for demand in wanted}
    return [part for part in parts if not guarded.isdisjoint(part)]


def within(parts: Iterable[Sequence[str]], solved: Mapping[object, int], wanted: Sequence[Demand]) -> list[Witness]:
    """A witness of each component that is solved for whole and meets some demand."""
    by_count: dict[str, list[Demand]] = {}
    for demand in wanted:
        by_count.setdefault(demand.of, []).append(demand)
    found = []
    for part in parts:
        if solved.keys() >= set(part):
            moves = {count: solved[count] for count in part if solved[count]}
            met = (demand for count in moves for demand in by_count.get(count, ()) if meets(moves, demand))
            found.append(Witness(moves, tuple(met)))
    return [witness for witness in found if witness.meets]


def unmet(wanted: Iterable[Demand], found: Iterable[Witness]) -> list[Demand]:
    met = {demand for witness in found for demand in witness.meets}
    return [demand for demand in wanted if demand not in met]


def _moves(table: Table, part: Sequence[str], wanted: Sequence[Demand]) -> Mapping[object, int]:
    program = Program()
    for count in part:
        program.variable(count, *room(table, count))
    for demand in wanted:
        down, up = room(table, demand.of)
        program.variable(demand, 0, 1, -1)
        if demand.by > 0:
            program.row({demand.of: 1, demand: down - demand.by}, low=down)
        else:
            program.row({demand.of: 1, demand: up - demand.by}, high=up)
    for position in relations_of(table, part):
        program.row(dict(table.relations[position].terms), 0, 0)
    return program.solve(HASTE, NODES) or {}


def relations_of(table: Table, counts: Iterable[str]) -> list[int]:
    return sorted({position for count in counts for position in table.related[count]})
