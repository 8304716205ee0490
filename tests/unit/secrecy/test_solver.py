"""The programs handed to the solver."""

from __future__ import annotations

from oppna.secrecy.solver import INFINITY, Program


def test_the_cheapest_that_reaches() -> None:
    program = Program()
    for name, cost in (("a", 3.0), ("b", 2.0), ("c", 2.5)):
        program.variable(name, 0, 1, cost)
    program.row({"a": 1, "b": 1, "c": 1, "unknown": 9}, low=2, high=INFINITY)
    assert program.solve() == {"a": 0, "b": 1, "c": 1}


def test_without_rows_each_variable_takes_its_cheapest_end() -> None:
    program = Program()
    program.variable("a", -3, 5, 1)
    program.variable("b", -3, 5, -1)
    assert program.solve() == {"a": -3, "b": 5}


def test_a_variable_in_no_row_is_still_solved_for() -> None:
    program = Program()
    program.variable("a", 0, 5, -1)
    program.variable("last", 2, 5, 1)
    program.row({"a": 1}, high=3)
    assert program.solve() == {"a": 3, "last": 2}


def test_a_row_without_variables_is_still_a_row() -> None:
    program = Program()
    program.variable("a", 0, 5, -1)
    program.row({"unknown": 1}, low=1)
    assert program.solve() is None


def test_whole_numbers_only() -> None:
    program = Program()
    program.variable("a", 0, 9, -1)
    program.row({"a": 2}, high=5)
    assert program.solve() == {"a": 2}


def test_the_best_is_sought_unless_a_gap_is_allowed() -> None:
    """A knapsack whose first good filling is not its best."""
    program = Program()
    weights = [12, 7, 11, 8, 9, 6, 7, 3, 5, 14, 13, 10]
    worth = [24, 13, 23, 15, 16, 11, 12, 5, 9, 29, 26, 21]
    for n, value in enumerate(worth):
        program.variable(n, 0, 1, -value)
    program.row(dict(enumerate(weights)), high=46)
    best = program.solve()
    assert best is not None
    assert sum(weights[n] for n, taken in best.items() if taken) <= 46
    assert sum(worth[n] for n, taken in best.items() if taken) == _best(weights, worth, 46)


def _best(weights: list[int], worth: list[int], most: int) -> int:
    reached = [0] * (most + 1)
    for weight, value in zip(weights, worth, strict=True):
        for room in range(most, weight - 1, -1):
            reached[room] = max(reached[room], reached[room - weight] + value)
    return reached[most]


def test_fractions_are_left_out_of_what_is_relaxed() -> None:
    program = Program()
    for name, high in (("half", 9), ("whole", 3)):
        program.variable(name, 0, high, -1)
    program.row({"half": 2}, high=5)
    assert program.relaxed() == {"whole": 3}
    program.row({"whole": 1}, low=4)
    assert program.relaxed() == {}
