"""The folder of a release: written once, read back, described, sealed."""

from __future__ import annotations

import csv
import errno
import fcntl
import hashlib
import json
import os
import stat
from pathlib import Path

import duckdb
import msgspec
import pytest

from oppna.errors import Refused
from oppna.model.codes import SYNTHETIC_SENTENCE, Level
from oppna.release import store
from oppna.release.files import SUMMED
from oppna.release.parquet import write_parquet
from oppna.release.read import read_release
from oppna.release.tables import ANSWERS, TABLES
from oppna.release.write import write_release
from tests.lib.releases import HEAD, small_release

RELEASE = small_release()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_release(RELEASE, tmp_path)


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))


def test_it_lies_under_edition_and_version_with_every_file(folder: Path) -> None:
    assert folder.parts[-2:] == ("2018-liten", "1.0")
    assert sorted(path.name for path in folder.iterdir()) == sorted([*SUMMED, "SHA256SUMS"])


def test_what_is_read_is_what_was_written(folder: Path) -> None:
    assert read_release(folder) == RELEASE
    assert read_release(folder, answers=False) == msgspec.structs.replace(RELEASE, answers=())


def test_nothing_in_it_can_be_written_to(folder: Path) -> None:
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o444}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o755


def test_the_checksums_are_sorted_and_true(folder: Path) -> None:
    lines = [line.split("  ") for line in (folder / "SHA256SUMS").read_text("utf-8").splitlines()]
    assert [name for _, name in lines] == sorted(SUMMED)
    for checksum, name in lines:
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == checksum


def test_results_csv_is_to_the_letter(folder: Path) -> None:
    lines = (folder / "results.csv").read_bytes().decode().split("\n")
    assert lines[:3] == [
        "edition,indicator,level,area,value,numerator,denominator,population,status",
        "2018-liten,G2_1,nation,Riket,0.500000,2,4,6,ok",
        "2018-liten,G2_1,county,Norra län,,,,3,suppressed_nonresponse",
    ]
    assert "2018-liten,BM_bistand,municipality,9002,,,,,confidential" in lines
    assert lines[-1] == ""


def test_parquet_can_be_read_by_others(folder: Path) -> None:
    one = "SELECT value, numerator, population, status FROM '{}/results.parquet' WHERE indicator = 'B1b_minst1'"
    results = duckdb.connect().sql(one.format(folder)).fetchall()
    assert results[0] == (None, None, 6, "suppressed_nonresponse")
    assert ("0.625000", "2.5", 1, "ok") in results
    answers = duckdb.connect().sql(f"FROM '{folder}/answers.parquet'").fetchall()
    assert ("9002", "B1", "999") in answers
    assert not [row for row in answers if row[1] == "B17"], "free text must not leave the input"


def test_definitions_are_kept_with_the_keys_of_their_files(folder: Path) -> None:
    definitions = json.loads((folder / "definitions.json").read_text("utf-8"))
    assert definitions["head"]["namn"] == "Liten utgåva 2018"
    assert definitions["indicators"][0]["regel"] == {
        "slag": "kategori",
        "ja": "G2_1 = 'Ja' AND G2a_1 = 'Ja'",
        "delvis": "",
        "ej_aktuellt": "G2_1 = 'Ej aktuellt'",
        "ologisk": "",
        "rättad": "",
    }


def test_quality_is_kept_as_table_and_as_text(folder: Path) -> None:
    rows = table(folder / "quality.csv")
    assert rows[1] == {
        "indicator": "B1b_minst1",
        "with_value": "2",
        "not_applicable": "1",
        "missing": "1",
        "cannot_answer": "1",
        "illogical": "1",
        "suppressed_groups": "5",
    }
    assert json.loads((folder / "quality.json").read_text("utf-8"))["response"][0]["percent"] == 83


def described(folder: Path) -> dict[str, dict[str, object]]:
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    return {resource["path"]: resource for resource in package["resources"]}


def test_the_data_package_describes_every_table_as_it_is(folder: Path) -> None:
    resources = described(folder)
    assert set(resources) == {file for table in TABLES for file in table.files}
    for name, resource in resources.items():
        content = (folder / name).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        relation = duckdb.connect().sql(
            f"FROM read_csv('{folder}/{name}', all_varchar = true)"
            if name.endswith("csv")
            else f"FROM '{folder}/{name}'"
        )
        fields = resource["schema"]["fields"]  # type: ignore[index]
        assert relation.columns == [field["name"] for field in fields]
        assert resource["rowCount"] == len(relation)
        assert all(field["title"] and field["description"].endswith(".") for field in fields)


def test_a_field_says_its_type_what_it_may_be_and_whether_it_must_be_there(folder: Path) -> None:
    schema: dict[str, list[dict[str, object]]] = described(folder)["areas.csv"]["schema"]  # type: ignore[assignment]
    fields = {str(field["name"]): field for field in schema["fields"]}
    assert fields["level"] == {
        "name": "level",
        "type": "string",
        "title": "Redovisningsnivå",
        "description": "Vilket slags område raden gäller.",
        "constraints": {"required": True, "enum": [level.value for level in Level]},
    }
    assert fields["area"]["constraints"] == {"required": True}
    assert fields["population"] == {
        "name": "population",
        "type": "integer",
        "title": "Invånare",
        "description": "Antal invånare, där det är känt.",
    }


def test_every_field_keeps_what_the_data_package_promises(folder: Path) -> None:
    for name, resource in described(folder).items():
        if not name.endswith(".csv"):
            continue
        schema: dict[str, list[dict[str, object]]] = resource["schema"]  # type: ignore[assignment]
        rows = table(folder / name)
        assert rows
        for field in schema["fields"]:
            values = [row[str(field["name"])] for row in rows]
            constraints: dict[str, object] = field.get("constraints", {})  # type: ignore[assignment]
            assert not constraints.get("required") or all(values)
            assert "enum" not in constraints or set(values) <= set(constraints["enum"])  # type: ignore[call-overload]
            assert field["type"] != "integer" or all(value.isdigit() for value in values if value)
            assert field["type"] != "boolean" or set(values) <= {"true", "false"}
        keys = [tuple(row[str(key)] for key in schema["primaryKey"]) for row in rows]
        assert len(set(keys)) == len(keys)


def test_the_package_says_whose_it_is_and_what_it_was_made_of(folder: Path) -> None:
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    told = {key: value for key, value in package.items() if key not in ("licenses", "sources", "resources")}
    assert told == {
        "profile": "data-package",
        "name": "oppna-2018-liten",
        "title": HEAD.edition_name,
        "description": f"{SYNTHETIC_SENTENCE}. Resultat, områden, svar och kvalitetsuppgifter i {HEAD.edition_name}, "
        "version 1.0.",
        "version": "1.0",
        "created": f"{HEAD.date}T00:00:00Z",
        "keywords": ["öppna jämförelser", "socialtjänst", RELEASE.edition.head.service_area],
    }
    assert [licence["name"] for licence in package["licenses"]] == ["CC0-1.0"]
    assert [source["title"] for source in package["sources"]] == [
        *HEAD.inputs,
        "Definitioner: Ingen myndighet, Liten utgåva 2018",
    ]
    assert package["licenses"][0].keys() == {"name", "path", "title"}


def test_every_file_of_the_package_says_its_form(folder: Path) -> None:
    for path, resource in described(folder).items():
        csv_file = path.endswith(".csv")
        told = {key: resource.get(key) for key in ("profile", "name", "format", "mediatype", "encoding")}
        assert told == {
            "profile": "tabular-data-resource" if csv_file else "data-resource",
            "name": path.replace(".", "-"),
            "format": "csv" if csv_file else "parquet",
            "mediatype": "text/csv" if csv_file else "application/vnd.apache.parquet",
            "encoding": "utf-8" if csv_file else None,
        }
    results = described(folder)["results.csv"]
    schema: dict[str, object] = results["schema"]  # type: ignore[assignment]
    assert schema["missingValues"] == [""] and schema["primaryKey"] == ["indicator", "level", "area"]
    about = [table for table in TABLES if "results.csv" in table.files]
    assert (results["title"], results["description"]) == (about[0].title, about[0].description)


def test_real_answers_are_not_called_synthetic_and_published_figures_carry_no_licence(tmp_path: Path) -> None:
    path = write_release(small_release(synthetic=False, origin="published", citation="En rapport"), tmp_path)
    package = json.loads((path / "datapackage.json").read_text("utf-8"))
    assert "SYNTETISK" not in (path / "datapackage.json").read_text("utf-8") + (path / "LÄS MIG.md").read_text("utf-8")
    assert "licenses" not in package
    assert package["sources"][0] == {"title": "En rapport"}


def test_a_version_that_exists_is_never_written_over(tmp_path: Path) -> None:
    path = write_release(RELEASE, tmp_path)
    before = {file.name: file.read_bytes() for file in path.iterdir()}
    with pytest.raises(Refused, match="finns redan") as refused:
        write_release(small_release(approver="Någon Annan"), tmp_path)
    (problem,) = refused.value.problems
    assert (problem.file, problem.code) == (str(path), "VERSION_FINNS")
    assert problem.sentence == (
        "versionen finns redan och en publicering ändras aldrig; ange ett högre versionsnummer."
    )
    assert {file.name: file.read_bytes() for file in path.iterdir()} == before


def test_an_unsound_head_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(Refused):
        write_release(small_release(version="../../annan"), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_store_that_cannot_be_written_to_is_told_in_a_sentence(tmp_path: Path) -> None:
    occupied = tmp_path / "fil"
    occupied.write_text("här ligger något annat")
    with pytest.raises(Refused, match="det gick inte att skriva här") as refused:
        write_release(RELEASE, occupied)
    (problem,) = refused.value.problems
    assert (problem.file, problem.row, problem.code) == (str(occupied), 0, "SKRIVFEL")
    assert problem.sentence == (
        f"det gick inte att skriva här ({os.strerror(errno.ENOTDIR)}); välj en annan mapp med --store, "
        "eller se till att mappen går att skriva i och att disken inte är full."
    )


def test_what_a_killed_run_left_is_swept_by_the_next(tmp_path: Path) -> None:
    left = tmp_path / "2018-liten" / ".skrivs-dödad"
    left.mkdir(parents=True)
    (left / "results.csv").write_text("hälften")
    write_release(RELEASE, tmp_path)
    assert sorted(path.name for path in left.parent.iterdir()) == [".lock", "1.0"]


def test_a_run_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), store.aside(tmp_path) as folder:
        (folder / "results.csv").write_text("hälften")
        raise RuntimeError
    assert list(tmp_path.iterdir()) == []


def test_only_one_run_at_a_time_writes_an_edition(tmp_path: Path) -> None:
    with store.only_writer(tmp_path):
        other = os.open(tmp_path / ".lock", os.O_RDWR)
        with pytest.raises(BlockingIOError):
            fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)
    fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)
    os.close(other)


def test_versions_are_listed_oldest_first_without_what_is_not_one(tmp_path: Path) -> None:
    for version in ("1.10", "1.9", "2.0"):
        write_release(small_release(version=version), tmp_path)
    (tmp_path / "2018-liten" / "3.0").mkdir()
    (tmp_path / "2018-liten" / ".skrivs-x").mkdir()
    (tmp_path / "2018-liten" / ".skrivs-x" / "SHA256SUMS").write_text("")
    (tmp_path / "2018-liten" / "1.9 kopia").mkdir()
    (tmp_path / "2018-liten" / "1.9 kopia" / "SHA256SUMS").write_text("")
    assert [path.name for path in store.versions(tmp_path, "2018-liten")] == ["1.9", "1.10", "2.0"]
    assert store.versions(tmp_path, "2017-okänd") == ()


def test_a_path_with_a_quote_in_it_works(tmp_path: Path) -> None:
    path = write_release(RELEASE, tmp_path / "Karins 'egna' förråd")
    assert read_release(path).cell("G2_1", Level.NATION, "Riket") == RELEASE.cell("G2_1", Level.NATION, "Riket")


def test_a_database_that_cannot_write_is_told_as_the_disk_it_is(tmp_path: Path) -> None:
    rows = tmp_path / "rows.csv"
    rows.write_text("unit,question,answer\n", "utf-8")
    with pytest.raises(OSError, match="answers"):
        write_parquet([(ANSWERS, rows, tmp_path / "ingen" / "answers.parquet")])
