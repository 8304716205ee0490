"""Registers on Spark give the same rows as on DuckDB, however the files lie. An extra: `make spark`, and Java 17."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.generative.test_health import by_product as health_by_product
from tests.generative.test_registers import by_product
from tests.lib import reference_health, reference_registers, world_health, world_registers
from tests.lib.register_layouts import Lay, csv_folder, numbered, parquet_file, parquet_folder, parquet_text
from tests.lib.spark import needs_spark

pytestmark = needs_spark


def as_they_lie(folder: Path, name: str, rows: world_registers.Table) -> None:
    """One CSV file."""


LAYINGS: list[tuple[Lay, Lay, Lay, Lay]] = [
    (as_they_lie, as_they_lie, as_they_lie, as_they_lie),
    (csv_folder, parquet_file, numbered, parquet_folder),
    (parquet_folder, parquet_text, parquet_folder, csv_folder),
]
"""How each of the four registers lies: together every way, and every mixture of ways between registers."""


def laid(folder: Path, registers: world_registers.Registers, laying: tuple[Lay, ...]) -> Path:
    world_registers.write(folder, registers)
    for lay, (name, rows) in zip(laying, registers.items(), strict=True):
        lay(folder, name, rows)
    return folder


@pytest.mark.parametrize("seed", range(len(LAYINGS)))
def test_the_same_rows(seed: int, tmp_path: Path, spark: Any) -> None:
    registers = world_registers.build(seed, 500)
    folder = laid(tmp_path, registers, LAYINGS[seed])
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


def test_the_same_files_for_a_user(tmp_path: Path) -> None:
    """`oppna compute --engine spark`, as it is typed: the same bytes, and the same remarks and nothing else said."""
    folder = laid(tmp_path / "in", world_registers.build(9, 700), (parquet_folder, numbered, parquet_file, csv_folder))
    told = {}
    for engine in ("duckdb", "spark"):
        out = tmp_path / engine / "results.csv"
        out.parent.mkdir()
        command = [sys.executable, "-m", "oppna", "compute", "2015-bou", "--in", str(folder), "--out", str(out)]
        ended = subprocess.run(
            [*command, "--engine", engine], capture_output=True, text=True, check=True, cwd=out.parent
        )
        remarks = [line for line in ended.stderr.splitlines() if line.startswith("Obs:")]
        files = {path.name: path.read_bytes() for path in out.parent.iterdir()}
        told[engine] = (ended.stdout.replace(engine, "motor"), remarks, files)
    assert told["spark"] == told["duckdb"]
    assert len(told["spark"][1]) > 5 and "results.csv" in told["spark"][2]
