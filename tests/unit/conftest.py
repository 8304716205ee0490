"""A small set of definitions of one's own, and a cache that no other test sees."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.lib.mini_edition import write_definitions


@pytest.fixture
def home(tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("OPPNA_DEFINITIONS", str(tmp_path / "definitions"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return write_definitions(tmp_path / "definitions", root / "definitions" / "codelists")
