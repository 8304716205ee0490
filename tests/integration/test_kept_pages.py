"""A public page is made once: packed, tagged, the same for everybody without a session, and new when a release is."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from oppna.disseminate.views.kept import PAGES, Kept, Pages

pytestmark = pytest.mark.usefixtures("public_site")
ADDRESS = "/jamfor/?enheter=0184,riket"


def test_a_page_is_packed_for_those_who_take_it(client: Client) -> None:
    plain, packed = client.get(ADDRESS), client.get(ADDRESS, headers={"accept-encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert "Accept-Encoding" in plain["Vary"]
    assert "Cookie" in plain["Vary"]


def test_who_has_the_page_gets_only_its_tag(client: Client) -> None:
    tag = client.get(ADDRESS)["ETag"]
    again = client.get(ADDRESS, headers={"if-none-match": tag})
    assert (again.status_code, again.content) == (304, b"")


def test_the_second_time_nothing_is_made(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    first = client.get(ADDRESS).content
    monkeypatch.setattr("oppna.disseminate.views.compare.render", None)
    assert client.get(ADDRESS).content == first


def test_another_host_gets_its_own_addresses(client: Client, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    one, other = (client.get(ADDRESS, headers={"host": host}).content.decode() for host in ("en.se", "annan.se"))
    assert "http://en.se/jamfor/inbaddad/" in one
    assert "http://annan.se/jamfor/inbaddad/" in other


@pytest.mark.django_db
def test_the_menu_of_whoever_is_logged_in_is_never_kept(client: Client) -> None:
    from oppna.accounts.roles import Role
    from tests.lib.site_world import a_user

    address = f"{ADDRESS}&vand=1"
    inside = a_user(Role.ADMINISTRATOR).get(address).content.decode()
    assert "Logga ut" in inside
    assert "Logga ut" not in client.get(address).content.decode()


def test_who_may_frame_a_page_is_kept_with_it(client: Client) -> None:
    for _ in range(2):
        inside = client.get("/jamfor/inbaddad/?enheter=0184")
        assert "frame-ancestors *" in inside["Content-Security-Policy"]
        assert "X-Frame-Options" not in inside


def test_a_new_release_makes_new_pages(client: Client, settings: Any, public_store: Path, tmp_path: Path) -> None:
    import shutil

    from oppna.disseminate.queries.public import shelf

    shutil.copytree(public_store, tmp_path / "store")
    settings.OPPNA_RELEASES = tmp_path / "store"
    shelf.cache_clear()
    before = client.get(ADDRESS).content
    shutil.rmtree(tmp_path / "store" / "2018-bou" / "1.1")
    shelf.cache_clear()
    assert client.get(ADDRESS).content != before


def test_the_oldest_pages_make_room() -> None:
    pages = Pages(10)
    for number in range(4):
        pages.put((str(number),), Kept(b"12345", "", (), ()))
        pages.get(("0",))
    assert [pages.get((str(number),)) is not None for number in range(4)] == [True, False, False, True]
    assert PAGES is not pages
