"""PX, JSON-stat, SDMX-CSV, Parquet, CSVW and data package read back by others' readers, cell by cell."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest

from oppna.disseminate.products import PRODUCTS
from oppna.disseminate.products.dataset.coding import category_codes, coding_text
from oppna.disseminate.products.dataset.of_release import GROUPS, UNITS, dataset, datasets
from oppna.errors import Refused
from oppna.model.codes import SYNTHETIC, Category
from oppna.model.indicator import CategoryRule, PublishedOnly
from oppna.release.content import Release
from tests.lib.format_readers import (
    by_csvw,
    by_duckdb,
    by_frictionless,
    by_pyaxis,
    by_pyjstat,
    by_pysdmx,
    expected,
    needs_pyarrow,
    needs_readers,
    present,
    same,
    table_rows,
    unzipped,
    wordless,
)
from tests.lib.releases import ROUTINE, small_release, unit

RELEASE = small_release()
OPEN = ("px", "px-groups", "jsonstat", "jsonstat-groups", "sdmx", "parquet", "csvw", "datapackage")
pytestmark = needs_readers


def made(name: str, folder: Path, release: Release = RELEASE) -> Path:
    PRODUCTS[name](release, folder / name)
    return folder / name


@pytest.mark.parametrize(("name", "units"), [("px", True), ("px-groups", False)])
def test_px_by_pyaxis(tmp_path: Path, name: str, units: bool) -> None:
    told, cells = by_pyaxis(made(name, tmp_path))
    same(present(cells), wordless(expected(RELEASE, units=units)))
    assert told["CODEPAGE"] == ["utf-8"]
    assert told["TITLE"][0].startswith(SYNTHETIC)
    assert told["NOTEX"][0].startswith(SYNTHETIC)
    assert told["UNITS(Täljare)"] == ["objekt, årsarbetare eller personer"]
    assert told["LAST-UPDATED(Värde)"] == [f"{RELEASE.head.date.replace('-', '')} 00:00"]
    assert told["SOURCE"] == told["CONTACT"] == ["Ingen: svaren är påhittade"]


def test_px_tells_how_words_are_coded(tmp_path: Path) -> None:
    told, _ = by_pyaxis(made("px", tmp_path))
    assert "Nej = 0, Ja = 1" in " ".join(told["VALUENOTE(indikator,Aktuell rutin för samordning)"])
    of_groups, _ = by_pyaxis(made("px-groups", tmp_path))
    assert "andel med Ja" in " ".join(of_groups["VALUENOTE(indikator,Aktuell rutin för samordning)"])


def test_px_has_no_line_that_is_too_long_and_no_loose_quote(tmp_path: Path) -> None:
    release = with_name('Ett "citat" och en lång text ' + "ord " * 200)
    lines = made("px", tmp_path, release).read_text("utf-8").split("DATA=")[0].splitlines()
    assert all(line.count('"') % 2 == 0 for line in lines)
    assert max(len(piece) for line in lines for piece in line.split('"')[1::2] if line.startswith('"')) <= 256
    _, cells = by_pyaxis(tmp_path / "px")
    assert len(cells) == len(RELEASE.respondents) * len(RELEASE.edition.indicators)


def with_name(name: str) -> Release:
    indicators = (msgspec.structs.replace(ROUTINE, name=name), *RELEASE.edition.indicators[1:])
    return msgspec.structs.replace(RELEASE, edition=msgspec.structs.replace(RELEASE.edition, indicators=indicators))


@pytest.mark.parametrize(("name", "units"), [("jsonstat", True), ("jsonstat-groups", False)])
def test_json_stat_by_pyjstat_and_validator(tmp_path: Path, name: str, units: bool) -> None:
    from jsonstat_validator import validate_jsonstat

    content = made(name, tmp_path).read_bytes()
    same(present(by_pyjstat(content)), wordless(expected(RELEASE, units=units)))
    document = json.loads(content)
    assert validate_jsonstat(document) is True
    assert document["role"] == {"geo": ["Region"], "metric": ["ContentsCode"], "time": ["Tid"]}
    assert set(document["status"].values()) <= set(document["extension"]["status"]["label"])
    assert document["label"].startswith(SYNTHETIC)
    assert document["note"][0].startswith(SYNTHETIC)
    assert document["updated"] == RELEASE.head.date


@needs_pyarrow
def test_sdmx_csv_by_pysdmx(tmp_path: Path) -> None:
    path = made("sdmx", tmp_path)
    same(by_pysdmx(path), expected(RELEASE))
    text = path.read_text("utf-8")
    assert text.count(SYNTHETIC) >= len(RELEASE.cells)
    assert "Q: Saknas (visas inte),C: Sekretess,confidential: x (sekretess)" in text
    assert 'Q: Saknas (visas inte),F: Fri,"suppressed_nonresponse: visas inte, för stort bortfall"' in text


def test_parquet_by_duckdb(tmp_path: Path) -> None:
    import duckdb

    path = made("parquet", tmp_path)
    cells = by_duckdb(path)
    wanted = expected(RELEASE, coded=False)
    rounded = {key: (float(one.value) if one.value is not None else None) for key, one in wanted.items()}
    assert {key: (float(one.value) if one.value is not None else None) for key, one in cells.items()} == rounded
    assert {key: (one.status, one.word) for key, one in cells.items()} == {
        key: (one.status, one.word) for key, one in wanted.items()
    }
    keys = "SELECT decode(key), decode(value) FROM parquet_kv_metadata(?)"
    told = dict(duckdb.connect().execute(keys, [str(path)]).fetchall())
    assert told["basis"] == SYNTHETIC
    kinds = dict(
        duckdb.connect()
        .execute(f"SELECT column_name, column_type FROM (DESCRIBE FROM read_parquet('{path}'))")
        .fetchall()
    )
    assert (kinds["value"], kinds["population"], kinds["category"]) == ("DOUBLE", "BIGINT", "VARCHAR")


def test_csvw_by_its_library(tmp_path: Path) -> None:
    folder = unzipped(made("csvw", tmp_path), tmp_path / "ut")
    read = by_csvw(folder)
    assert [{name: "" if text is None else str(text) for name, text in row.items()} for row in read] == table_rows(
        RELEASE
    )
    told = json.loads((folder / "csv-metadata.json").read_bytes())
    assert told["dc:description"].startswith(SYNTHETIC)
    assert told["dc:title"].startswith(SYNTHETIC)


def test_a_wrong_status_is_seen_by_the_description(tmp_path: Path) -> None:
    folder = unzipped(made("csvw", tmp_path), tmp_path / "ut")
    results = folder / "results.csv"
    results.write_text(results.read_text("utf-8").replace(",confidential", ",hemlig"), "utf-8")
    with pytest.raises(ValueError, match="hemlig"):
        by_csvw(folder)


def test_data_package_by_frictionless(tmp_path: Path) -> None:
    folder = unzipped(made("datapackage", tmp_path), tmp_path / "ut")
    read = by_frictionless(folder)
    assert [{name: "" if text is None else str(text) for name, text in row.items()} for row in read] == table_rows(
        RELEASE
    )
    told = json.loads((folder / "datapackage.json").read_bytes())
    assert {one["path"] for one in told["resources"]} == {"areas.csv", "results.csv", "quality.csv"}
    assert told["description"].startswith(SYNTHETIC)


@pytest.mark.parametrize("name", OPEN)
def test_the_same_release_gives_the_same_bytes_in_another_process(tmp_path: Path, name: str, root: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from oppna.disseminate.products import PRODUCTS; "
        "from tests.lib.releases import small_release; PRODUCTS[sys.argv[1]](small_release(), Path(sys.argv[2]))"
    )
    made(name, tmp_path)
    environment = {**os.environ, "PYTHONHASHSEED": "4711", "PYTHONPATH": str(root), "TZ": "Asia/Tokyo"}
    subprocess.run([sys.executable, "-c", program, name, str(tmp_path / "2")], check=True, env=environment, cwd=root)
    assert (tmp_path / "2").read_bytes() == (tmp_path / name).read_bytes()


@pytest.mark.parametrize("name", OPEN)
def test_made_up_answers_say_so_and_real_ones_do_not(tmp_path: Path, name: str) -> None:
    for synthetic in (True, False):
        path = made(name, tmp_path, small_release(synthetic=synthetic))
        folder = tmp_path / f"{name}-{synthetic}"
        content = b"".join(
            one.read_bytes() for one in (unzipped(path, folder).iterdir() if path.read_bytes()[:2] == b"PK" else [path])
        )
        assert (SYNTHETIC.encode() in content) is synthetic


def test_half_a_file_is_never_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: Any) -> None:
        raise OSError("No space left on device")

    made("px", tmp_path)
    before = (tmp_path / "px").read_bytes()
    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError, match="No space"):
        made("px", tmp_path, small_release(synthetic=False))
    assert (tmp_path / "px").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["px"]


def test_cities_stand_among_the_groups_so_that_one_number_means_one_thing() -> None:
    of_units, of_groups = datasets(RELEASE)
    codes = [{item.code for item in table.variables[0].items} for table in (of_units, of_groups)]
    assert "9005" in codes[1]
    assert not codes[0] & codes[1]
    assert len(codes[0]) + len(codes[1]) == len(RELEASE.places)


def test_a_release_without_groups_has_one_table_and_says_so_of_the_other() -> None:
    alone = msgspec.structs.replace(
        RELEASE,
        cells=tuple(cell for cell in RELEASE.cells if (cell.level.value, cell.area) == ("municipality", "9001")),
    )
    assert [table.id for table in datasets(alone)] == [f"{RELEASE.head.edition}-{UNITS}"]
    with pytest.raises(Refused, match="har inga riket, län, grupper och städer"):
        dataset(alone, GROUPS)


def test_two_areas_of_one_name_are_told_apart() -> None:
    twins = small_release(units=[unit("9001", "Åby"), unit("9002", "Åby")], figures={})
    known = msgspec.structs.replace(twins, cells=tuple(_cell(code) for code in ("9001", "9002")))
    labels = [item.label for item in dataset(known, UNITS).variables[0].items]
    assert labels == ["Åby (9001)", "Åby (9002)"]


def _cell(code: str) -> Any:
    (cell,) = (one for one in RELEASE.cells if (one.indicator, one.area) == ("BBIC", "9001"))
    return msgspec.structs.replace(cell, area=code)


def test_words_are_coded_as_kolada_coded_them() -> None:
    assert category_codes(ROUTINE) == {Category.NO: 0, Category.YES: 1}
    partly = msgspec.structs.replace(ROUTINE, rule=CategoryRule(yes="G2_1 = 'Ja'", partly="G2_1 = 'Nej'"))
    assert category_codes(partly) == {Category.NO: 0, Category.PARTLY: 1, Category.YES: 2}
    published = msgspec.structs.replace(ROUTINE, rule=PublishedOnly(), reported_as="Ja/Delvis/Nej")
    assert coding_text(published) == "Nej = 0, Delvis = 1, Ja = 2"
