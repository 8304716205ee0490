"""The recorded reason of each hidden cell."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping

from oppna.secrecy.table import Table


def reasons(table: Table, hidden: frozenset[str]) -> Mapping[str, str]:
    """Cell → reason in Swedish, in the order of the cells."""
    return {id: table.cells[id].primary or _secondary(table, hidden, id) for id in table.cells if id in hidden}


def _secondary(table: Table, hidden: frozenset[str], start: str) -> str:
    """Names the nearest cell that the primary rule hides, counted in sums."""
    seen, queue = {start}, deque([start])
    while queue:
        for id in sorted(set(_beside(table, queue.popleft())) & hidden - seen):
            if table.cells[id].primary:
                return f"sekundär: skyddar {id}"
            seen.add(id)
            queue.append(id)
    return "sekundär: skyddar ett annat tal"


def _beside(table: Table, cell: str) -> Iterator[str]:
    """The cells that share a sum with the cell."""
    for count in table.cells[cell].counts:
        yield from table.told_by[count]
        for position in table.related[count]:
            for other, _ in table.relations[position].terms:
                yield from table.told_by[other]
