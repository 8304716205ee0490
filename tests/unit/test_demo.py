"""What `make demo` does before the site, and the folder it does it in."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.console import Console

from oppna.demo.__main__ import MARK, prepare
from oppna.demo.summary import summary
from oppna.demo.tasks import MISREAD, tasks
from oppna.release.read import read_head
from tests.lib.public_world import CHILDREN


def test_the_store_of_the_demonstration_shows_a_correction(public_store: Path) -> None:
    head = read_head(public_store / CHILDREN / "1.1")
    assert head.synthetic
    assert head.corrections[0].cells_changed > 0


def test_somebody_elses_folder_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mitt.txt").write_text("mitt")
    with pytest.raises(SystemExit, match="lämnas orörd"):
        prepare(tmp_path)
    assert (tmp_path / "mitt.txt").read_text() == "mitt"


def test_a_folder_of_an_earlier_demonstration_is_made_anew(tmp_path: Path) -> None:
    prepare(tmp_path / "demo")
    (tmp_path / "demo" / "gammal.txt").write_text("gammal")
    prepare(tmp_path / "demo")
    assert [path.name for path in (tmp_path / "demo").iterdir()] == [MARK]


def test_the_summary_names_what_was_made(public_store: Path) -> None:
    console = Console(record=True, width=120)
    summary(public_store.parent, console)
    told = console.export_text()
    assert "SYNTETISKA SVAR" in told
    assert "545 värden för 11 områden" in told


def test_the_corrected_question_is_one_the_municipality_answered(public_store: Path) -> None:
    folder = public_store.parent
    (correction,) = [task for task in tasks(folder) if task.command[0] == "correct"]
    corrected = Path(correction.command[correction.command.index("--in") + 1])
    assert (corrected / "answers.csv").read_text() != (folder / "indata" / "answers.csv").read_text()
    assert ",".join(MISREAD) in (corrected / "answers.csv").read_text()
