"""Witnesses drawn toward demands, fractions allowed: what comes out whole is taken, the rest is left to the search."""

from __future__ import annotations

import pytest

from oppna.secrecy.demand import Demand
from oppna.secrecy.drawn import drawn
from oppna.secrecy.proof import unproved
from oppna.secrecy.table import Cell, Count, Relation, Table
from oppna.secrecy.witness import witnesses

UP, DOWN = Demand("a", "a", 2), Demand("a", "a", -2)


def _table(*weights: int, value: int = 20, at_most: int | None = None) -> Table:
    """The weighted counts a, b, c make up a number everybody knows; a is small, all are hidden."""
    names = "abc"[: len(weights)]
    counts = [Count("a", 2, at_most=at_most), *(Count(name, value) for name in names[1:])]
    cells = [Cell(name, (name,), 1, "primär", ("a",) * (name == "a")) for name in names]
    return Table(counts, [Relation(tuple(zip(names, weights, strict=True)))], cells)


def test_down_and_up_are_drawn_in_turn() -> None:
    table = _table(1, 1)
    found, left = drawn(table, [("a", "b")], [DOWN, UP])
    assert [(one.moves, one.meets) for one in found] == [({"a": -2, "b": 2}, (DOWN,)), ({"a": 2, "b": -2}, (UP,))]
    assert left == [] and unproved(table, "ab", found) == ()


def test_no_count_goes_further_than_its_aim() -> None:
    (one,), left = drawn(_table(1, -1), [("a", "b")], [Demand("a", "a", 3)])
    assert one.moves == {"a": 3, "b": 3} and left == []


@pytest.mark.parametrize("first", [UP, DOWN])
def test_the_one_that_cannot_be_met_does_not_stand_in_the_way(first: Demand) -> None:
    second = DOWN if first is UP else UP
    found, left = drawn(_table(1, 1, value=0), [("a", "b")], [first, second])
    assert [one.moves for one in found] == [{"a": -2, "b": 2}] and left == [UP]
    found, left = drawn(_table(1, 1, at_most=3), [("a", "b")], [first, second])
    assert [one.moves for one in found] == [{"a": -2, "b": 2}] and left == [UP]


def test_what_comes_out_in_fractions_is_left_to_the_search() -> None:
    """a falls by two if b rises by two thirds; in whole numbers it cannot, but it can rise by three."""
    assert drawn(_table(1, 3), [("a", "b")], [DOWN]) == ([], [DOWN])
    assert witnesses(_table(1, 3), [("a", "b")], [DOWN]) == ([], [DOWN])
    assert drawn(_table(1, 3), [("a", "b")], [UP]) == ([], [UP])
    (one,), left = witnesses(_table(1, 3), [("a", "b")], [UP])
    assert one.moves["a"] >= 3 and left == []


def test_components_are_drawn_apart_and_only_those_that_are_concerned() -> None:
    counts = [Count(name, 2 if name in "ak" else 20) for name in "abklxy"]
    cells = [Cell(name, (name,), 1, "primär", (name,) * (name in "ak")) for name in "abklxy"]
    relations = [Relation(((one, 1), (other, 1))) for one, other in ("ab", "kl", "xy")]
    parts = [("a", "b"), ("k", "l"), ("x", "y")]
    found, left = drawn(Table(counts, relations, cells), parts, [UP, Demand("k", "k", -2)])
    assert [one.moves for one in found] == [{"a": 2, "b": -2}, {"k": -2, "l": 2}] and left == []
