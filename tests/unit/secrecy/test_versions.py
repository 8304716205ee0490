"""Two versions as one table: what has changed stands beside, what was told stays told, what was hidden stays hidden."""

from __future__ import annotations

from oppna.secrecy.table import Cell, Count, Relation, Table, sum_of
from oppna.secrecy.thresholds import Thresholds
from oppna.secrecy.versions import BEFORE, after


def _table(a: int, b: int, c: int, primary: str = "a") -> Table:
    counts = [Count("whole", a + b + c), Count("a", a), Count("b", b), Count("c", c, public=False, at_most=90)]
    cells = [Cell(id, (id,), 3, "primär" * (id in primary), (id,) if id in primary else ()) for id in ("whole", *"abc")]
    return Table(counts, [sum_of("whole", "abc")], cells)


EARLIER = _table(2, 20, 40)
HIDDEN = ("a", "c")


def test_nothing_changed() -> None:
    both = after(EARLIER, HIDDEN, EARLIER)
    assert both.counts == {
        "whole": Count("whole", 62, public=True),
        "a": Count("a", 2),
        "b": Count("b", 20, public=True),
        "c": Count("c", 40, at_most=90),
    }
    assert both.relations == EARLIER.relations
    assert {cell.id: cell.loss for cell in both.cells.values()} == {"whole": 3, "a": 0, "b": 3, "c": 0}


def test_what_has_changed_stands_beside() -> None:
    both = after(EARLIER, HIDDEN, _table(3, 20, 40))
    assert both.counts == {
        "whole": Count("whole", 63),
        "a": Count("a", 3),
        "b": Count("b", 20, public=True),
        "c": Count("c", 40, at_most=90),
        BEFORE + "whole": Count(BEFORE + "whole", 62, public=True),
        BEFORE + "a": Count(BEFORE + "a", 2),
    }
    old = Relation(((BEFORE + "whole", 1), (BEFORE + "a", -1), ("b", -1), ("c", -1)))
    assert set(both.relations) == {sum_of("whole", "abc"), old}


def test_the_cells_of_both() -> None:
    both = after(EARLIER, HIDDEN, _table(3, 20, 41))
    assert both.cells == {
        "whole": Cell("whole", ("whole",), 3),
        "a": Cell("a", ("a",), 3, "primär", ("a",)),
        "b": Cell("b", ("b",), 3),
        "c": Cell("c", ("c",), 3),
        BEFORE + "a": Cell(BEFORE + "a", (BEFORE + "a",), 0, "primär", (BEFORE + "a",)),
        BEFORE + "c": Cell(BEFORE + "c", (BEFORE + "c",), 0, "dold i förra versionen", ()),
    }


def test_a_cell_of_which_only_one_count_has_changed() -> None:
    def table(two: int) -> Table:
        counts = [Count("one", 2), Count("two", two)]
        return Table(counts, [], [Cell("M", ("one", "two"), 1, "primär", ("one", "two")), Cell("N", ("two",), 7)])

    both = after(table(9), ("M",), table(8))
    counts = ("one", BEFORE + "two")
    assert both.cells[BEFORE + "M"] == Cell(BEFORE + "M", counts, 0, "primär", counts)
    assert both.cells["M"].loss == 1
    assert set(both.cells) == {"M", "N", BEFORE + "M"}


def test_what_is_public_stays_so_and_the_thresholds_are_those_of_the_new_version() -> None:
    earlier = Table([Count("a", 2, public=True), Count("b", 5)], [], [Cell("a", ("a",))])
    later = Table([Count("a", 3, public=True), Count("b", 5)], [], [Cell("a", ("a",))], Thresholds(fewest=7))
    both = after(earlier, ("a",), later)
    assert both.counts["a"].public and both.counts[BEFORE + "a"].public
    assert both.thresholds == Thresholds(fewest=7)


def test_a_count_that_is_new_was_never_told() -> None:
    both = after(Table([], [], []), (), EARLIER)
    assert dict(both.counts) == dict(EARLIER.counts)
    gone = after(EARLIER, HIDDEN, Table([], [], []))
    assert set(gone.counts) == {BEFORE + id for id in EARLIER.counts}
