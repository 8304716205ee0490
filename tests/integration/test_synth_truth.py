"""The process finds, from made-up answers, the very truth they were made from."""

from __future__ import annotations

from pathlib import Path

import pytest

from oppna.model.codes import NATION, Level, Status
from oppna.production import Computed, compute
from oppna.synth.plan import load_plan
from oppna.synth.synthesis import Synthesis, synthesise
from oppna.synth.write import write

EDITION = "2018-bou"


@pytest.fixture(scope="module", params=[1, 7, 2018])
def made(request: pytest.FixtureRequest) -> Synthesis:
    return synthesise(EDITION, request.param)


@pytest.fixture(scope="module")
def computed(made: Synthesis, tmp_path_factory: pytest.TempPathFactory) -> Computed:
    folder = tmp_path_factory.mktemp("svar") / "in"
    write(made, load_plan(EDITION).registers, folder)
    return compute(EDITION, folder)


def test_every_unit_has_its_true_value(made: Synthesis, computed: Computed) -> None:
    units = {unit.unit for unit in computed.units}
    found = {
        (cell.area, cell.indicator): (cell.value, cell.status)
        for cell in computed.cells()
        if cell.level in (Level.DISTRICT, Level.MUNICIPALITY) and cell.area in units
    }
    assert found == {place: (cell.value, cell.status) for place, cell in made.truth.items()}


def test_the_quality_figures_are_the_published_ones(made: Synthesis, computed: Computed) -> None:
    head = made.edition.head
    stated = {row.part: (row.answered, row.percent) for row in head.response if row.part}
    assert {row.part: (row.answered, row.percent) for row in computed.quality.response} == stated
    figures = {row.indicator: (row.cannot_answer, row.illogical) for row in computed.quality.indicators}
    for row in head.unusable:
        assert all(figures[indicator] == (row.cannot_answer, row.illogical) for indicator in row.indicators)


def test_the_nation_is_shown_and_a_county_is_not(computed: Computed) -> None:
    hidden = {cell.area for cell in computed.cells() if cell.status is Status.SUPPRESSED_NONRESPONSE}
    assert NATION not in hidden
    assert any(area.endswith("s län") for area in hidden)


def test_what_was_ignored_is_told_and_nothing_else(computed: Computed) -> None:
    told = " ".join(str(problem) for problem in computed.warnings)
    assert len(computed.warnings) == 2
    assert "E1" in told and "0180" in told
    assert computed.synthetic
    assert sum(finding.code == "EJ_STÄLLD" for finding in computed.findings) == 7


def test_nothing_of_the_truth_is_read(made: Synthesis, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    write(made, load_plan(EDITION).registers, folder)
    with_truth = list(compute(EDITION, folder).cells())
    (folder / "truth.csv").unlink()
    assert list(compute(EDITION, folder).cells()) == with_truth
