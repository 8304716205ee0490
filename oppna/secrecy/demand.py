"""What must look possible to an attacker, one demand per guarded count and direction."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from oppna.secrecy.table import Table
from oppna.secrecy.thresholds import must_look_possible


class Demand(NamedTuple):
    """A table must exist that agrees with all that is shown, in which count `of` is moved `by` or more, up or down."""

    cell: str
    of: str
    by: int


def demands(table: Table) -> Iterator[Demand]:
    """In the order of the cells."""
    for cell in table.cells.values():
        for count in cell.guarded if cell.primary else ():
            value = table.counts[count].value
            possible = must_look_possible(value, table.thresholds)
            for aim in possible:
                if aim != value:
                    yield Demand(cell.id, count, aim - value)
