"""The process finds, from made-up answers, the very truth they were made from."""

from __future__ import annotations

from pathlib import Path

import pytest

from oppna.model.codes import NATION, Level, Status
from oppna.production import Computed, compute
from oppna.synth.plan import load_plan
from oppna.synth.synthesis import Synthesis, synthesise
from oppna.synth.write import write

ROUNDS = [("2018-bou", 1), ("2018-bou", 7), ("2018-bou", 2018), ("2017-vinr", 1), ("2017-vinr", 7), ("2015-bou", 1)]
ROUNDS += [("2015-bou", 7), ("2015-bou", 2015)]
FOREIGN = {"2015-bou": ("E1", "0180", "0180-D99"), "2017-vinr": ("E1", "1280"), "2018-bou": ("E1", "0180")}
"""What is told of and ignored: an unknown question, an answer for a city, a unit that is gone since last year."""
NOT_ASKED = {"2015-bou": 4, "2017-vinr": 7, "2018-bou": 7}


@pytest.fixture(scope="module", params=ROUNDS, ids=lambda round: " ".join(map(str, round)))
def made(request: pytest.FixtureRequest) -> Synthesis:
    edition, seed = request.param
    return synthesise(edition, seed)


@pytest.fixture(scope="module")
def computed(made: Synthesis, tmp_path_factory: pytest.TempPathFactory) -> Computed:
    folder = tmp_path_factory.mktemp("svar") / "in"
    write(made, load_plan(made.edition.id).registers, folder)
    return compute(made.edition.id, folder)


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
    told = {row.part: (row.answered, row.percent) for row in computed.quality.response}
    if made.edition.id == "2015-bou":
        stated = {"G": (280, 90)}
        assert not head.response, "the source says 90 per cent and counts nobody"
    assert told == stated
    figures = {row.indicator: (row.cannot_answer, row.illogical) for row in computed.quality.indicators}
    for row in head.unusable:
        assert all(figures[indicator] == (row.cannot_answer, row.illogical) for indicator in row.indicators)


def test_the_nation_is_shown_and_a_county_is_not_where_there_is_a_limit(computed: Computed) -> None:
    hidden = {cell.area for cell in computed.cells() if cell.status is Status.SUPPRESSED_NONRESPONSE}
    assert NATION not in hidden
    assert any(area.endswith("s län") for area in hidden) == (computed.edition.head.nonresponse is not None)


def test_last_years_answers_correct_as_many_as_were_meant(made: Synthesis, computed: Computed) -> None:
    before = {(row.unit, row.question) for row in made.previous if row.answer == "Nej"}
    now = {(row.unit, row.question): row.answer for row in made.answers}
    meant = {place for place in before if now.get((place[0], f"{place[1]}_uppf")) == "Nej"}
    found = {(finding.unit, finding.indicator) for finding in computed.findings if finding.code == "RÄTTAD"}
    assert found == meant
    assert bool(found) == bool(made.edition.questionnaire.remembered)


def test_what_was_ignored_is_told_and_nothing_else(computed: Computed) -> None:
    edition = computed.edition.id
    ignored = [problem for problem in computed.warnings if problem.code != "REGISTER_SAKNAS"]
    told = " ".join(map(str, ignored))
    assert len(ignored) == len(FOREIGN[edition])
    assert all(foreign in told for foreign in FOREIGN[edition])
    assert computed.synthetic
    assert sum(finding.code == "EJ_STÄLLD" for finding in computed.findings) == NOT_ASKED[edition]


def test_nothing_of_the_truth_is_read(made: Synthesis, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    edition = made.edition.id
    write(made, load_plan(edition).registers, folder)
    with_truth = list(compute(edition, folder).cells())
    (folder / "truth.csv").unlink()
    assert list(compute(edition, folder).cells()) == with_truth
