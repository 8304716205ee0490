"""All cells of a small round: every status of a unit, groups before units, registers alone."""

from __future__ import annotations

from fractions import Fraction

import pytest

from oppna.model.codes import Level, Status
from oppna.process.group import groups_of
from oppna.process.results import observations, positions, run, unit_cells
from tests.lib.rounds import Round, district, hold, municipality, staff


def told(held: Round, indicator: str) -> dict[str, tuple[object, ...]]:
    cells = held.cells(indicator).items()
    return {area: (cell.status.value, cell.value, cell.numerator, cell.denominator) for area, cell in cells}


def test_every_status_of_a_unit() -> None:
    held = hold(
        {
            "0001": {"B12_1": "Ja", "B12a_1": "Ja", "B12b_1": "Ja"},
            "0002": {"B12_1": "Ja", "B12a_1": "Ja", "B12b_1": "Nej, men beslut finns"},
            "0003": {"B12_1": "Nej"},
            "0004": {"B12_1": "Ej aktuellt"},
            "0005": {"B12_1": "Ja"},
            "0006": {"B12_1": "Nej"},
        }
    )
    assert told(held, "B12_1_kon_anvant") == {
        "Riket": ("ok", Fraction(1, 4), 1, 4),
        "Norra län": ("ok", Fraction(1, 4), 1, 4),
        "0001": ("ok", "Ja", 1, 1),
        "0002": ("ok", "Delvis", 0, 1),
        "0003": ("ok", "Nej", 0, 1),
        "0004": ("ok", "Ej aktuellt", 0, 0),
        "0005": ("missing", None, None, None),
        "0006": ("ok", "Nej", 0, 1),
    }


def test_every_status_of_a_measure() -> None:
    held = hold(
        {
            "0001": staff("10", "7", "1", "2", "3", "1"),
            "0002": staff("5.5", "6", "1", "2", "3"),
            "0003": staff("0", "0"),
            "0004": staff("999", "6"),
            "0005": staff("2.5", "2.5", "0", "2.52"),
            "0006": staff("4", "0"),
        }
    )
    assert told(held, "B1b_minst1") == {
        "Riket": ("ok", Fraction("8.5") / Fraction("16.5"), Fraction("8.5"), Fraction("16.5")),
        "Norra län": ("ok", Fraction("8.5") / Fraction("16.5"), Fraction("8.5"), Fraction("16.5")),
        "0001": ("ok", Fraction(6, 10), 6, 10),
        "0002": ("illogical", None, None, None),
        "0003": ("ok", "Ej aktuellt", 0, 0),
        "0004": ("missing", None, None, None),
        "0005": ("ok", Fraction(1), Fraction("2.5"), Fraction("2.5")),
        "0006": ("ok", Fraction(0), 0, 4),
    }


def test_what_it_was_made_from_is_kept() -> None:
    held = hold({"0001": {"G2_1": "Nej", "G2a_1": "Ja"}}, bbic=["0001"])
    results = held.results
    assert results.asked.given == held.integrated.planes != results.asked.answers
    assert results.registers == held.registers.planes
    assert results.groups == groups_of(held.units) and results.limit == held.edition.head.nonresponse


def test_levels_and_populations() -> None:
    units = [district("S1", "0180"), district("S2", "0180"), municipality("0001", group="1", skr="C9")]
    held = hold({"S1": {"G1": "Ja"}, "S2": {"G1": "Nej"}, "0001": {"G1": "Ja"}}, units)
    cells = [cell for cell in observations(held.results, units) if cell.indicator == "G1"]
    assert [(cell.level, cell.area, cell.population) for cell in cells] == [
        (Level.NATION, "Riket", 3),
        (Level.COUNTY, "Norra län", 3),
        (Level.POPULATION_GROUP, "1", 1),
        (Level.POPULATION_GROUP, "5", 2),
        (Level.SKR_GROUP, "C9", 1),
        (Level.MUNICIPALITY, "0180", 2),
        (Level.DISTRICT, "S1", 1),
        (Level.DISTRICT, "S2", 1),
        (Level.MUNICIPALITY, "0001", 1),
    ]


def test_indicators_come_in_the_order_of_the_edition() -> None:
    held = hold({"0001": {"G1": "Ja"}}, bbic=["0001"], children=[("0001", "1", "4")])
    seen = dict.fromkeys(cell.indicator for cell in observations(held.results, held.units))
    assert list(seen) == [indicator.id for indicator in held.edition.indicators]


def test_the_limit_is_for_those_indicators_that_have_it() -> None:
    given = {f"000{n}": {"G1": "Ja"} if n > 2 else {} for n in range(1, 6)}
    held = hold(given, bbic=["0001"], children=[("0001", "1", "4")])
    assert held.cells("G1")["Riket"].status is Status.SUPPRESSED_NONRESPONSE
    assert told(held, "BM_bistand")["Riket"] == ("ok", Fraction(1, 4), 1, 4)
    assert told(held, "BBIC")["Riket"] == ("ok", Fraction(1, 5), 1, 5)


def test_registers_that_did_not_come_give_no_rows() -> None:
    held = hold({"0001": {"G1": "Ja"}})
    assert "BBIC" not in held.results.derived and "BM_bistand" not in held.results.derived
    assert "G1" in held.results.derived


def test_registers_alone_give_theirs_only() -> None:
    held = hold({}, [municipality("0001")], bbic=["0001"])
    results = run(
        held.results.compiled,
        held.integrated.planes,
        held.registers.planes,
        groups_of(held.units),
        held.edition.head.nonresponse,
        survey=False,
    )
    assert list(results.derived) == list(results.counts) == ["BBIC"]


def test_the_unit_of_sums_follows_the_decimals() -> None:
    held = hold({"0001": staff("10.125", "0")})
    assert held.results.unit == 1000
    assert told(held, "B1b_minst1")["0001"] == ("ok", Fraction(0), 0, Fraction("10.125"))
    assert hold({"0001": {}}).results.unit == 100


def test_cells_of_a_plane_that_nobody_is_in() -> None:
    held = hold({"0001": {"G1": "Ja"}})
    assert unit_cells(held.results.derived["G1"], 1, 100) == [("Ja", 1, 1, Status.OK)]


@pytest.mark.parametrize(("plane", "expected"), [(0, []), (1, [0]), (0b1010, [1, 3]), (1 << 200 | 1 << 63, [63, 200])])
def test_positions(plane: int, expected: list[int]) -> None:
    assert positions(plane) == expected
