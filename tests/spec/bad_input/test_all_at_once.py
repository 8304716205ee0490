"""A file with a hundred problems: all are listed, by file and row, and nothing is written."""

import subprocess
import sys
from pathlib import Path

from tests.spec.bad_input.conftest import EDITION, Refusal, add


def spoil(folder: Path) -> list[tuple[str, int]]:
    """100 faults in three files, mixed; where they are."""
    first = add(folder / "answers.csv", *[f"9001,{q},Kanske" for q in ("G10", "V6_1", "B3", "B4_1")] * 24)
    answers = [("answers.csv", row) for row in range(first, first + 96)]
    units = add(folder / "units.csv", "9003,C,kommun,9003,Östra länet,1,", "9004,D,municipality,9004,Östra länet,x,")
    (folder / "bbic.csv").write_text("unit\n9999\n9001\n9998\n", encoding="utf-8")
    return [*answers, ("bbic.csv", 2), ("bbic.csv", 4), ("units.csv", units), ("units.csv", units + 1)]


def test_all_are_listed_in_order(folder: Path, refusal: Refusal) -> None:
    places = spoil(folder)
    got = [(problem.file, problem.row) for problem in refusal()]
    assert got == sorted(got)
    assert len(places) == 100
    assert set(places) == set(got)


def test_the_command_lists_them_and_writes_nothing(folder: Path, out: Path) -> None:
    """In a process of its own, as a user runs it."""
    places = spoil(folder)
    out.write_text("förra gången\n", encoding="utf-8")
    before = sorted(out.parent.rglob("*"))
    done = subprocess.run(
        [sys.executable, "-m", "oppna", "compute", EDITION, "--in", folder, "--out", out],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    for file, row in places:
        assert f"{file} rad {row}: " in done.stderr
    assert out.read_text(encoding="utf-8") == "förra gången\n"
    assert sorted(out.parent.rglob("*")) == before
