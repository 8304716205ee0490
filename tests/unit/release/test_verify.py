"""Tampering is found, in each file and of each kind."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from oppna.errors import Refused
from oppna.release.files import SUMMED
from oppna.release.read import read_release
from oppna.release.verify import verify
from oppna.release.write import write_release
from tests.lib.releases import small_release


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_release(small_release(), tmp_path_factory.mktemp("store"))


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    """A copy of the release that may be spoiled."""
    copy = Path(shutil.copytree(made, tmp_path / "1.0"))
    for file in copy.iterdir():
        file.chmod(0o644)
    return copy


def sentences(folder: Path) -> list[str]:
    return [str(problem).removeprefix(f"{folder}/") for problem in verify(folder)]


def reseal(folder: Path) -> None:
    """What somebody who knows the checksums could do to hide a change."""
    sums = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in sorted(SUMMED)}
    (folder / "SHA256SUMS").write_text("".join(f"{sum}  {name}\n" for name, sum in sums.items()), "utf-8")


def rewrite(path: Path, change: Callable[[list[list[str]]], None]) -> None:
    rows = list(csv.reader(io.StringIO(path.read_text("utf-8"))))
    change(rows)
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    path.write_text(text.getvalue(), "utf-8")


def parquet_from_csv(folder: Path) -> None:
    """Make the Parquet file of the results agree with the changed CSV file."""
    duckdb.connect().sql(
        f"COPY (SELECT * REPLACE (CAST(population AS BIGINT) AS population) FROM "
        f"read_csv('{folder}/results.csv', all_varchar = true)) TO '{folder}/results.parquet'"
    )


def test_an_untouched_release_is_sound(folder: Path) -> None:
    assert verify(folder) == []


@pytest.mark.parametrize("name", SUMMED)
def test_one_changed_byte_in_any_file_is_found(folder: Path, name: str) -> None:
    content = bytearray((folder / name).read_bytes())
    content[len(content) // 2] ^= 1
    (folder / name).write_bytes(content)
    found = f"{name}: har ändrats sedan publiceringen gjordes; hämta publiceringen på nytt."
    assert sentences(folder) == [found]
    with pytest.raises(Refused) as refused:
        read_release(folder)
    assert str(refused.value) == f"{folder}/{found}"


@pytest.mark.parametrize("name", SUMMED)
def test_any_missing_file_is_found(folder: Path, name: str) -> None:
    (folder / name).unlink()
    assert sentences(folder) == [f"{name}: saknas; hämta publiceringen på nytt."]


def test_a_link_in_place_of_a_file_is_found(folder: Path, tmp_path: Path) -> None:
    """Its target could change without the folder knowing."""
    elsewhere = tmp_path / "annanstans.csv"
    (folder / "areas.csv").rename(elsewhere)
    (folder / "areas.csv").symlink_to(elsewhere)
    assert sentences(folder) == ["areas.csv: är en länk till något annat, som kan ändras; hämta publiceringen på nytt."]


def test_a_version_under_another_versions_name_is_found(folder: Path) -> None:
    moved = folder.rename(folder.with_name("9.9"))
    version = read_release(moved).head.version
    assert sentences(moved) == [f"release.json: gäller version {version}, men mappen heter 9.9."]
    assert [(problem.code, problem.row) for problem in verify(moved)] == [("OENSE", 0)]
    assert sentences(moved.rename(moved.with_name("min kopia"))) == []


def test_every_broken_file_has_its_own_sentence(folder: Path) -> None:
    (folder / "areas.csv").unlink()
    (folder / "results.csv").write_text("")
    (folder / "egen.xlsx").write_text("")
    assert {problem.row for problem in verify(folder)} == {0}
    assert sentences(folder) == [
        "areas.csv: saknas; hämta publiceringen på nytt.",
        "results.csv: har ändrats sedan publiceringen gjordes; hämta publiceringen på nytt.",
        "egen.xlsx: hör inte till publiceringen; ta bort den härifrån.",
    ]


def test_a_strange_file_is_told_but_does_not_stop_reading(folder: Path) -> None:
    (folder / ".DS_Store").write_text("")
    (folder / "mapp").mkdir()
    assert sentences(folder) == [
        ".DS_Store: hör inte till publiceringen; ta bort den härifrån.",
        "mapp: hör inte till publiceringen; ta bort den härifrån.",
    ]
    assert {(problem.code, problem.row) for problem in verify(folder)} == {("FRÄMMANDE_FIL", 0)}
    assert read_release(folder).head.version == "1.0"


def test_a_folder_without_checksums_is_no_release(folder: Path) -> None:
    (folder / "SHA256SUMS").unlink()
    (problem,) = verify(folder)
    assert problem.code == "INGEN_PUBLICERING"
    assert [problem.code for problem in verify(folder / "finns inte")] == ["INGEN_PUBLICERING"]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text.partition("\n")[2],
        lambda text: text + "0" * 64 + "  ../hemligt\n",
        lambda text: text + "skräp\n",
        lambda text: text.replace("  ", " "),
    ],
)
def test_a_list_of_checksums_that_lists_something_else_is_found(folder: Path, spoil: Callable[[str], str]) -> None:
    listed = folder / "SHA256SUMS"
    listed.write_text(spoil(listed.read_text("utf-8")), "utf-8")
    assert sentences(folder) == [
        "SHA256SUMS: räknar inte upp just de filer som ska finnas; hämta publiceringen på nytt."
    ]
    with pytest.raises(Refused):
        read_release(folder)


def test_a_resealed_change_of_a_result_shows_against_parquet(folder: Path) -> None:
    rewrite(folder / "results.csv", lambda rows: rows[8].__setitem__(4, "Ja"))
    reseal(folder)
    assert sentences(folder) == ["results.parquet: skiljer sig från results.csv på 1 rader."]


def test_a_resealed_removal_of_a_result_shows_in_the_count_of_rows(folder: Path) -> None:
    rewrite(folder / "results.csv", lambda rows: rows.pop())
    parquet_from_csv(folder)
    reseal(folder)
    assert sentences(folder) == [
        "datapackage.json: uppger 60 rader i results.csv, som har 59.",
        "datapackage.json: uppger 60 rader i results.parquet, som har 59.",
    ]


def test_results_on_what_is_not_defined_or_stand_twice_are_found(folder: Path) -> None:
    def spoil(rows: list[list[str]]) -> None:
        rows[1][1] = "X9"
        rows[2][3] = "Ingenlän"
        rows[4] = rows[5]
        rows[-1][0] = "2017-annan"

    rewrite(folder / "results.csv", spoil)
    parquet_from_csv(folder)
    reseal(folder)
    assert sentences(folder) == [
        "results.csv: har rader för utgåvan 2017-annan, men release.json gäller utgåvan 2018-liten.",
        "results.csv: har resultat för indikatorn X9, som inte finns i definitions.json.",
        "results.csv: har resultat för området Ingenlän (county), som inte finns i areas.csv.",
        "results.csv: har 2 rader för G2_1 i området 5 (population_group); där ska stå en.",
    ]


def test_quality_figures_that_do_not_sum_to_the_objects_are_found(folder: Path) -> None:
    quality = json.loads((folder / "quality.json").read_text("utf-8"))
    quality["indicators"][0]["missing"] += 1
    (folder / "quality.json").write_text(json.dumps(quality), "utf-8")
    reseal(folder)
    assert sentences(folder) == ["quality.json: fördelar 7 objekt på G2_1, men det finns 6."]


def test_definitions_of_another_edition_are_found(folder: Path) -> None:
    definitions = folder / "definitions.json"
    definitions.write_text(definitions.read_text("utf-8").replace('"2018-liten"', '"2017-annan"'), "utf-8")
    reseal(folder)
    assert sentences(folder) == ["definitions.json: gäller utgåvan 2017-annan, men release.json utgåvan 2018-liten."]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("release.json", "{}"),
        ("quality.json", "inte json"),
        ("results.csv", "edition,indicator\n"),
        ("results.csv", "a,b,c,d,e,f,g,h,i\n"),
        (
            "results.csv",
            "edition,indicator,level,area,value,numerator,denominator,population,status\n1,2,3,4,5,6,7,8,9\n",
        ),
        ("answers.parquet", "PAR1 och inget mer"),
        (
            "areas.csv",
            "level,area,label,municipality,county,population,population_group,skr_group,is_city\nx,,,,,,,,\n",
        ),
    ],
)
def test_a_sealed_file_that_cannot_be_read_is_refused_with_a_sentence(folder: Path, name: str, content: str) -> None:
    (folder / name).write_text(content, "utf-8")
    reseal(folder)
    with pytest.raises(Refused) as refused:
        read_release(folder)
    (problem,) = refused.value.problems
    assert (problem.file, problem.code) == (f"{folder}/{name}", "OLÄSLIG_PUBLICERING")


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("results.parquet", "PAR1 och inget mer", "går inte att läsa som Parquet."),
        ("datapackage.json", "inte json", "går inte att läsa som en beskrivning av tabellerna."),
        ("datapackage.json", '{"resources": [{}]}', "går inte att läsa som en beskrivning av tabellerna."),
    ],
)
def test_a_sealed_file_that_only_others_read_is_looked_at_too(folder: Path, name: str, content: str, says: str) -> None:
    (folder / name).write_text(content, "utf-8")
    reseal(folder)
    assert sentences(folder) == [f"{name}: {says}"]
