"""The measures on placed children agree with the naive reference, cell by cell and exactly, over made-up registers."""

from __future__ import annotations

import tempfile
from fractions import Fraction
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from oppna.production import compute
from tests.lib import reference_registers, world_registers


def by_product(folder: Path, engine: str = "duckdb") -> dict[tuple[str, str, str], Any]:
    """The exact cells of the six measures."""
    return {
        (cell.indicator, cell.level.value, cell.area): (
            cell.value,
            cell.numerator,
            cell.denominator,
            cell.population,
            cell.status.value,
        )
        for cell in compute("2015-bou", folder, engine=engine).observations()
    }


@settings(max_examples=25)
@given(seed=st.integers(0, 2**32), children=st.sampled_from([0, 1, 30, 150, 600]))
def test_every_cell_agrees_with_the_reference(seed: int, children: int) -> None:
    registers = world_registers.build(seed, children)
    with tempfile.TemporaryDirectory() as folder:
        found = by_product(world_registers.write(Path(folder), registers))
    assert found == reference_registers.compute(world_registers.units(), registers)


def test_the_worlds_hold_what_is_to_be_tried() -> None:
    """Else the test above could pass on empty worlds: open and hidden cells, real reductions, both subgroups."""
    cells = [
        (key, cell)
        for seed in range(3)
        for key, cell in reference_registers.compute(world_registers.units(), world_registers.build(seed, 600)).items()
    ]
    shown = [(key, cell) for key, cell in cells if cell[4] == "ok"]
    assert {key[0] for key, _ in shown} >= {"UTB_ak9", "UTB_gy", "UTB_ak9_sverige", "UTB_ak9_annat"}
    assert {key[1] for key, _ in shown} == {"nation", "county", "municipality"}
    assert any(isinstance(cell[2], Fraction) and cell[2].denominator > 1 for _, cell in shown)
    assert len(shown) < len(cells)
