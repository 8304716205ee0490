"""Witnesses found directly, without the repair that would cover for one that is missed."""

from __future__ import annotations

import pytest

from oppna.secrecy import witness
from oppna.secrecy.demand import Demand, demands
from oppna.secrecy.proof import unproved
from oppna.secrecy.table import Cell, Count, Table, sum_of
from oppna.secrecy.witness import Witness, batches, components, meets, room, witnesses


def _table(**values: int) -> Table:
    """whole = a + b + c; a is small and hidden, b is hidden for its sake."""
    values = values or {"a": 2, "b": 20, "c": 40}
    cells = [Cell(id, (id,), 1, "primär" if id == "a" else "", (id,) if id == "a" else ()) for id in values]
    whole = Count("whole", sum(values.values()))
    return Table(
        [whole, *(Count(id, value) for id, value in values.items())],
        [sum_of("whole", values)],
        [Cell("whole", ("whole",)), *cells],
    )


def test_a_witness_for_none_and_one_for_enough() -> None:
    table = _table()
    wanted = list(demands(table))
    assert wanted == [Demand("a", "a", -2), Demand("a", "a", 2)]
    found, left = witnesses(table, [("a", "b")], wanted)
    assert left == []
    assert min(one.moves["a"] for one in found) == -2 and max(one.moves["a"] for one in found) >= 2
    for one in found:
        assert one.moves["a"] + one.moves["b"] == 0 and set(one.moves) == {"a", "b"}
        assert one.meets == tuple(demand for demand in wanted if meets(one.moves, demand))
    assert unproved(table, ["a", "b"], found) == ()


def test_a_count_that_cannot_move_alone_leaves_its_demands() -> None:
    table = _table()
    wanted = list(demands(table))
    assert witnesses(table, [("a",)], wanted) == ([], wanted)


def test_only_what_can_be_met_is_met() -> None:
    """Down by two is possible, up by two would need two of the one that is left."""
    table = _table(a=2, b=1, c=40)
    found, left = witnesses(table, [("a", "b")], list(demands(table)))
    assert [one.moves for one in found] == [{"a": -2, "b": 2}]
    assert left == [Demand("a", "a", 2)]


def test_components_move_apart() -> None:
    first, second = _table(), _table(a=3, b=9)
    counts = [*first.counts.values(), *(count._replace(id=count.id * 2) for count in second.counts.values())]
    relations = [*first.relations, sum_of("wholewhole", ("aa", "bb"))]
    cells = [*first.cells.values(), Cell("aa", ("aa",), 1, "primär", ("aa",)), Cell("bb", ("bb",))]
    table = Table(counts, relations, [*cells, Cell("wholewhole", ("wholewhole",))])
    parts = list(components(table, {"a", "b", "aa", "bb"}))
    assert parts == [("a", "b"), ("aa", "bb")]
    wanted = list(demands(table))
    found, left = witnesses(table, parts, wanted)
    assert left == [] and {tuple(sorted(one.moves)) for one in found} == set(parts)
    assert {demand for one in found for demand in one.meets} == set(wanted)


def test_a_component_reaches_through_more_than_one_sum() -> None:
    counts = [Count(id, 5) for id in "abcdxyz"]
    relations = [sum_of("x", ("a", "b")), sum_of("y", ("b", "c")), sum_of("z", ("d",))]
    table = Table(counts, relations, [Cell(id, (id,)) for id in "abcdxyz"])
    assert list(components(table, "abcd")) == [("a", "b", "c"), ("d",)]
    assert list(components(table, "ac")) == [("a",), ("c",)]


def test_how_far_a_count_can_move() -> None:
    table = Table([Count("free", 7), Count("bound", 7, at_most=9), Count("loose", 7, at_most=900)], [], [])
    assert room(table, "free") == (-7, witness.ROOM)
    assert room(table, "free", 5) == (-7, 5)
    assert room(table, "bound") == (-7, 2)
    assert room(table, "loose") == (-7, witness.ROOM)


def test_a_bound_that_everybody_knows_is_kept() -> None:
    values = {"a": 2, "b": 20}
    counts = [Count("whole", 22), Count("a", 2, at_most=3), Count("b", 20)]
    cells = [Cell("whole", ("whole",)), Cell("a", ("a",), 1, "primär", ("a",)), Cell("b", ("b",))]
    table = Table(counts, [sum_of("whole", values)], cells)
    found, left = witnesses(table, [("a", "b")], list(demands(table)))
    assert [one.moves for one in found] == [{"a": -2, "b": 2}]
    assert left == [Demand("a", "a", 2)]


@pytest.mark.parametrize(
    ("moved", "by", "met"), [(2, 2, True), (3, 2, True), (1, 2, False), (-1, -1, True), (0, -1, False), (0, 1, False)]
)
def test_when_a_demand_is_met(moved: int, by: int, met: bool) -> None:
    assert meets({"a": moved}, Demand("a", "a", by)) is met
    assert not meets({}, Demand("a", "a", by))


def test_small_components_share_a_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(witness, "BATCH", 4)
    parts = [("a", "b"), ("c", "d"), ("e",), ("f", "g", "h", "i", "j"), ("k",)]
    assert list(batches(parts)) == [parts[:2], parts[2:4], parts[4:]]
    assert list(batches([])) == []


def test_a_witness_is_held_to_what_is_hidden_to_bounds_and_to_sums() -> None:
    counts = [Count("whole", 22), Count("a", 2, at_most=4), Count("b", 20)]
    cells = [Cell("whole", ("whole",)), Cell("a", ("a",), 1, "primär", ("a",)), Cell("b", ("b",))]
    table = Table(counts, [sum_of("whole", ("a", "b"))], cells)
    up, down = Demand("a", "a", 2), Demand("a", "a", -2)

    def left(moves: dict[str, int], hidden: str = "ab") -> tuple[Demand, ...]:
        return unproved(table, hidden, [Witness(moves, (up, down))])

    assert left({"a": 2, "b": -2}) == (down,)
    assert left({"a": 2, "b": -2}, hidden="a") == (down, up)
    assert left({"a": 3, "b": -3}) == (down, up)
    assert left({"a": -3, "b": 3}) == (down, up)
    assert left({"a": -2, "b": 2}) == (up,)
    assert left({"a": 2, "b": -1}) == (down, up)
