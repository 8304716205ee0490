"""Before the first visitor a page of each kind has been made, and none of them asked the database."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from oppna.disseminate.folder.asking import asked
from oppna.disseminate.queries.public import public
from oppna.disseminate.warm import of_each_kind, warm


@pytest.mark.usefixtures("public_site")
def test_every_page_that_is_made_beforehand_is_there() -> None:
    addresses = list(of_each_kind(public()))
    assert len(addresses) > 30
    assert not [address for address in addresses if asked(address) is None]


@pytest.mark.usefixtures("public_site")
def test_warming_needs_no_database_and_no_host_of_its_own(settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["jamforelser.example"]
    warm()


def test_with_nothing_public_there_is_nothing_to_warm(settings: Any, tmp_path: Path) -> None:
    from oppna.disseminate.queries.public import shelf

    settings.OPPNA_RELEASES = tmp_path
    shelf.cache_clear()
    warm()
    shelf.cache_clear()
