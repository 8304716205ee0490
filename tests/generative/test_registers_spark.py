"""Registers on Spark give the same rows as on DuckDB. An extra: `pip install oppna[spark]`, and Java 17 or later."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from shutil import which

import pytest

from tests.generative.test_health import by_product as health_by_product
from tests.generative.test_registers import by_product
from tests.lib import reference_health, reference_registers, world_health, world_registers

pytestmark = [
    pytest.mark.skipif(not find_spec("pyspark"), reason="NOT TESTED: registers on Spark (pyspark is not installed)"),
    pytest.mark.skipif(not which("java"), reason="NOT TESTED: registers on Spark (there is no Java)"),
    # Warnings of pyspark's own are not ours to mend.
    pytest.mark.filterwarnings("default"),
    pytest.mark.xdist_group("spark"),
]


@pytest.mark.parametrize("seed", [1, 2])
def test_the_same_rows(seed: int, tmp_path: Path) -> None:
    registers = world_registers.build(seed, 500)
    folder = world_registers.write(tmp_path, registers)
    found = by_product(folder, "spark")
    assert found == by_product(folder, "duckdb")
    assert found == reference_registers.compute(world_registers.units(), registers)


@pytest.mark.parametrize("seed", [1, 2])
def test_the_same_persons_have_several_drugs_at_once(seed: int, tmp_path: Path) -> None:
    registers = world_health.build(seed, 400)
    folder = world_health.write(tmp_path, registers)
    found = health_by_product(folder, "spark")
    assert found == health_by_product(folder, "duckdb")
    assert found == reference_health.compute(world_registers.units(), registers)
