"""Mixed-integer programs, gathered row by row and handed to HiGHS."""

from __future__ import annotations

from collections.abc import Mapping

INFINITY = float("inf")


class Program:
    """Minimise the cost of named integer variables within bounds and rows. Names keep the order they came in."""

    def __init__(self) -> None:
        self._index: dict[object, int] = {}
        self._cost: list[float] = []
        self._low: list[float] = []
        self._high: list[float] = []
        self._entries: tuple[list[float], list[int], list[int]] = ([], [], [])
        self._row_low: list[float] = []
        self._row_high: list[float] = []

    def variable(self, name: object, low: float, high: float, cost: float = 0.0) -> None:
        self._index[name] = len(self._cost)
        self._cost.append(cost)
        self._low.append(low)
        self._high.append(high)

    def row(self, terms: Mapping[object, float], low: float = -INFINITY, high: float = INFINITY) -> None:
        """low ≤ the terms together ≤ high. A name that is no variable counts as zero."""
        values, rows, columns = self._entries
        for name, factor in terms.items():
            if name in self._index:
                values.append(factor)
                rows.append(len(self._row_low))
                columns.append(self._index[name])
        self._row_low.append(low)
        self._row_high.append(high)

    def solve(self, gap: float = 0.0, nodes: int | None = None) -> Mapping[object, int] | None:
        """The values of the best solution found, or None. Nodes, not a clock, stop the search: it is repeatable."""
        # Imported here: nobody who computes without registers waits for it.
        from scipy.optimize import Bounds, LinearConstraint, milp
        from scipy.sparse import coo_array

        values, rows, columns = self._entries
        shape = (len(self._row_low), len(self._cost))
        matrix = coo_array((values, (rows, columns)), shape=shape).tocsr()
        found = milp(
            self._cost,
            integrality=1,
            bounds=Bounds(self._low, self._high),
            constraints=LinearConstraint(matrix, self._row_low, self._row_high) if self._row_low else None,
            options={"mip_rel_gap": gap} | ({"node_limit": nodes} if nodes else {}),
        )
        if found.x is None:
            return None
        return {name: round(found.x[position]) for name, position in self._index.items()}
