"""One changed answer, case by case; that it equals a whole round is for the generative tests."""

from __future__ import annotations

from dataclasses import replace

import pytest

from oppna.errors import Refused
from oppna.process.group import groups_of
from oppna.process.recompute import changed, dependents
from oppna.process.results import Results, run
from tests.lib.rounds import Round, hold, municipality, staff


def after(held: Round, unit: str, question: str, answer: str) -> Results:
    position = [each.unit for each in held.units].index(unit)
    depend = dependents(held.results.compiled)
    asked = held.edition.question(question)
    return changed(held.results, depend, held.units[position], position, asked, answer)


def value(held: Round, results: Results, indicator: str, area: str) -> tuple[str, object]:
    cell = replace(held, results=results).cells(indicator)[area]
    return cell.status.value, cell.value


def test_who_depends_on_whom() -> None:
    depend = dependents(hold({"0001": {}}).results.compiled)
    assert [each.id for each in depend["G2a_1"]] == ["G2_1"]
    assert [each.id for each in depend["B2"]] == ["BM_konsult"]
    assert [each.id for each in depend["B1a"]] == ["B1b_minst1", "B1b_minst3", "B1b_mer5", "BM_konsult"]
    assert len(depend["B13"]) == len(depend["B14_1"]) == len(depend["B14a_1"]) == 4
    assert "G1b" not in depend


def test_the_unit_and_its_groups_change_and_nobody_else() -> None:
    units = [municipality("0001"), municipality("0002"), municipality("0003", "Södra län")]
    held = hold({code: {"G1": "Nej", "G10": "Ja"} for code in ("0001", "0002", "0003")}, units)
    results = after(held, "0002", "G1", "Ja")
    assert value(held, results, "G1", "0002") == ("ok", "Ja")
    assert value(held, results, "G1", "0001") == ("ok", "Nej")
    assert value(held, results, "G1", "Norra län") == ("ok", 0.5)
    assert value(held, results, "G1", "Södra län") == ("ok", 0)
    assert results.counts["G10"] == held.results.counts["G10"]
    assert value(held, held.results, "G1", "0002") == ("ok", "Nej")


def test_a_follow_up_that_was_a_stray_counts_once_it_is_asked() -> None:
    held = hold({"0001": {"G2_1": "Nej", "G2a_1": "Ja"}})
    results = after(held, "0001", "G2_1", "Ja")
    assert value(held, results, "G2_1", "0001") == ("ok", "Ja")
    assert held.results.asked.ignored == {"G2a_1": 1} and results.asked.ignored == {}
    assert value(held, after(held, "0001", "G2_1", ""), "G2_1", "0001") == ("missing", None)


def test_a_number() -> None:
    held = hold({"0001": staff("10", "0", b2="10"), "0002": staff("20", "0", b2="0")})
    results = after(held, "0001", "B2", "30")
    assert value(held, results, "BM_konsult", "0001") == ("ok", 0.75)
    assert value(held, results, "BM_konsult", "Riket") == ("ok", 0.5)
    assert value(held, after(held, "0001", "B2", "999"), "BM_konsult", "0001") == ("missing", None)


def test_an_answer_no_file_could_hold_is_refused() -> None:
    with pytest.raises(Refused, match="finns inte bland alternativen"):
        after(hold({"0001": {}}), "0001", "G1", "Kanske")
    with pytest.raises(ValueError, match=r"0\.125 has more decimals than the answers are kept with"):
        after(hold({"0001": {}}), "0001", "B1", "0.125")


def test_a_round_of_registers_alone_has_nothing_to_change() -> None:
    held = hold({}, [municipality("0001")], bbic=["0001"])
    results = run(
        held.results.compiled, held.integrated.planes, held.registers.planes, groups_of(held.units), None, survey=False
    )
    registers = replace(held, results=results)
    changed_after = after(registers, "0001", "G1", "Ja")
    assert changed_after.derived == results.derived and changed_after.counts == results.counts
