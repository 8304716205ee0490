"""Groups of units taken block by block, case by case; that any cut gives the whole is for the generative tests."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import pytest

from oppna.catalogue.prepared import prepare
from oppna.engines.bits.answers import AnswerPlanes
from oppna.engines.bits.store import Block
from oppna.interchange.table import Table
from oppna.model.area import Unit
from oppna.model.codes import Level, Status
from oppna.model.observation import Observation
from oppna.process.blockwise import totals
from oppna.process.group import groups_of, keys_of
from oppna.process.integrate import integrate
from oppna.process.registers import integrate_registers
from tests.lib.rounds import EDITION, Given, Round, district, hold, municipality, staff

PREPARED = prepare(EDITION)
NONE = PREPARED.edition.head.nonresponse
SCALE = 3
Cells = dict[tuple[str, Level, str], Observation]


def block(given: Given, units: list[Unit], children: Sequence[tuple[str, str, str]] | None = None) -> Block:
    """Some units with their answers and their rows of children.csv; those not told gave none."""
    rows = [(unit, question, answer) for unit, answers in given.items() for question, answer in answers.items()]
    questions = PREPARED.edition.questionnaire.questions
    planes = integrate(list(enumerate(rows, 2)), units, {}, questions, file="answers.csv", scale=SCALE).planes
    tables = {} if children is None else {"children.csv": Table("children.csv", list(enumerate(children, 2)), [])}
    registers = integrate_registers(tables, PREPARED.edition, units, [], SCALE).planes
    return Block(planes, registers, keys_of(units))


def cells(*blocks: Block) -> Cells:
    found = list(totals(PREPARED.rules, blocks).observations(NONE))
    by_place = {(cell.indicator, cell.level, cell.area): cell for cell in found}
    assert len(by_place) == len(found)
    return by_place


def of_the_whole(held: Round) -> Cells:
    """The cells of the groups, computed at once."""
    groups = {(group.level, group.area) for group in groups_of(held.units)}
    found = [cell for id in held.results.derived for cell in held.cells(id).values()]
    return {(cell.indicator, *place): cell for cell in found if (place := (cell.level, cell.area)) in groups}


def test_counts_populations_and_pooled_sums_add_up() -> None:
    first = {"0001": {"G1": "Ja", **staff("10", "7", "1", "6")}, "0002": {"G1": "Nej", **staff("5.5", "4", "4")}}
    second = {"0003": {"G1": "Ja", **staff("4", "3", "1", "2")}, "S1": {"G1": "Ja", **staff("2", "1", "1")}}
    north = [municipality("0001", group="1", skr="B"), municipality("0002", "Södra län", "2", "A1")]
    south = [municipality("0003", "Södra län", "1", "B"), district("S1", "0180")]
    added = cells(block(first, north), block(second, south))
    assert added == of_the_whole(hold({**first, **second}, [*north, *south]))
    nation = added["G1", Level.NATION, "Riket"]
    assert (nation.value, nation.numerator, nation.denominator, nation.population) == (Fraction(3, 4), 3, 4, 4)
    middle = added["G1", Level.COUNTY, "Södra län"]
    assert (middle.value, middle.population) == (Fraction(1, 2), 2)
    pooled = added["B1b_minst1", Level.NATION, "Riket"]
    assert (pooled.numerator, pooled.denominator, pooled.population) == (8, Fraction("21.5"), 4)


def test_groups_of_the_same_units_each_get_their_cell() -> None:
    """One county, one population group and the nation hold the very same units here."""
    units = [municipality("0001", group="1", skr="B"), municipality("0002", group="1", skr="B")]
    found = cells(block({"0001": {"G1": "Ja"}, "0002": {"G1": "Nej"}}, units))
    places = [
        (Level.NATION, "Riket"),
        (Level.COUNTY, "Norra län"),
        (Level.POPULATION_GROUP, "1"),
        (Level.SKR_GROUP, "B"),
    ]
    for level, area in places:
        cell = found["G1", level, area]
        assert (cell.level, cell.area, cell.population, cell.value) == (level, area, 2, Fraction(1, 2))


def test_the_limit_is_of_the_whole_and_not_of_a_block() -> None:
    """One of two is silent in the first block, one of ten in all: only the first alone would be held back."""
    silent = [municipality("0001"), municipality("0002")]
    many = [municipality(f"{code:04}") for code in range(3, 11)]
    first, second = block({"0001": {"G1": "Ja"}}, silent), block({unit.unit: {"G1": "Ja"} for unit in many}, many)
    assert cells(first)["G1", Level.NATION, "Riket"].status is Status.SUPPRESSED_NONRESPONSE
    nation = cells(first, second)["G1", Level.NATION, "Riket"]
    assert (nation.status, nation.numerator, nation.denominator) == (Status.OK, 9, 9)


def test_a_register_without_limit_counts_however_few_it_has_and_whichever_block_had_it() -> None:
    """Only the first block has children.csv, with one of its units: 1 of 4 is enough where there is no limit."""
    first = [municipality("0001"), municipality("0002")]
    second = [municipality("0003"), municipality("0004")]
    assert not PREPARED.edition.indicator("BM_bistand").nonresponse_limit
    found = cells(block({}, first, children=[("0001", "3", "12")]), block({}, second))
    nation = found["BM_bistand", Level.NATION, "Riket"]
    assert (nation.status, nation.value, nation.population) == (Status.OK, Fraction(1, 4), 4)
    assert (nation.numerator, nation.denominator) == (3, 12)
    assert found["G1", Level.NATION, "Riket"].status is Status.SUPPRESSED_NONRESPONSE
    without = totals(PREPARED.rules, [block({}, first)]).observations(None)
    assert {cell.status for cell in without} == {Status.MISSING}


def test_no_blocks_no_cells() -> None:
    assert list(totals(PREPARED.rules, []).observations(NONE)) == []


def test_blocks_of_different_scale_are_not_added() -> None:
    blocks = [Block(AnswerPlanes(size=1, scale=scale)) for scale in (2, 3)]
    with pytest.raises(ValueError, match=r"^blocks keep .* different decimals; write them with one scale$"):
        totals(PREPARED.rules, blocks)
