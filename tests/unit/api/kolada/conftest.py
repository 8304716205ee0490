"""Both versions over the public releases of the tests."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from oppna.disseminate.cube.assemble import cube_of
from oppna.disseminate.shelf.public import Public
from oppna.disseminate.shelf.shelf import Shelf
from tests.lib.kolada_asked import Asker


@pytest.fixture(scope="session")
def public(public_store: Path) -> Public:
    return Shelf(public_store).at(datetime(2026, 11, 22, tzinfo=UTC))


@pytest.fixture(scope="session")
def ask(public: Public) -> Asker:
    return Asker(cube_of(public))
