"""The calendar, the pages of versions and corrections, the feed: read from what is public, and never a second early."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from django.test import Client

from oppna.demo.tasks import APPROVER
from oppna.disseminate.queries import public as queries
from oppna.disseminate.shelf.calendar import Line
from oppna.disseminate.shelf.calendar_file import write_calendar
from oppna.disseminate.shelf.moments import parse_local
from oppna.release.diff import diff
from oppna.release.read import read_release
from tests.lib.public_world import CHILDREN, CORRECTED_QUESTION, PUBLISHED

AT = parse_local("2026-12-01T09:30")
SECOND = timedelta(seconds=1)
PAGES = ("/publiceringar/", "/rattelser/", "/flode.atom", "/publiceringar/kalender.ics")
VERSION, CORRECTION = f"/publiceringar/{CHILDREN}/1.1/", f"/rattelser/{CHILDREN}/1.1/"
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def store(public_store: Path, tmp_path: Path, settings: Any) -> Iterator[Path]:
    """A store of its own to write in."""
    copy = Path(shutil.copytree(public_store, tmp_path / "publiceringar"))
    settings.OPPNA_RELEASES = copy
    queries.shelf.cache_clear()
    yield copy
    queries.shelf.cache_clear()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    def set_to(moment: datetime) -> None:
        monkeypatch.setattr("django.utils.timezone.now", lambda: moment)

    return set_to


def line(version: str, at: datetime, **more: Any) -> Line:
    facts = {"title": "Öppna jämförelser 2018", "by": "Karin Ek", "set_at": AT - timedelta(days=9), **more}
    return Line(edition=CHILDREN, version=version, at=at, **facts)


def read(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status, (address, response.status_code)
    return response.content.decode()


@pytest.mark.parametrize("address", [*PAGES, VERSION, CORRECTION, f"{CORRECTION}andringar.csv"])
def test_pages_ask_no_database(address: str, public_site: Path, client: Client) -> None:
    """Nothing here is marked `django_db`: a page that asked the database for anything would fail."""
    assert read(client, address)


def test_the_calendar_tells_what_comes_and_what_was_moved(
    store: Path, client: Client, clock: Callable[[datetime], None]
) -> None:
    later = AT + timedelta(days=2)
    moved = line("1.2", later, by="Ola By", reason="Granskningen tog längre tid.")
    write_calendar(store, [line("1.2", AT), moved])
    clock(AT - SECOND)
    page = read(client, "/publiceringar/")
    assert "Nästa publicering är Öppna jämförelser 2018, version 1.2" in page
    assert "3 december 2026 kl. 09.30" in page
    assert "Flyttad från 1 december 2026 kl. 09.30 av Ola By den 22 november 2026. Skäl: Granskningen tog" in page
    clock(later)
    assert "Tiden har gått utan att detta har publicerats." in read(client, "/publiceringar/")


def test_not_a_second_early_on_any_page(store: Path, client: Client, clock: Callable[[datetime], None]) -> None:
    write_calendar(store, [line("1.1", AT)])
    clock(AT - SECOND)
    early = [read(client, address) for address in (*PAGES, f"/publiceringar/{CHILDREN}/1.0/")]
    for page in early:
        assert "En kommun hade läst frågan fel" not in page and CORRECTION not in page and VERSION not in page
    for address in (VERSION, CORRECTION, f"{CORRECTION}andringar.csv"):
        assert "blir offentlig 1 december 2026 kl. 09.30" in read(client, address, 404)
    clock(AT)
    late = [read(client, address) for address in PAGES]
    assert all(old != new for old, new in zip(early, late, strict=False))
    assert "En kommun hade läst frågan fel" in read(client, CORRECTION) and read(client, VERSION)
    assert "Offentlig sedan</dt><dd>1 december 2026 kl. 09.30" in read(client, VERSION)


def test_what_does_not_exist_says_what_does(public_site: Path, client: Client) -> None:
    assert "De som finns är 1.0, 1.1." in read(client, f"/publiceringar/{CHILDREN}/7.0/", 404)
    assert "Ingen publicering heter 1999-bou." in read(client, "/rattelser/1999-bou/1.0/", 404)
    assert "rättar ingen annan" in read(client, f"/rattelser/{CHILDREN}/1.0/", 404)


@pytest.mark.parametrize("address", ["/publiceringar/%00/1.0/", "/publiceringar/<b>/1.0/", "/rattelser/a%0Ab/'--/"])
def test_nonsense_in_the_address_is_quoted_and_found_nowhere(address: str, public_site: Path, client: Client) -> None:
    page = read(client, address, 404)
    assert "<b>" not in page


def test_a_version_tells_all_of_itself(public_site: Path, client: Client) -> None:
    page = read(client, VERSION)
    for text in (APPROVER, "SYNTETISKA SVAR", "3 september 2018", "version 1.0", "En kommun hade läst frågan fel"):
        assert text in page
    for sum, _, name in (
        row.partition("  ") for row in (public_site / CHILDREN / "1.1" / "SHA256SUMS").read_text().split("\n")[:-1]
    ):
        assert sum in page and name in page
    assert "Det finns en nyare version" in read(client, f"/publiceringar/{CHILDREN}/1.0/")
    assert "redan var publicerat" in read(client, f"/publiceringar/{PUBLISHED}/1.0/")


def test_every_changed_cell_stands_on_the_correction(public_site: Path, client: Client) -> None:
    before, after = (read_release(public_site / CHILDREN / version) for version in ("1.0", "1.1"))
    changes = diff(before, after)
    page = read(client, CORRECTION)
    assert changes and page.count('<tr><th scope="row">') == len(changes)
    assert all(change.label in page for change in changes)
    assert f"0184 {CORRECTED_QUESTION}: " in page
    rows = list(csv.DictReader(io.StringIO(read(client, f"{CORRECTION}andringar.csv"))))
    assert [(row["indicator"], row["area"]) for row in rows] == [(one.indicator, one.area) for one in changes]


def test_filters_of_a_correction(public_site: Path, client: Client) -> None:
    one = read(client, f"{CORRECTION}?niva=municipality")
    assert one.count('<tr><th scope="row">') == 1 and "Solna" in one
    wrong = read(client, f"{CORRECTION}?niva=planet&sida=99&indikator=%3Cb%3E")
    assert "Nivå ”planet” finns inte bland ändringarna; alla visas." in wrong
    assert "Sidan ”99” finns inte" in wrong and "<b>" not in wrong


def test_the_feed_is_atom(public_site: Path, client: Client) -> None:
    response = client.get("/flode.atom")
    root = ET.fromstring(response.content)
    entries = root.findall(f"{ATOM}entry")
    assert len(entries) == 4 and response["Content-Type"].startswith("application/atom+xml")
    ids = [one.findtext(f"{ATOM}id") for one in [root, *entries]]
    assert len(set(ids)) == len(ids) and all(id and id.startswith("urn:uuid:") for id in ids)
    for one in [root, *entries]:
        moment = datetime.fromisoformat(one.findtext(f"{ATOM}updated") or "")
        assert moment.tzinfo is not None and one.findtext(f"{ATOM}title")
    updated = [one.findtext(f"{ATOM}updated") or "" for one in entries]
    assert updated == sorted(updated, reverse=True) and root.findtext(f"{ATOM}updated") == updated[0]
    assert "Rättelse" in (entries[0].findtext(f"{ATOM}title") or "") and "SYNTETISKA SVAR" in ET.tostring(
        entries[0], "unicode"
    )
    links = [one.get("href") or "" for one in root.iter(f"{ATOM}link")]
    assert links and all(link.startswith("http://testserver/") for link in links)
    for link in links:
        assert client.get(link.removeprefix("http://testserver")).status_code == 200
    again = client.get("/flode.atom", headers={"If-None-Match": response["ETag"]})
    assert again.status_code == 304 and client.get("/flode.atom").content == response.content


def test_an_identity_outlives_the_newer_version(store: Path, client: Client, clock: Callable[[datetime], None]) -> None:
    write_calendar(store, [line("1.1", AT)])
    clock(AT - SECOND)
    before = {
        one.findtext(f"{ATOM}id") for one in ET.fromstring(client.get("/flode.atom").content).iter(f"{ATOM}entry")
    }
    clock(AT)
    after = {one.findtext(f"{ATOM}id") for one in ET.fromstring(client.get("/flode.atom").content).iter(f"{ATOM}entry")}
    assert before < after


def _identities(client: Client) -> set[str | None]:
    root = ET.fromstring(client.get("/flode.atom").content)
    return {one.findtext(f"{ATOM}id") for one in root.iter(f"{ATOM}entry")}


def test_the_calendar_file(store: Path, client: Client, clock: Callable[[datetime], None]) -> None:
    title = "Öppna jämförelser 2018, social barn- och ungdomsvård; på nytt, med ett långt namn som måste brytas"
    write_calendar(store, [line("1.2", AT, title=title), line("1.2", AT + SECOND * 60, title=title)])
    clock(AT - SECOND)
    content = client.get("/publiceringar/kalender.ics").content
    assert content.startswith(b"BEGIN:VCALENDAR\r\n") and content.endswith(b"END:VCALENDAR\r\n")
    assert all(len(row) <= 75 for row in content.split(b"\r\n"))
    whole = content.decode().replace("\r\n ", "")
    assert "DTSTART:20261201T083100Z\r\n" in whole and "SEQUENCE:1\r\n" in whole
    assert f"SUMMARY:{title}".replace(",", "\\,").replace(";", "\\;") in whole
    assert "DTSTART;VALUE=DATE:20150422\r\n" in whole
    assert whole.count("BEGIN:VEVENT") == whole.count("END:VEVENT") == 5


def test_an_empty_store_has_pages(tmp_path: Path, settings: Any, client: Client) -> None:
    settings.OPPNA_RELEASES = tmp_path
    queries.shelf.cache_clear()
    assert "Inget är publicerat än." in read(client, "/publiceringar/")
    assert "Ingen publicering har rättats." in read(client, "/rattelser/")
    assert ET.fromstring(read(client, "/flode.atom")).findtext(f"{ATOM}updated") == "1970-01-01T00:00:00Z"
    queries.shelf.cache_clear()
