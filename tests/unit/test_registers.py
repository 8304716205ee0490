"""Shares of persons: the reduction and what is hidden, in exact arithmetic."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path

import pytest

from oppna.catalogue.load import load_edition
from oppna.catalogue.registers import registers
from oppna.engines.duckdb import DuckDB
from oppna.model.checks import REGISTER_CHECKS
from oppna.model.placement import PlacementRule
from oppna.model.secrecy import SecrecyRule
from oppna.registers.measure import measure
from oppna.registers.measured import Measured
from oppna.registers.plan import placement_rules
from oppna.registers.tally import Tally, reduced


@pytest.fixture(scope="module")
def rule() -> PlacementRule:
    found = load_edition("2015-bou").indicator("UTB_gy").rule
    assert isinstance(found, PlacementRule)
    return found


@pytest.mark.parametrize(
    ("tally", "base", "denominator"),
    [
        (Tally(100, 10, 50), Tally(100, 10, 50), Fraction(97)),
        (Tally(60, 40, 10), Tally(90, 7, 50), 60 - Fraction(3, 10) * 7 * Fraction(60, 90)),
        (Tally(60, 1, 10), Tally(90, 90, 0), Fraction(59)),
        (Tally(60, 0, 10), Tally(90, 90, 0), Fraction(60)),
        (Tally(5, 5, 0), Tally(0, 0, 0), Fraction(5)),
        (Tally(0, 0, 0), Tally(9, 9, 0), Fraction(0)),
    ],
)
def test_the_reduction(tally: Tally, base: Tally, denominator: Fraction, rule: PlacementRule) -> None:
    assert rule.reduction and reduced(tally, base, rule.reduction) == denominator


def test_a_small_count_of_persons_is_not_published() -> None:
    """1–3 are hidden as in a cell; none and many are told."""
    found = Measured(counts={"INGA": 0, "EN": 1, "TRE": 3, "FYRA": 4})
    assert found.publishable(SecrecyRule(secondary=False)) == {"INGA": 0, "FYRA": 4}


def test_under_full_protection_no_count_of_persons_is_published() -> None:
    """Those of no municipality are a rest of the table: told, they would tell of its hidden cells."""
    found = Measured(counts={"RADER": 40, "PERSONER": 40}, of_persons=frozenset({"PERSONER"}))
    assert found.publishable(SecrecyRule()) == {"RADER": 40}
    assert found.publishable(SecrecyRule(secondary=False)) == {"RADER": 40, "PERSONER": 40}


def test_a_register_without_a_column_of_a_kind_says_so() -> None:
    register = registers()["grades"]
    with pytest.raises(LookupError):
        register.column("finns inte")  # type: ignore[arg-type]


def test_no_register_gives_no_measure() -> None:
    rules = placement_rules(load_edition("2015-bou").indicators)
    with DuckDB() as engine:
        assert measure(rules, registers(), {}, (), engine) == Measured()


def test_every_check_of_the_registers_has_a_name_in_the_products(root: Path) -> None:
    """A register without rows is warned about; it is no figure."""
    codes = re.findall(r'"([A-ZÅÄÖ]+_[A-ZÅÄÖ]+)"', (root / "oppna" / "registers" / "remarks.py").read_text("utf-8"))
    assert set(REGISTER_CHECKS) == set(codes) - {"REGISTER_TOMT"}
