"""What more is hidden for one demand: the least that will do, and of equals the one further down."""

from __future__ import annotations

from itertools import pairwise

import pytest

from oppna.secrecy import repair as module
from oppna.secrecy.demand import Demand
from oppna.secrecy.repair import repair
from oppna.secrecy.table import Cell, Count, Relation, Table, sum_of

UP, DOWN = Demand("a", "a", 2), Demand("a", "a", -2)


def _table(losses: dict[str, int], values: dict[str, int] | None = None, told: str = "") -> Table:
    values = values or {"a": 2, "b": 20, "c": 40, "d": 30}
    counts = [Count("whole", sum(values.values())), *(Count(id, value) for id, value in values.items())]
    cells = [
        Cell(id, (id,), losses.get(id, 1), "primär" if id == "a" else "", ("a",) if id == "a" else (), id in told)
        for id in ("whole", *values)
    ]
    return Table(counts, [sum_of("whole", values)], cells)


HIDDEN = frozenset("a")


@pytest.mark.parametrize(("demand", "moves"), [(UP, {"a": 2, "d": -2}), (DOWN, {"a": -2, "d": 2})])
def test_of_equal_losses_the_cell_further_down(demand: Demand, moves: dict[str, int]) -> None:
    mended = repair(_table({}), HIDDEN, demand)
    assert mended is not None
    assert mended.cells == {"d"}
    assert mended.moves == moves


@pytest.mark.parametrize("cheap", ["b", "c", "d"])
def test_the_least_loss(cheap: str) -> None:
    losses = {"whole": 9, "b": 5, "c": 5, "d": 5} | {cheap: 4}
    mended = repair(_table(losses), HIDDEN, UP)
    assert mended is not None and mended.cells == {cheap}


def test_what_is_hidden_already_costs_nothing() -> None:
    mended = repair(_table({"b": 99}), frozenset("ab"), UP)
    assert mended is not None
    assert (mended.cells, mended.moves) == (frozenset(), {"a": 2, "b": -2})


def test_two_cells_where_one_has_not_enough() -> None:
    mended = repair(_table({"whole": 50}, {"a": 2, "b": 1, "c": 1}), HIDDEN, UP)
    assert mended is not None and mended.cells == {"b", "c"}
    assert mended.moves == {"a": 2, "b": -1, "c": -1}


def test_what_is_told_already_cannot_be_taken_back() -> None:
    assert repair(_table({}, told="a"), HIDDEN, UP) is None
    assert repair(_table({}, told="whole b c d"), HIDDEN, UP) is None
    mended = repair(_table({"whole": 7}, told="b c d"), HIDDEN, UP)
    assert mended is not None and mended.cells == {"whole"}


def test_a_bound_that_everybody_knows_is_kept() -> None:
    table = Table(
        [Count("whole", 22), Count("a", 2, at_most=5), Count("b", 20, at_most=21), Count("c", 0, at_most=1)],
        [sum_of("whole", "abc")],
        [Cell("whole", ("whole",), 50), Cell("a", ("a",), 1, "primär", ("a",)), Cell("b", ("b",)), Cell("c", ("c",))],
    )
    mended = repair(table, HIDDEN, DOWN)
    assert mended is not None and mended.moves == {"a": -2, "b": 1, "c": 1}


def test_a_chain_of_sums_is_followed_to_its_end() -> None:
    """Nine sums in a row, each of two counts, and only the last has anything to give."""
    chain = [f"k{n}" for n in range(10)]
    counts = [Count("a", 2), *(Count(id, 20) for id in chain)]
    relations = [Relation((("a", 1), ("k0", 1)))]
    relations += [Relation(((one, 1), (next_, 1))) for one, next_ in pairwise(chain)]
    cells = [Cell("a", ("a",), 1, "primär", ("a",)), *(Cell(id, (id,)) for id in chain)]
    mended = repair(Table(counts, relations, cells), HIDDEN, UP)
    assert mended is not None
    assert mended.cells == set(chain)
    assert mended.moves == {"a": 2} | {id: (-2 if n % 2 == 0 else 2) for n, id in enumerate(chain)}


def test_the_nearest_sums_are_tried_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """A repair close by is taken even if one further off would lose less; further sums are not even looked at."""
    sizes = []
    within = module._within
    monkeypatch.setattr(module, "_within", lambda *found: sizes.append(len(found[3])) or within(*found))  # type: ignore[func-returns-value]
    chain = [f"k{n}" for n in range(10)]
    relations = [Relation((("a", 1), ("k0", 1)))]
    relations += [Relation(((one, 1), (next_, 1))) for one, next_ in pairwise(chain)]
    cells = [Cell("a", ("a",), 1, "primär", ("a",)), *(Cell(id, (id,)) for id in chain)]
    repair(Table([Count("a", 2), *(Count(id, 20) for id in chain)], relations, cells), HIDDEN, UP)
    assert sizes == [2, 3, 5, 11]
    sizes.clear()
    repair(_table({}), HIDDEN, UP)
    assert sizes == [5]


def test_no_count_rises_beyond_the_room_for_a_repair() -> None:
    far = Demand("a", "a", -30)
    table = _table({"whole": 90}, {"a": 30, "b": 20, "c": 40})
    mended = repair(table, HIDDEN, far)
    assert mended is not None and mended.cells == {"b", "c"}
    assert max(mended.moves.values()) <= module.ROOM


def _two_ways(further: int) -> Table:
    """a, b and c make up the whole: b is dear and stands in no other sum, c in one with p."""
    counts = [Count("a", 2), *(Count(name, 20) for name in "bcp"), Count("whole", 42)]
    relations = [sum_of("whole", "abc"), Relation((("c", 1), ("p", 1)))]
    losses = {"b": module.DEAR + 1, "whole": 10**4, "c": further, "p": 0}
    cells = [Cell("a", ("a",), 1, "primär", ("a",)), *(Cell(name, (name,), loss) for name, loss in losses.items())]
    return Table(counts, relations, cells)


@pytest.mark.parametrize(("further", "cells"), [(5, "cp"), (module.DEAR, "cp"), (module.DEAR + 2, "b")])
def test_a_dear_repair_close_by_is_weighed_against_one_further_off(further: int, cells: str) -> None:
    mended = repair(_two_ways(further), HIDDEN, UP)
    assert mended is not None and mended.cells == set(cells)


def test_a_cheap_repair_close_by_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    table = _two_ways(5)
    monkeypatch.setattr(module, "DEAR", table.cells["b"].loss)
    mended = repair(table, HIDDEN, UP)
    assert mended is not None and mended.cells == {"b"}
