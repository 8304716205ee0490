"""What is said of a hidden cell that protects nothing near, and a witness that proves nothing."""

from __future__ import annotations

from oppna.secrecy.demand import demands
from oppna.secrecy.proof import unproved
from oppna.secrecy.reasons import reasons
from oppna.secrecy.shares import Share, Sums, shares_table
from oppna.secrecy.table import Table
from oppna.secrecy.witness import Witness


def _county() -> Table:
    counts = {"län": (62, 90), "a": (2, 30), "b": (20, 30), "c": (40, 30)}
    return shares_table([Share("M", "", area, *one) for area, one in counts.items()], Sums((("län", ("a", "b", "c")),)))


def test_a_cell_hidden_for_nothing_near_names_no_cell() -> None:
    table = _county()
    assert reasons(table, frozenset({"M · b", "M · c"}))["M · b"] == "sekundär: skyddar ett annat tal"


def test_a_witness_that_breaks_a_sum_proves_nothing() -> None:
    table = _county()
    wanted = list(demands(table))
    lone = Witness({wanted[0].of: wanted[0].by}, (wanted[0],))
    assert unproved(table, ["M · a", "M · b"], [lone]) == tuple(wanted)


def test_a_whole_without_any_of_its_parts_has_no_sum() -> None:
    alone = shares_table([Share("M", "", "län", 62, 90)], Sums((("län", ("a", "b")),)))
    assert alone.relations == ()
