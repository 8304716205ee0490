"""What the demonstration says to look at first is there."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client

from oppna.demo.places import PLACES


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize(("what", "where"), PLACES)
def test_the_place_is_there(what: str, where: str, client: Client, public_site: Path) -> None:
    told = client.get(where)
    assert told.status_code == 200, what
