"""A folder of interchange files: what is read, what must be there, and faults of all files at once."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from oppna.catalogue.load import load_edition
from oppna.errors import Refused
from oppna.interchange.folder import SYNTHETIC_MARK, receive, register_columns
from oppna.model.edition import Edition

UNITS = "unit,name,kind,municipality,county,population,skr_group\n0114,A,municipality,,Län,1,\n"
ANSWERS = "unit,question,answer\n0114,G1,Ja\n"


@pytest.fixture(scope="module")
def edition() -> Edition:
    return load_edition("2018-bou")


def folder(path: Path, **files: str) -> Path:
    for name, text in files.items():
        (path / f"{name}.csv").write_text(text, encoding="utf-8")
    return path


def sentences(path: Path, edition: Edition) -> list[str]:
    with pytest.raises(Refused) as refused:
        receive(path, edition)
    return [str(problem) for problem in refused.value.problems]


def test_the_registers_of_2018(edition: Edition) -> None:
    assert register_columns(edition) == {"bbic.csv": ("unit",), "children.csv": ("unit", "longterm", "children")}


def test_everything_that_is_there_is_read(tmp_path: Path, edition: Edition) -> None:
    path = folder(tmp_path, units=UNITS, answers=ANSWERS, bbic="unit\n0114\n", other="x\n")
    received = receive(path, edition)
    assert received.folder == path
    assert [unit.unit for unit in received.frame.units] == ["0114"]
    assert received.answers is not None and received.answers.rows == [(2, ("0114", "G1", "Ja"))]
    assert {name: table.rows for name, table in received.registers.items()} == {"bbic.csv": [(2, ("0114",))]}
    assert not received.synthetic
    assert list(received.digests) == ["units.csv", "answers.csv", "bbic.csv"]
    assert received.digests["answers.csv"] == hashlib.sha256(ANSWERS.encode()).hexdigest()


def test_registers_alone_will_do(tmp_path: Path, edition: Edition) -> None:
    received = receive(folder(tmp_path, units=UNITS, children="unit,longterm,children\n"), edition)
    assert received.answers is None
    assert list(received.digests) == ["units.csv", "children.csv"]


def test_printed_groups_of_the_edition_are_used(tmp_path: Path, edition: Edition) -> None:
    received = receive(folder(tmp_path, units=UNITS, answers=ANSWERS), edition)
    assert received.frame.units[0].population_group == edition.printed_groups["0114"] != "1"


def test_a_folder_with_the_mark_is_synthetic(tmp_path: Path, edition: Edition) -> None:
    (tmp_path / SYNTHETIC_MARK).write_text("SYNTETISKA SVAR")
    assert receive(folder(tmp_path, units=UNITS, answers=ANSWERS), edition).synthetic


def test_a_folder_that_is_not_there(tmp_path: Path, edition: Edition) -> None:
    missing = tmp_path / "saknas"
    assert sentences(missing, edition) == [f"mappen {missing} finns inte; ange en mapp med units.csv och answers.csv."]


def test_a_folder_with_nothing_to_compute(tmp_path: Path, edition: Edition) -> None:
    assert sentences(folder(tmp_path, units=UNITS), edition) == [
        f"mappen {tmp_path} har varken answers.csv eller bbic.csv eller children.csv; lägg dit minst en av dem."
    ]


def test_faults_of_every_file_at_once(tmp_path: Path, edition: Edition) -> None:
    path = folder(tmp_path, answers="unit,svar\n", bbic="", children="unit;longterm\n")
    assert [sentence.partition(":")[0] for sentence in sentences(path, edition)] == [
        "answers.csv rad 1",
        "bbic.csv",
        "children.csv rad 1",
        "units.csv",
    ]


def test_rows_that_do_not_fit_are_left_for_later(tmp_path: Path, edition: Edition) -> None:
    """Whether they stop the run is for production to say: --invalid-as-missing may let them go."""
    received = receive(folder(tmp_path, units=UNITS, answers=ANSWERS + "0114,G2_1\n"), edition)
    assert received.answers is not None and len(received.answers.problems) == 1
