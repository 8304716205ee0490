"""`manage.py pictures`: every picture of the public pages is drawn beforehand, and a second run draws nothing."""

from __future__ import annotations

import io
import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from oppna.disseminate.pictures import made as drawing_room
from oppna.disseminate.queries.pictures import store
from oppna.disseminate.queries.public import shelf
from tests.lib.public_world import PUBLISHED


@pytest.fixture
def one_edition(public_store: Path, tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The real figures of 2015 alone; and whoever runs the tests is not made to wait for others."""
    shutil.copytree(public_store / PUBLISHED, tmp_path / "publiceringar" / PUBLISHED)
    settings.OPPNA_RELEASES, settings.DATA = tmp_path / "publiceringar", tmp_path
    monkeypatch.setattr(os, "nice", lambda more: more)
    for kept in (shelf, store):
        kept.cache_clear()
    yield tmp_path / "bilder"
    for kept in (shelf, store):
        kept.cache_clear()


def _drawn() -> str:
    told = io.StringIO()
    call_command("pictures", stdout=told)
    return told.getvalue()


def test_the_pictures_of_the_pages_are_there_before_anybody_asks(
    one_edition: Path, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Eleven of the thirteen measures have a municipality's value to draw, each in light and in dark."""
    assert _drawn().startswith("22 bilder i ")
    assert len(list(one_edition.iterdir())) == 22

    def refuse(spec: object) -> bytes:
        raise AssertionError("drawn a second time")

    monkeypatch.setattr(drawing_room, "svg_of", refuse)
    store.cache_clear()
    assert _drawn().startswith("22 bilder i ")
    for theme in ("", ".mork"):
        assert client.get(f"/indikator/{PUBLISHED}/arbetsledning/bild/fordelning{theme}.svg").status_code == 200
