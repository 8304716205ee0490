"""What there is to take along: every file of every public version, and nothing else from any disk.

No test here may use the database, and pytest holds them to that: neither do the pages.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
import shutil
import threading
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from django.test import Client

from oppna.disseminate.addresses import data_path
from oppna.disseminate.files.kept import Kept
from oppna.disseminate.files.table import FILES, PRODUCED, SEALED
from oppna.disseminate.presenters.open_data import citation
from oppna.disseminate.products import PRODUCTS
from oppna.disseminate.queries import files as queries
from oppna.disseminate.queries.public import public, shelf
from oppna.disseminate.shelf.calendar import Line
from oppna.disseminate.shelf.calendar_file import write_calendar
from oppna.release.files import CHECKSUMS, SUMMED
from oppna.release.read import read_release
from tests.lib.public_world import CHILDREN, PUBLISHED, VIOLENCE

VISITOR = Client()
LONG_BEFORE = datetime(2018, 1, 1, tzinfo=UTC)
VERSIONS = ((PUBLISHED, "1.0"), (VIOLENCE, "1.0"), (CHILDREN, "1.0"), (CHILDREN, "1.1"))


@pytest.fixture(scope="module")
def kept_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


@pytest.fixture(autouse=True)
def site(public_site: Path, settings: Any, kept_in: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The releases are public, files are kept in a folder of these tests, and nothing is made in the background."""
    settings.DATA = kept_in
    monkeypatch.setattr("oppna.disseminate.views.data.warm", lambda found: None)
    yield public_site


def get(address: str, **headers: str) -> Any:
    """The answer; what a file holds is in `sent`."""
    response: Any = VISITOR.get(address, headers=headers)
    response.sent = b"".join(response.streaming_content) if response.streaming else response.content
    return response


def content(response: Any) -> bytes:
    sent: bytes = response.sent
    return sent


@pytest.mark.parametrize(("edition", "version"), VERSIONS)
def test_every_file_of_every_public_version(edition: str, version: str) -> None:
    for file in FILES.values():
        response = get(data_path(edition, version, file.name))
        assert response.status_code == 200, file.name
        assert response["Content-Type"] == file.media_type
        assert response["Cache-Control"] == "public, max-age=31536000, immutable"
        assert response["Access-Control-Allow-Origin"] == "*"
        assert "Set-Cookie" not in response
        told = unquote(response["Content-Disposition"])
        assert f"{edition}-{version}-" in told
        assert ("syntetiska-" in told) is (edition != PUBLISHED)
        assert len(content(response)) > 0


def test_sealed_files_are_those_of_the_release_and_the_zip_holds_them_all(site: Path) -> None:
    folder = site / CHILDREN / "1.1"
    for name in (*SUMMED, CHECKSUMS):
        assert name in SEALED
        assert content(get(data_path(CHILDREN, "1.1", name))) == (folder / name).read_bytes(), name
    with zipfile.ZipFile(io.BytesIO(content(get(data_path(CHILDREN, "1.1", "publicering.zip"))))) as archive:
        assert sorted(archive.namelist()) == sorted((*SUMMED, CHECKSUMS))
        assert all(archive.read(name) == (folder / name).read_bytes() for name in archive.namelist())
        assert archive.testzip() is None


def test_a_table_says_where_its_description_lies() -> None:
    link = get(data_path(CHILDREN, "1.1", "results.csv"))["Link"]
    assert link == '<csv-metadata.json>; rel="describedby"; type="application/csvm+json"'
    described = get(data_path(CHILDREN, "1.1", "csv-metadata.json"))
    assert described["Content-Type"] == "application/csvm+json"
    assert [table["url"] for table in json.loads(described.sent)["tables"]] == [
        "areas.csv",
        "results.csv",
        "quality.csv",
    ]


def test_products_are_those_of_the_command(site: Path, tmp_path: Path) -> None:
    release = read_release(site / CHILDREN / "1.1", answers=False)
    made_by = {file.make: name for name, file in FILES.items() if name in PRODUCED}
    assert set(made_by) == set(PRODUCTS.values())
    for name, product in (("px", "enheter.px"), ("workbook", "arbetsbok.xlsx"), ("parquet", "resultat.parquet")):
        PRODUCTS[name](release, tmp_path / name)
        assert content(get(data_path(CHILDREN, "1.1", product))) == (tmp_path / name).read_bytes(), name


def test_whoever_has_a_file_need_not_get_it_again() -> None:
    address = data_path(CHILDREN, "1.1", "enheter.px")
    tag = get(address)["ETag"]
    again = get(address, if_none_match=f'"annan", W/{tag}')
    assert (again.status_code, again.content) == (304, b"")
    assert get(data_path(CHILDREN, "1.0", "enheter.px"))["ETag"] != tag
    assert get(data_path(CHILDREN, "1.1", "grupper.px"))["ETag"] != tag
    assert get("/data/katalog.ttl", if_none_match=get("/data/katalog.ttl")["ETag"]).status_code == 304


@pytest.mark.parametrize(
    "address",
    [
        "/data/2018-bou/1.1/finns-inte.csv",
        "/data/2018-bou/1.1/record.json",
        "/data/2018-bou/1.1/..%2F1.0%2Fresults.csv",
        "/data/2018-bou/1.1/%2e%2e%2f%2e%2e%2fdjango.key",
        "/data/2018-bou/..%2F2018-bou%2F1.1/results.csv",
        "/data/..%2F2018-bou/1.1/results.csv",
        "/data/2018-bou/1.1/results.csv%00.png",
        "/data/2018-bou/1.1/RESULTS.CSV",
        "/data/2018-bou/9.9/results.csv",
        "/data/2018-bou/1.1'%20OR%20'1'='1/results.csv",
        "/data/finns-inte/1.0/results.csv",
        "/data/katalog.xml",
        "/data/katalog.ttl%2F..%2F",
    ],
)
def test_what_is_not_in_the_table_is_not_there(address: str) -> None:
    response = get(address)
    assert response.status_code == 404
    assert "Traceback" not in response.content.decode()


def test_a_page_tells_which_file_is_missing_and_leads_on() -> None:
    text = get("/data/2018-bou/1.1/finns-inte.csv").content.decode()
    assert "Publiceringen har ingen fil som heter finns-inte.csv." in text
    assert 'href="/oppna-data/"' in text


def test_a_version_that_is_not_public_yet_has_no_files(site: Path, settings: Any, tmp_path: Path) -> None:
    store = tmp_path / "lager"
    shutil.copytree(site, store)
    at = datetime(2099, 1, 1, 8, 0, tzinfo=UTC)
    write_calendar(store, [Line(edition=CHILDREN, version="1.1", at=at, title="Sen", by="Test", set_at=LONG_BEFORE)])
    settings.OPPNA_RELEASES = store
    shelf.cache_clear()
    for name in ("results.csv", "enheter.px", "publicering.zip"):
        assert get(data_path(CHILDREN, "1.1", name)).status_code == 404, name
        assert get(data_path(CHILDREN, "1.0", name)).status_code == 200, name
    assert "#2018-bou-1.1" not in get("/data/katalog.ttl").content.decode()
    assert "/data/2018-bou/1.1/" not in get("/oppna-data/").content.decode()


def test_a_file_that_was_changed_behind_our_back_is_not_handed_out(site: Path, settings: Any, tmp_path: Path) -> None:
    store = tmp_path / "lager"
    shutil.copytree(site, store)
    settings.OPPNA_RELEASES, settings.DATA = store, tmp_path / "data"
    assert public().releases  # read and found whole before somebody touches it
    changed = store / CHILDREN / "1.1" / "results.csv"
    changed.chmod(0o644)
    changed.write_text(changed.read_text("utf-8").replace(",Ja,", ",Nej,"), "utf-8")
    kept = Kept(public().releases[0], store / CHILDREN / "1.1", tmp_path / "data")
    assert kept.size(FILES["publicering.zip"]) is None
    for name in ("results.csv", "publicering.zip"):
        response = get(data_path(CHILDREN, "1.1", name))
        assert response.status_code == 404, name
        assert "inte den som publicerades" in response.content.decode()
    assert get(data_path(CHILDREN, "1.1", "areas.csv")).status_code == 200


def test_many_ask_for_the_first_copy_at_once(site: Path, tmp_path: Path) -> None:
    release = read_release(site / CHILDREN / "1.1", answers=False)
    kept = Kept(release, site / CHILDREN / "1.1", tmp_path / "filer")
    sums: list[str] = []

    def ask() -> None:
        sums.append(hashlib.sha256(kept.path(FILES["resultat.parquet"]).read_bytes()).hexdigest())

    threads = [threading.Thread(target=ask) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(sums)) == 1 and len(sums) == 6
    assert [path.name for path in (tmp_path / "filer" / kept.seal).iterdir()] == ["resultat.parquet"]


def test_everything_is_made_beforehand_once(settings: Any) -> None:
    queries._warmed.clear()
    worker = queries.warm(public())
    assert worker
    worker.join(300)
    assert not worker.is_alive()
    assert queries.warm(public()) is None
    kept = queries.files_of(public().releases[0])
    texts = {f"{file.name}.gz" for file in FILES.values() if file.is_text}
    assert {path.name for path in (kept.cache / kept.seal).iterdir()} == {*FILES, *texts}
    page = get("/oppna-data/").content.decode()
    of_the_newest = page.split("Vilken fil ska jag välja?")[1]  # between the link to that heading and the heading
    assert "enheter.px" in of_the_newest and "görs vid första hämtningen" not in of_the_newest
    assert f"{round(os.path.getsize(kept.path(FILES['enheter.px'])) / 1000)} kB" in page


def test_what_is_made_beforehand_lies_where_it_was_asked_for(settings: Any, tmp_path: Path) -> None:
    """The settings may be others by the time a file is made, as between two tests."""
    queries._warmed.clear()
    asked_for = settings.DATA
    worker = queries.warm(public())
    settings.DATA = tmp_path / "en annan"
    assert worker
    worker.join(300)
    assert any((asked_for / "filer").iterdir()) and not settings.DATA.exists()


def test_the_page_tells_of_formats_interfaces_and_sources() -> None:
    text = get("/oppna-data/").content.decode()
    for word in ("SYNTETISKA SVAR", "pxwebpy", "CC0 1.0", "Källans villkor gäller", "DCAT-AP-SE 3", "read.csv"):
        assert word in text, word
    for file in FILES.values():
        assert data_path(CHILDREN, "1.1", file.name) in text
    assert 'api = PxApi("http://testserver/pxweb/api/v2")'.replace('"', "&quot;") in text
    assert "2018-bou-enheter" in text


def test_no_authority_is_named_as_the_source_of_made_up_figures(site: Path) -> None:
    made_up = read_release(site / CHILDREN / "1.1", answers=False)
    real = read_release(site / PUBLISHED / "1.0", answers=False)
    assert citation(made_up, "https://x.test").startswith("SYNTETISKA SVAR. Öppna jämförelser 2018")
    assert "Socialstyrelsen" not in citation(made_up, "https://x.test")
    assert citation(real, "https://x.test").startswith("Socialstyrelsen; resultaten återgivna av FoU-Nordväst. ")
    assert citation(real, "https://x.test").endswith("https://x.test/publiceringar/2015-bou/1.0/")


@pytest.mark.parametrize("address", ["/oppna-data/", "/data/katalog.ttl", data_path(CHILDREN, "1.1", "results.csv")])
def test_it_is_only_read(address: str) -> None:
    assert Client().post(address).status_code == 405
    response: Any = Client().head(address)
    assert response.status_code == 200
    if response.streaming:  # the server leaves the body out; here it has to be let go of
        b"".join(response.streaming_content)


def test_a_text_travels_packed_to_those_who_take_it_under_a_tag_of_its_own() -> None:
    address = data_path(CHILDREN, "1.1", "sdmx.csv")
    plain, packed = get(address), get(address, accept_encoding="br, gzip;q=0.5")
    assert packed["Content-Encoding"] == "gzip" and gzip.decompress(content(packed)) == content(plain)
    assert int(packed["Content-Length"]) == len(content(packed)) < len(content(plain)) / 10
    assert plain["ETag"] != packed["ETag"] and "Accept-Encoding" in plain["Vary"]
    assert get(address, accept_encoding="gzip", if_none_match=packed["ETag"]).status_code == 304
    assert get(address, accept_encoding="gzip", if_none_match=plain["ETag"]).status_code == 200


def test_what_is_packed_already_travels_as_it_is() -> None:
    for name in ("arbetsbok.xlsx", "resultat.parquet", "publicering.zip"):
        assert "Content-Encoding" not in get(data_path(CHILDREN, "1.1", name), accept_encoding="gzip")


def test_a_file_that_is_let_go_of_while_somebody_asks_is_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever makes room on the disk may come between finding a file and opening it."""
    opened, lost = Path.open, []

    def open_late(path: Path, *args: Any, **kwargs: Any) -> Any:
        if path.name == "areas.csv" and path.parent.parent.name == "filer" and not lost:
            lost.append(path)
            shutil.rmtree(path.parent)
        return opened(path, *args, **kwargs)

    monkeypatch.setattr(Path, "open", open_late)
    assert get(data_path(CHILDREN, "1.1", "areas.csv")).status_code == 200
    assert lost


def test_a_file_that_is_not_as_it_was_sealed_is_told_to_whoever_reads_the_log(
    settings: Any, public_store: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    settings.OPPNA_RELEASES, settings.DATA = tmp_path / "store", tmp_path / "data"
    shutil.copytree(public_store, tmp_path / "store")
    shelf.cache_clear()
    public()
    broken = tmp_path / "store" / CHILDREN / "1.1" / "areas.csv"
    broken.chmod(0o644)
    broken.write_bytes(broken.read_bytes() + b"x")
    assert get(data_path(CHILDREN, "1.1", "areas.csv")).status_code == 404
    assert "areas.csv is not as it was sealed" in caplog.text
