"""The first choice alone: the least loss that leaves room in every sum. What it misses, the repair would cover."""

from __future__ import annotations

import pytest

from oppna.secrecy.choose import choose
from oppna.secrecy.table import Cell, Count, Relation, Table, sum_of
from tests.lib.disclosure_world import table, world

PRIMARY = "primär"


def _table(
    values: dict[str, int],
    primary: str = "a",
    losses: dict[str, int] | None = None,
    at_most: dict[str, int] | None = None,
    told: str = "whole",
    relation: Relation | None = None,
) -> Table:
    """whole = the values together; the whole is told, so that only the parts can be hidden."""
    counts = [Count(id, value, at_most=(at_most or {}).get(id)) for id, value in values.items()]
    relation = relation or sum_of("whole", values)
    cells = [_cell(id, primary, (losses or {}).get(id, 1), told) for id in ("whole", *values)]
    return Table([Count("whole", sum(values.values())), *counts], [relation], cells)


def _cell(id: str, primary: str, loss: int, told: str) -> Cell:
    return Cell(id, (id,), loss, PRIMARY * (id in primary), (id,) if id in primary else (), id in told)


def test_nothing_is_chosen_where_nothing_is_hidden() -> None:
    assert choose(_table({"a": 20, "b": 20}, primary="")) == frozenset()


def test_of_equal_losses_the_one_further_down_and_else_the_least() -> None:
    values = {"a": 2, "b": 20, "c": 40}
    assert choose(_table(values)) == {"c"}
    assert choose(_table(values, losses={"c": 2})) == {"b"}


def test_the_stated_order_never_outweighs_a_loss() -> None:
    values = {"a": 2} | {f"m{n}": 20 for n in range(40)}
    losses = dict.fromkeys(values, 2) | {"m0": 1}
    assert choose(_table(values, losses=losses)) == {"m0"}


def test_counts_with_too_little_to_give_are_taken_together() -> None:
    assert choose(_table({"a": 2, "b": 1, "c": 1, "d": 0}, losses={"d": 9})) == {"b", "c"}
    assert choose(_table({"a": 2, "b": 1, "c": 2})) == {"c"}


def test_another_hidden_count_gives_what_it_can() -> None:
    """a must be able to rise by three, of which e can give one."""
    assert choose(_table({"a": 1, "e": 1, "b": 1, "c": 1}, primary="ae")) == {"b", "c"}
    assert choose(_table({"a": 3, "e": 0, "b": 1, "c": 1}, primary="ae")) == {"c"}


def test_a_count_of_none_can_rise_but_not_fall() -> None:
    """a must be able to rise and to fall: b can follow only the one way."""
    assert choose(_table({"a": 2, "b": 0, "c": 40}, losses={"c": 3})) == {"c"}


def test_a_bound_that_everybody_knows() -> None:
    values = {"a": 2, "b": 20, "c": 40, "d": 30}
    full = {"b": 20, "c": 40}
    assert choose(_table(values, losses={"d": 5}, at_most=full)) == {"d"}
    assert choose(_table(values, losses={"d": 5}, at_most={"b": 21, "c": 41})) == {"b", "c"}


def test_the_whole_moves_with_its_part() -> None:
    """The whole stands on the other side of the sum: it rises when the part rises."""
    values = {"a": 2, "b": 0}
    table = _table(values, told="", losses={"b": 9})
    assert choose(table) == {"whole"}
    bounded = Table(
        [Count("whole", 22, at_most=22), Count("a", 2), Count("b", 20)],
        [sum_of("whole", "ab")],
        [Cell("whole", ("whole",)), Cell("a", ("a",), 1, PRIMARY, ("a",)), Cell("b", ("b",), 9)],
    )
    assert choose(bounded) == {"b"}


def test_a_small_whole_with_parts_that_rise() -> None:
    table = Table(
        [Count("whole", 3), Count("b", 3), Count("c", 0)],
        [sum_of("whole", "bc")],
        [Cell("whole", ("whole",), 1, PRIMARY, ("whole",)), Cell("b", ("b",), 3), Cell("c", ("c",), 1)],
    )
    assert choose(table) == {"b"}  # the whole must be able to fall to none, and only b can follow


@pytest.mark.parametrize(
    ("terms", "values", "chosen"),
    [
        ((("a", 1), ("b", 2), ("c", 1)), {"a": 2, "b": 1, "c": 2}, {"b"}),
        ((("a", 2), ("b", 1), ("c", 1)), {"a": 2, "b": 3, "c": 1}, {"b", "c"}),
    ],
)
def test_weights_of_a_sum(terms: tuple[tuple[str, int], ...], values: dict[str, int], chosen: set[str]) -> None:
    table = _table(values, losses={"c": 2}, relation=Relation(terms))
    assert choose(table) == chosen


def test_a_cell_that_tells_two_counts_of_a_sum_gives_both() -> None:
    counts = [Count(id, value) for id, value in {"whole": 5, "a": 2, "b1": 1, "b2": 1, "c": 1}.items()]
    cells = [Cell("whole", ("whole",), told=True), Cell("a", ("a",), 1, PRIMARY, ("a",))]
    table = Table(
        counts, [sum_of("whole", ("a", "b1", "b2", "c"))], [*cells, Cell("b", ("b1", "b2")), Cell("c", ("c",))]
    )
    assert choose(table) == {"b"}


def _crossed(values: dict[str, int], losses: dict[str, int], parts: str) -> Table:
    """a, b and c make up the whole; b is the sum of some parts."""
    counts = [Count("whole", values["a"] + values["b"] + values["c"]), *(Count(id, n) for id, n in values.items())]
    cells = [Cell("whole", ("whole",), told=True)]
    cells += [_cell(id, "a", losses.get(id, 1), "") for id in values]
    return Table(counts, [sum_of("whole", "abc"), sum_of("b", parts)], cells)


def test_a_cell_hidden_for_others_is_not_left_alone_in_its_other_sum() -> None:
    values = {"a": 2, "b": 20, "c": 40, "x": 10, "y": 10}
    assert choose(_crossed(values, {"c": 4}, "xy")) == {"b", "y"}
    assert choose(_crossed(values, {}, "xy")) == {"c"}


def test_a_sum_of_one_part_hides_both() -> None:
    values = {"a": 2, "b": 20, "c": 40, "x": 20}
    assert choose(_crossed(values, {"c": 4}, "x")) == {"b", "x"}


def test_tables_apart_are_chosen_for_apart() -> None:
    first, second = _table({"a": 2, "b": 20}), _table({"a": 2, "b": 20})
    counts = [*first.counts.values(), *(one._replace(id=one.id + "2") for one in second.counts.values())]
    relations = [*first.relations, sum_of("whole2", ("a2", "b2"))]
    cells = [
        Cell(c.id + "2", (c.id + "2",), 1, c.primary, ("a2",) * bool(c.primary), c.told) for c in second.cells.values()
    ]
    assert choose(Table(counts, relations, [*first.cells.values(), *cells])) == {"b", "b2"}


def test_a_demand_that_no_hiding_meets_is_left_to_the_audit() -> None:
    assert choose(_table({"a": 2, "b": 20}, told="whole b")) == frozenset()


def test_however_many_share_a_program_the_choice_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    made = table(world(2, measures=2, keys=True))
    chosen = choose(made)
    assert chosen
    for rows in (1, 10**6):
        monkeypatch.setattr("oppna.secrecy.choose.BATCH", rows)
        assert choose(made) == chosen
