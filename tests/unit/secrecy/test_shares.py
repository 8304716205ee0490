"""From shares of persons to counts, sums and cells."""

from __future__ import annotations

from fractions import Fraction

from oppna.secrecy.shares import NEVER_SHOWN, Share, Sums, shares_table
from oppna.secrecy.table import Cell, Count, Relation, sum_of
from oppna.secrecy.thresholds import Thresholds


def test_a_share_alone() -> None:
    strict = Thresholds(fewest=3, denominator=10, span=4)
    made = shares_table([Share("M", "", "a", 7, 12, loss=5)], Sums(), strict)
    assert made.counts == {"med: M · a": Count("med: M · a", 7), "utan: M · a": Count("utan: M · a", 12)}
    assert made.cells == {"M · a": Cell("M · a", ("med: M · a", "utan: M · a"), 5)}
    assert made.relations == () and made.thresholds == strict


def test_the_denominator_after_reduction_decides() -> None:
    kept, reduced = Share("M", "", "a", 10, 10), Share("M", "", "b", 10, 10, Fraction(39, 2))
    cells = shares_table([kept, reduced], Sums()).cells
    assert cells["M · a"].primary == "" and cells["M · a"].guarded == ()
    assert cells["M · b"].primary == "primär: färre än 20 i nämnaren"
    assert cells["M · b"].guarded == ("med: M · b", "utan: M · b")


def test_nobody_is_hidden_but_there_is_nobody_to_guard() -> None:
    cells = shares_table([Share("M", "", "a", 0, 0), Share("M", "", "b", 2, 2)], Sums()).cells
    assert cells["M · a"].primary and cells["M · a"].guarded == ()
    assert cells["M · b"].guarded == ("med: M · b", "utan: M · b")


def test_a_rest_that_is_never_shown_is_hidden_without_being_guarded() -> None:
    (cell,) = shares_table([Share("M", "", "a", 30, 30, shown=False)], Sums()).cells.values()
    assert (cell.primary, cell.guarded) == (NEVER_SHOWN, ())


def test_measures_of_the_same_persons_share_one_count_of_them() -> None:
    shares = [
        Share("M1", "flickor", "a", 7, 13),
        Share("M2", "flickor", "a", 11, 9),
        Share("M3", "flickor", "a", 4, 16),
    ]
    made = shares_table(shares, Sums(same_persons=(("M1", "M2"),)))
    persons = "personer: M1 · flickor · a"
    assert made.counts[persons] == Count(persons, 20)
    assert [count for count in made.counts if count.startswith("personer")] == [persons]
    assert set(made.relations) == {
        sum_of(persons, (f"med: {measure} · flickor · a", f"utan: {measure} · flickor · a")) for measure in ("M1", "M2")
    }
    assert made.cells["M2 · flickor · a"].counts[-1] == persons
    assert made.cells["M3 · flickor · a"].counts == ("med: M3 · flickor · a", "utan: M3 · flickor · a")


def test_every_sum_of_areas_and_of_subgroups() -> None:
    areas, subgroups = (("län", ("a", "b")),), (("", ("flickor", "pojkar")),)
    shares = [Share("M", group, area, 9, 9) for group in ("", "flickor", "pojkar") for area in ("län", "a", "b")]
    made = shares_table(shares, Sums(areas, subgroups))
    expected: set[Relation] = set()
    for kind in ("med", "utan"):
        for group in ("", "flickor · ", "pojkar · "):
            expected.add(sum_of(f"{kind}: M · {group}län", (f"{kind}: M · {group}a", f"{kind}: M · {group}b")))
        for area in ("län", "a", "b"):
            expected.add(
                sum_of(f"{kind}: M · {area}", (f"{kind}: M · flickor · {area}", f"{kind}: M · pojkar · {area}"))
            )
    assert set(made.relations) == expected


def test_further_sums_are_added() -> None:
    further = Relation((("med: M · a", 1), ("med: N · a", -1)))
    made = shares_table([Share("M", "", "a", 9, 9), Share("N", "", "a", 9, 9)], Sums(), further=[further])
    assert made.relations == (further,)
