"""The health measures agree with the naive reference, group by group, over made-up registers."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from oppna.production import compute
from tests.lib import reference_health, world_health, world_registers

Groups = dict[tuple[str, str, str], tuple[int, int]]


def by_product(folder: Path, engine: str = "duckdb") -> Groups:
    """The persons of both measures, before anything is hidden."""
    measured = compute("2015-halsa", folder, engine=engine).measured
    groups = [(group, group.place.level) for group in measured.groups]
    assert all(group.denominator == group.having + group.lacking for group, _ in groups)
    return {
        (group.indicator, level.value, group.place.area): (group.having, group.lacking)
        for group, level in groups
        if group.indicator and level
    }


@settings(max_examples=25)
@given(seed=st.integers(0, 2**32), persons=st.sampled_from([0, 1, 30, 200, 500]))
def test_every_group_agrees_with_the_reference(seed: int, persons: int) -> None:
    registers = world_health.build(seed, persons)
    with tempfile.TemporaryDirectory() as folder:
        found = by_product(world_health.write(Path(folder), registers))
    assert found == reference_health.compute(world_registers.units(), registers)


def test_the_worlds_hold_what_is_to_be_tried() -> None:
    """Else the test above could pass on empty worlds: both measures, treated and not, in every kind of area."""
    for seed in range(3):
        found = reference_health.compute(world_registers.units(), world_health.build(seed, 500))
        shown = {(indicator, level) for (indicator, level, _), (having, lacking) in found.items() if having and lacking}
        placed = {(reference_health.PLACED, level) for level in ("nation", "county", "municipality")}
        assert shown == {*placed, (reference_health.PEERS, "nation")}
