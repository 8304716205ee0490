"""Witnesses the fast way: counts drawn toward their demands, fractions allowed. Mostly they come out whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from oppna.secrecy.demand import Demand
from oppna.secrecy.solver import Program
from oppna.secrecy.table import Table
from oppna.secrecy.witness import Witness, concerned, relations_of, room, unmet, within

ROUNDS = 2
"""A count has two demands at most, down and up, and is drawn toward one at a time."""


def drawn(
    table: Table, parts: Sequence[tuple[str, ...]], wanted: Sequence[Demand]
) -> tuple[list[Witness], list[Demand]]:
    """Witnesses, each within one component, and the demands this does not meet, which others may."""
    found: list[Witness] = []
    left, idle = list(wanted), 0
    while left and idle < ROUNDS:
        parts = concerned(parts, left)
        aims = {demand.of: demand.by for demand in reversed(left)}
        fresh = within(parts, _toward(table, [count for part in parts for count in part], aims), left)
        found += fresh
        left = unmet(left, fresh)
        left.sort(key=lambda demand: aims[demand.of] == demand.by)  # those not tried are next
        idle = 0 if fresh else idle + 1
    return found, unmet(wanted, found)


def _toward(table: Table, part: Sequence[str], aims: Mapping[str, int]) -> Mapping[object, int]:
    """No count goes further than its aim, so that each gain is worth as much as any other."""
    program = Program()
    for count in part:
        down, up = room(table, count)
        aim = aims.get(count, 0)
        if aim > 0:
            up = min(up, aim)
        elif aim < 0:
            down = max(down, aim)
        program.variable(count, down, up, -1 / aim if aim else 0.0)
    for position in relations_of(table, part):
        program.row(dict(table.relations[position].terms), 0, 0)
    return program.relaxed()
