"""The product equals the naive reference of 2015, cell by cell and finding by finding, on made-up answer sets."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings

from oppna.production import Computed, compute, compute_files
from tests.lib.compared import assert_same, rows_of_file
from tests.lib.reference import Rows
from tests.lib.reference_2015 import compute as naively
from tests.lib.reference_2015 import find
from tests.lib.world_2015 import PLANS, Plan, World, build

EDITION = "2015-bou"
MANY = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def expected(world: World) -> Rows:
    return naively(world.units, world.answers, world.previous, world.bbic, world.children)


@MANY
@given(PLANS)
def test_the_written_file_equals_the_reference(plan: Plan) -> None:
    world = build(plan)
    with TemporaryDirectory() as folder:
        out = Path(folder) / "results.csv"
        compute_files(EDITION, world.write(Path(folder) / "in"), out)
        assert_same(rows_of_file(out), expected(world))


@MANY
@given(PLANS)
def test_review_finds_what_the_reference_finds(plan: Plan) -> None:
    world = build(plan)
    with TemporaryDirectory() as folder:
        computed = compute(EDITION, world.write(Path(folder)))
    if world.answers is None:
        assert not {"RÄTTAD", "OLOGISK"} & {finding.code for finding in computed.findings}
        return
    wanted = find(world.units, world.answers, world.previous)
    assert found(computed, "OLOGISK", "indicator") == wanted.illogical
    assert found(computed, "RÄTTAD", "indicator") == wanted.corrected
    assert found(computed, "KAN_EJ_SVARA", "question") == wanted.cannot_answer
    assert found(computed, "EJ_STÄLLD", "question") == wanted.not_asked


def found(computed: Computed, code: str, field: str) -> set[tuple[str, str]]:
    return {(finding.unit, getattr(finding, field)) for finding in computed.findings if finding.code == code}
