"""The proof, in exact whole numbers and without the solver: which demands no witness meets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from oppna.secrecy.demand import Demand, demands
from oppna.secrecy.table import Table
from oppna.secrecy.witness import Witness, meets


def unproved(table: Table, hidden: Iterable[str], witnesses: Iterable[Witness]) -> tuple[Demand, ...]:
    """The demands for which no other table, agreeing with all that is shown, is at hand."""
    unknown = table.unknown(hidden)
    proved: set[Demand] = set()
    for witness in witnesses:
        if _agrees(table, unknown, witness.moves):
            proved.update(demand for demand in witness.meets if meets(witness.moves, demand))
    return tuple(demand for demand in demands(table) if demand not in proved)


def _agrees(table: Table, unknown: frozenset[str], moves: Mapping[str, int]) -> bool:
    """Only hidden counts move, none becomes impossible, and every sum stays what it was."""
    return all(count in unknown and _possible(table, count, by) for count, by in moves.items()) and not any(
        sum(factor * moves.get(count, 0) for count, factor in table.relations[position].terms)
        for position in {position for count in moves for position in table.related[count]}
    )


def _possible(table: Table, count: str, by: int) -> bool:
    known = table.counts[count]
    return known.value + by >= 0 and (known.at_most is None or known.value + by <= known.at_most)
