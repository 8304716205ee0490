"""Before the first visitor a page of each kind has been made, and none of them asked the database."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest

from oppna.disseminate.folder.asking import asked
from oppna.disseminate.queries.public import public
from oppna.disseminate.warm import of_each_kind, warm, work_out
from tests.lib.served import Site


@pytest.mark.usefixtures("public_site")
def test_every_page_that_is_made_beforehand_is_there() -> None:
    addresses = list(of_each_kind(public()))
    assert len(addresses) > 30
    assert not [address for address in addresses if asked(address) is None]


@pytest.mark.usefixtures("public_site")
def test_warming_needs_no_database_and_no_host_of_its_own(settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["jamforelser.example"]
    work_out()


def test_with_nothing_public_there_is_nothing_to_warm(settings: Any, tmp_path: Path) -> None:
    from oppna.disseminate.queries.public import shelf

    settings.OPPNA_RELEASES = tmp_path
    shelf.cache_clear()
    work_out()
    shelf.cache_clear()


@pytest.mark.usefixtures("public_site")
def test_no_thread_is_left_that_a_process_made_from_this_one_would_miss() -> None:
    before = threading.active_count()
    work_out()
    assert threading.active_count() == before


def test_a_site_that_has_warmed_answers_from_every_process(public_store: Path, tmp_path: Path) -> None:
    """Each page several times on connections of its own, so that every process of the server has its turn."""
    site = Site(tmp_path, OPPNA_RELEASES=str(public_store))
    site.start()
    try:
        for address in ("/lan/stockholms-lan/", "/kommun/0126-huddinge/", "/indikator/2018-bou/G1/", "/oppna-data/"):
            assert {site.status(address) for _ in range(8)} == {200}, address
    finally:
        site.kill()


@pytest.mark.usefixtures("public_site")
def test_a_fault_in_a_public_page_is_logged_and_keeps_nobody_from_the_survey(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(shown: object) -> None:
        raise ValueError("ett fel i en offentlig sida")

    monkeypatch.setattr("oppna.disseminate.warm.front", broken)
    with pytest.raises(ValueError, match="ett fel i en offentlig sida"):
        work_out()
    warm()
    assert "ett fel i en offentlig sida" in caplog.text
