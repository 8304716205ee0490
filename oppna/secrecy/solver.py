"""Mixed-integer programs, gathered row by row and handed to HiGHS."""

from __future__ import annotations

from collections.abc import Mapping

INFINITY = float("inf")
WHOLE = 1e-6
"""How far from a whole number the solver may be when it means one."""


class Program:
    """Minimise the cost of named integer variables within bounds and rows. Names keep the order they came in."""

    def __init__(self) -> None:
        self._index: dict[object, int] = {}
        self._cost: list[float] = []
        self._low: list[float] = []
        self._high: list[float] = []
        self._factors: list[float] = []
        self._places: list[int] = []
        self._ends = [0]
        self._row_low: list[float] = []
        self._row_high: list[float] = []

    def variable(self, name: object, low: float, high: float, cost: float = 0.0) -> None:
        self._index[name] = len(self._cost)
        self._cost.append(cost)
        self._low.append(low)
        self._high.append(high)

    def row(self, terms: Mapping[object, float], low: float = -INFINITY, high: float = INFINITY) -> None:
        """low ≤ the terms together ≤ high. A name that is no variable counts as zero."""
        index = self._index
        for name, factor in terms.items():
            if name in index:
                self._factors.append(factor)
                self._places.append(index[name])
        self._ends.append(len(self._places))
        self._row_low.append(low)
        self._row_high.append(high)

    def solve(self, gap: float = 0.0, nodes: int | None = None) -> Mapping[object, int] | None:
        """The values of the best solution found, or None. Nodes, not a clock, stop the search: it is repeatable."""
        values = self._best({"mip_rel_gap": gap} | ({"node_limit": nodes} if nodes else {}), whole=True)
        return None if values is None else dict(zip(self._index, map(round, values), strict=True))

    def relaxed(self) -> Mapping[object, int]:
        """Those values that come out whole when fractions are allowed: much sooner found."""
        values = self._best({}, whole=False)
        named = zip(self._index, values, strict=True) if values else ()
        return {name: round(value) for name, value in named if abs(value - round(value)) < WHOLE}

    def _best(self, options: dict[str, float], *, whole: bool) -> list[float] | None:
        # Imported here: nobody who computes without registers waits for it.
        from scipy.optimize import Bounds, LinearConstraint, milp
        from scipy.sparse import csr_array

        shape = (len(self._row_low), len(self._cost))
        matrix = csr_array((self._factors, self._places, self._ends), shape=shape)
        found = milp(
            self._cost,
            integrality=int(whole),
            bounds=Bounds(self._low, self._high),
            constraints=LinearConstraint(matrix, self._row_low, self._row_high) if self._row_low else None,
            options=options,
        )
        return None if found.x is None else list(found.x.tolist())
