"""A release explained by itself: its answers give its cells again, and what it does not hold is said."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec
import pytest

from oppna.catalogue.load import load_edition
from oppna.cells import cell_of
from oppna.model.codes import Level
from oppna.model.indicator import RegisterListRule, RegisterRatioRule
from oppna.model.placement import PlacementRule
from oppna.process.results import observations
from oppna.process.trace import UnknownArea
from oppna.production import compute, released
from oppna.release.content import Release
from oppna.release.head import Statement
from oppna.release.published import published_file, release_of_published
from oppna.reproduction import rerun, respondents_of, run_again, tell
from oppna.rules.compiled import CompiledEdition
from oppna.rules.compiling import compile_edition

STATED = Statement(version="1.0", date="2018-06-20", approver="Karin Ek")
SCENARIOS = sorted(path.parent for path in (Path(__file__).parents[1] / "scenarios").rglob("units.csv"))
EDITIONS = ("2015-bou", "2015-halsa", "2017-vinr")
NOT_IN_A_RELEASE = {("2017-vinr", "V1")}
"""Measures that look at a free text."""


def release_of(folder: Path) -> Release:
    edition = folder.parent.name if folder.parent.name in EDITIONS else "2018-bou"
    return released(compute(edition, folder), STATED)


@cache
def rules_of(edition: str) -> CompiledEdition:
    return compile_edition(load_edition(edition))


@cache
def scenario(name: str) -> Release:
    (folder,) = (path for path in SCENARIOS if path.name == name)
    return release_of(folder)


@pytest.mark.parametrize("folder", SCENARIOS, ids=lambda folder: folder.name)
def test_the_answers_of_a_release_give_its_cells_again(folder: Path) -> None:
    """Every cell of every scenario, but for what no answers in the release stand behind."""
    release = release_of(folder)
    units = respondents_of(release)
    measured = {indicator.id: indicator.unit for indicator in release.edition.indicators}
    registers = {
        i.id
        for i in release.edition.indicators
        if isinstance(i.rule, (RegisterListRule, RegisterRatioRule, PlacementRule))
    }
    left_out = registers | {id for edition, id in NOT_IN_A_RELEASE if edition == release.head.edition}
    again = {
        cell_of(seen, measured[seen.indicator])
        for seen in observations(rerun(release, rules_of(release.head.edition), units), units)
    }
    assert {cell for cell in release.cells if cell.indicator not in left_out} <= again


@pytest.mark.parametrize("area", ["9001", "Riket"])
@pytest.mark.parametrize("indicator", ["G2_1", "B13_flickor_0_11", "B1b_mer5"])
def test_the_steps_end_in_the_released_cell(indicator: str, area: str) -> None:
    release = scenario("huvudfraga_med_uppfoljning")
    told = tell(release, indicator, area)
    assert told.again == told.cell
    assert told.steps[0].heading == ("Objekten" if area == "Riket" else "Frågor och svar")
    assert told.steps[-1].heading == "Värde"


def test_a_city_is_told_as_the_group_of_its_districts() -> None:
    release = scenario("stad_och_stadsdelar")
    city = next(area.area for area in release.areas if area.is_city)
    indicator = next(cell.indicator for cell in release.cells if cell.area == city)
    told = tell(release, indicator, city)
    assert told.steps[0].heading == "Objekten"
    assert told.agrees and told.again is not None


def test_the_definitions_are_those_of_the_release_and_not_todays() -> None:
    """Ja and Nej have changed places in the definitions of this release; its cells were made so."""
    release = scenario("enkla_fragor")
    category = next(cell for cell in release.cells if cell.indicator == "G1" and cell.value == "Ja")
    changed = [
        msgspec.structs.replace(one, rule=msgspec.structs.replace(one.rule, yes="G1 = 'Nej'"))
        if one.id == "G1"
        else one
        for one in release.edition.indicators
    ]
    edition = msgspec.structs.replace(release.edition, indicators=tuple(changed))
    told = tell(msgspec.structs.replace(release, edition=edition), "G1", category.area)
    assert told.again is not None and told.again.value == "Nej"
    assert any("G1 är ”Nej”" in line for step in told.steps for line in step.lines)
    assert load_edition("2018-bou").indicator("G1").rule == release.edition.indicator("G1").rule


def test_a_cell_that_its_answers_do_not_give_does_not_agree() -> None:
    release = scenario("enkla_fragor")
    wrong = next(cell for cell in release.cells if cell.indicator == "G1" and cell.area == "Riket")
    cells = [msgspec.structs.replace(cell, value="0.123456") if cell is wrong else cell for cell in release.cells]
    told = tell(msgspec.structs.replace(release, cells=tuple(cells)), "G1", "Riket")
    assert not told.agrees
    assert told.cell.value == "0.123456" and told.again == wrong


def test_a_register_measure_tells_the_released_cell_and_names_the_file() -> None:
    release = scenario("bbic_licens")
    digest = release.head.inputs["bbic.csv"]
    unit = next(cell for cell in release.cells if cell.indicator == "BBIC" and cell.value == "Ja")
    told = tell(release, "BBIC", unit.area)
    assert [step.heading for step in told.steps] == ["Register", "Värde"]
    assert "bbic.csv" in told.steps[0].lines[0]
    assert digest in told.steps[0].lines[1] and "inga registerrader" in told.steps[0].lines[1]
    assert told.steps[1].lines == (unit.value,)
    assert told.again is None and told.agrees


def test_a_ratio_from_a_register_keeps_its_parts() -> None:
    release = scenario("langvarigt_bistand")
    cell = next(cell for cell in release.cells if cell.indicator == "BM_bistand" and cell.status == "ok")
    (line,) = tell(release, "BM_bistand", cell.area).steps[-1].lines
    assert line.startswith(f"{cell.numerator} / {cell.denominator} = ")


def test_free_texts_are_not_guessed() -> None:
    """Who is asked which method answers in words; of the others nothing is unknown."""
    release = scenario("v1_annan_metod")
    asked = {answer.unit for answer in release.answers if answer.question == "V1_5" and answer.answer == "Ja"}
    for cell in release.cells:
        if cell.indicator == "V1" and cell.level is Level.MUNICIPALITY:
            told = tell(release, "V1", cell.area)
            assert (told.steps[0].heading == "Fritext") == (cell.area in asked), cell.area
            assert told.agrees
    assert asked
    step, value = tell(release, "V1", "Riket").steps
    assert "V1_5_vilken" in step.lines[0] and value.heading == "Värde"


def test_published_figures_name_their_source() -> None:
    release = release_of_published(STATED, "2015-bou", published_file("2015-bou"))
    for cell in release.cells[::10]:
        source, value = tell(release, cell.indicator, cell.area).steps
        assert source.heading == "Källa"
        assert release.head.citation in source.lines[0]
        assert source.lines[1] == "Publiceringen har inga svar bakom det."
        assert value.lines[0]


def test_an_area_without_a_cell() -> None:
    with pytest.raises(UnknownArea):
        tell(scenario("enkla_fragor"), "G1", "Månen")


def test_a_level_says_which_of_two_areas_of_one_name_is_meant() -> None:
    release = scenario("enkla_fragor")
    cell = next(cell for cell in release.cells if cell.level is Level.COUNTY)
    told = tell(release, cell.indicator, cell.area, Level.COUNTY)
    assert told.cell == cell and told.agrees and told.again is not None
    with pytest.raises(UnknownArea):
        tell(release, cell.indicator, cell.area, Level.SKR_GROUP)


def test_what_was_run_once_is_told_from_many_times() -> None:
    release = scenario("enkla_fragor")
    ran = run_again(release)
    for cell in release.cells:
        told = tell(release, cell.indicator, cell.area, cell.level, lambda _: ran)
        assert told == tell(release, cell.indicator, cell.area, cell.level)
