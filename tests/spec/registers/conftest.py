"""A folder of registers (SYNTETISKA) that is right, for each test to spoil."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.lib import world_registers


@pytest.fixture
def registers() -> world_registers.Registers:
    return world_registers.build(seed=7, children=300)


@pytest.fixture
def folder(tmp_path: Path, registers: world_registers.Registers) -> Path:
    return world_registers.write(tmp_path / "in", registers)
