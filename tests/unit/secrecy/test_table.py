"""What the table itself tells: which counts can be moved while all others stand still."""

from __future__ import annotations

from oppna.secrecy.table import Cell, Count, Relation, Table


def _table(*sums: str) -> Table:
    """A sum over each group of names, each a count of five and a cell."""
    names = sorted(set("".join(sums)))
    relations = [Relation(tuple((name, 1) for name in some)) for some in sums]
    return Table([Count(name, 5) for name in names], relations, [Cell(name, (name,)) for name in names])


def test_a_count_alone_in_a_sum_cannot_be_moved() -> None:
    table = _table("ab", "cd")
    assert table.movable("abc") == {"a", "b"}
    assert table.movable("ac") == frozenset()


def test_what_is_settled_settles_the_next() -> None:
    """d is alone in its sum, without it c is, and so on: nothing moves. A ring of sums moves all."""
    chain = _table("ab", "bc", "cd")
    assert chain.movable("abcd") == set("abcd")
    assert chain.movable("abc") == frozenset()
    assert _table("ab", "bc", "ca").movable("abc") == set("abc")


def test_two_alone_at_once() -> None:
    assert _table("ax", "ay", "bc").movable("abc") == {"b", "c"}


def test_a_count_in_no_sum_moves_freely() -> None:
    table = Table([Count("a", 5)], [], [Cell("a", ("a",))])
    assert table.movable("a") == {"a"}


def test_the_stated_order() -> None:
    assert _table("ba").places == {"a": 0, "b": 1}
