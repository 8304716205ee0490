"""The product equals the naive reference, cell by cell, on whole made-up answer sets."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings

from oppna.model.codes import Status
from oppna.production import Computed, compute, compute_files
from tests.lib.compared import assert_same, rows_of_file
from tests.lib.files import RESULTS
from tests.lib.reference import Row, Rows, find
from tests.lib.reference import compute as naively
from tests.lib.world import PLANS, Plan, World, build

EDITION = "2018-bou"
MANY = settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
SOME = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))


def expected(world: World) -> Rows:
    return naively(world.units, world.answers, world.bbic, world.children, world.printed)


def cells(computed: Computed) -> Rows:
    rows: Rows = {}
    for cell in computed.cells():
        key = (cell.indicator, cell.level.value, cell.area)
        assert key not in rows, f"{key} comes twice"
        rows[key] = Row(cell.value, cell.numerator, cell.denominator, cell.population, Status(cell.status).value)
    return rows


@MANY
@given(PLANS)
def test_every_cell_equals_the_reference(plan: Plan) -> None:
    world = build(plan)
    with TemporaryDirectory() as folder:
        computed = compute(EDITION, world.write(Path(folder)))
    assert_same(cells(computed), expected(world))


@SOME
@given(PLANS)
def test_the_written_file_equals_the_reference(plan: Plan) -> None:
    world = build(plan)
    with TemporaryDirectory() as folder:
        out = Path(folder) / "results.csv"
        compute_files(EDITION, world.write(Path(folder) / "in"), out)
        assert out.read_text(encoding="utf-8").splitlines()[0] == ",".join(RESULTS)
        assert_same(rows_of_file(out), expected(world))


@SOME
@given(PLANS)
def test_review_finds_what_the_reference_finds(plan: Plan) -> None:
    world = build(plan)
    if world.answers is None:
        return
    with TemporaryDirectory() as folder:
        computed = compute(EDITION, world.write(Path(folder)))
    wanted = find(world.units, world.answers)
    got = computed.findings
    assert {(each.unit, each.indicator) for each in got if each.code == "OLOGISK"} == wanted.illogical
    assert {(each.unit, each.question) for each in got if each.code == "KAN_EJ_SVARA"} == wanted.cannot_answer
    assert {(each.unit, each.question) for each in got if each.code == "EJ_STÄLLD"} == wanted.not_asked


@SOME
@given(PLANS)
def test_order_of_rows_and_columns_has_no_effect(plan: Plan) -> None:
    world = build(plan)
    turned = World(world.units[::-1], world.answers and world.answers[::-1], world.bbic, world.children, world.printed)
    with TemporaryDirectory() as folder:
        one = compute(EDITION, world.write(Path(folder) / "one"))
        other = compute(EDITION, turned.write(Path(folder) / "other"))
    assert_same(cells(one), cells(other))


@pytest.mark.parametrize("missing_by", [-1, 0, 1])
@pytest.mark.parametrize("fifths", [1, 2, 6])
def test_limit_at_the_very_edge(tmp_path: Path, fifths: int, missing_by: int) -> None:
    """A group of 5, 10 or 30 with one fewer than, exactly, and one more than a fifth missing."""
    count = 5 * fifths
    units = [
        {"unit": f"9{n:03d}", "name": "Påhittad", "kind": "municipality", "municipality": f"9{n:03d}",
         "county": "Ett län", "population": "1", "skr_group": ""}
        for n in range(count)
    ]  # fmt: skip
    answering = count - (fifths + missing_by)
    answers = [{"unit": unit["unit"], "question": "G1", "answer": "Ja"} for unit in units[:answering]]
    rows = cells(compute(EDITION, World(units, answers).write(tmp_path)))
    shown = Row("1.000000", str(answering), str(answering), str(count), "ok")
    hidden = Row("", "", "", str(count), "suppressed_nonresponse")
    assert rows["G1", "county", "Ett län"] == rows["G1", "nation", "Riket"] == (hidden if missing_by > 0 else shown)
