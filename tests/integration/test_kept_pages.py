"""A public page is made once: packed, tagged, the same for everybody without a session, and new when a release is."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from oppna.disseminate.views.kept import AROUND, PAGES, Kept, Pages

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
    pages = Pages(2 * (5 + 4 + AROUND))
    for number in range(4):
        pages.put((str(number),), Kept(b"12345", "", (), ()))
        pages.get(("0",))
    assert [pages.get((str(number),)) is not None for number in range(4)] == [True, False, False, True]
    assert PAGES is not pages


def test_other_bytes_have_another_tag(client: Client) -> None:
    """A cache in between must not hand out packed bytes as the plain page that it asks about."""
    plain, packed = (client.get(ADDRESS, headers={"accept-encoding": how}) for how in ("identity", "gzip"))
    assert plain["ETag"] != packed["ETag"]
    given = {"if-none-match": f'"annan", W/{packed["ETag"]}'}
    assert client.get(ADDRESS, headers={**given, "accept-encoding": "gzip"}).status_code == 304
    assert client.get(ADDRESS, headers={**given, "accept-encoding": "identity"}).status_code == 200


@pytest.mark.parametrize("refused", ["gzip;q=0", "gzip; q=0, *;q=1", "br", "x-gzip-not"])
def test_who_does_not_take_gzip_gets_none(client: Client, refused: str) -> None:
    assert "Content-Encoding" not in client.get(ADDRESS, headers={"accept-encoding": refused})


def test_what_somebody_is_told_is_not_kept_for_others(client: Client) -> None:
    """A message waits in a cookie for the next page its reader opens, without a session."""
    from django.contrib.messages import constants
    from django.contrib.messages.storage.base import Message
    from django.contrib.messages.storage.cookie import CookieStorage
    from django.test import RequestFactory

    address = f"{ADDRESS}&vand=1&ar=1"
    told = CookieStorage(RequestFactory().get("/"))._encode([Message(constants.SUCCESS, "Tack, Karin Ek.")])
    client.cookies["messages"] = str(told)
    assert "Tack, Karin Ek." in client.get(address).content.decode()
    assert "Karin Ek" not in Client().get(address).content.decode()


def test_a_million_addresses_take_no_more_room_than_they_may() -> None:
    """Addresses count: a page can be shorter than what was typed to get it."""
    pages = Pages(100_000)
    for number in range(1000):
        pages.put((f"/sok/?q={number}" + "x" * 2000,), Kept(b"1", "", (), ()))
    held = sum(pages.get((f"/sok/?q={number}" + "x" * 2000,)) is not None for number in range(1000))
    assert 5 < held < 40


def test_figures_can_be_read_by_pages_of_other_sites_and_pages_cannot(client: Client) -> None:
    for address in ("/jamfor/data.csv?enheter=0184", "/flode.atom", "/siffra/2018-bou/G1/riket/siffra.json"):
        assert client.get(address)["Access-Control-Allow-Origin"] == "*", address
    assert "Access-Control-Allow-Origin" not in client.get(ADDRESS)


@pytest.mark.django_db
def test_the_start_page_is_packed_and_tagged(client: Client) -> None:
    packed = client.get("/", headers={"accept-encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip" and len(packed.content) < 30_000
    assert client.get("/", headers={"accept-encoding": "gzip", "if-none-match": packed["ETag"]}).status_code == 304


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/omgangar/", "/administration/", "/logg/", "/", "/omraden/", ADDRESS, "/nix/"])
def test_the_pages_of_whoever_is_logged_in_are_kept_nowhere(address: str) -> None:
    from oppna.accounts.roles import Role
    from tests.lib.site_world import a_user

    kept = a_user(Role.ADMINISTRATOR).get(address)["Cache-Control"]
    assert "private" in kept and "no-store" in kept


@pytest.mark.django_db
def test_every_answer_says_how_long_it_holds(client: Client) -> None:
    for address in ("/", "/nix/", "/konto/login/", "/omraden/", "/data/x/y/z", "/v3/kpi", "/halsa/"):
        assert client.get(address)["Cache-Control"], address
