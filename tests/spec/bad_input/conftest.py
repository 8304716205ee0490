"""A folder that is right in every way, for the tests to spoil; and two ways to have it computed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from oppna.errors import Problem, Refused
from oppna.production import compute_files

EDITION = "2018-bou"
UNITS = """\
unit,name,kind,municipality,county,population,skr_group
9001,Ängby,municipality,9001,Östra länet,20000,C6
9002,Björke,municipality,9002,Östra länet,40000,C6
8000-01,Norr,district,8000,Västra länet,60000,
8000-02,Söder,district,8000,Västra länet,70000,
"""
ANSWERS = """\
unit,question,answer
9001,G1,Ja
9001,G2_1,"Nej, behövs inte"
9001,B1,12.5
9001,B2,0.25
9002,G1,Nej
9002,G2_1,Ja
9002,G2a_1,Ej aktuellt
8000-01,G1,Ja
8000-02,G1,Ja
"""

Refusal = Callable[..., list[Problem]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """units.csv and answers.csv without a fault."""
    path = tmp_path / "in"
    path.mkdir()
    (path / "units.csv").write_text(UNITS, encoding="utf-8")
    (path / "answers.csv").write_text(ANSWERS, encoding="utf-8")
    return path


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "results.csv"


@pytest.fixture
def refusal(folder: Path, out: Path) -> Refusal:
    """Computes what must be refused; the problems. Nothing may have been written, and what was there is untouched."""

    def refused(edition: str = EDITION) -> list[Problem]:
        out.write_text("förra gången\n", encoding="utf-8")
        before = sorted(out.parent.rglob("*"))
        with pytest.raises(Refused) as caught:
            compute_files(edition, folder, out)
        assert sorted(out.parent.rglob("*")) == before
        assert out.read_text(encoding="utf-8") == "förra gången\n"
        for problem in caught.value.problems:
            assert problem.sentence.endswith("."), problem
            assert problem.code, problem
        return caught.value.problems

    return refused


@pytest.fixture
def result(folder: Path, out: Path) -> Callable[[], str]:
    """Computes what must be accepted; the text of results.csv."""

    def accepted() -> str:
        compute_files(EDITION, folder, out)
        return out.read_text(encoding="utf-8")

    return accepted


def add(path: Path, *rows: str) -> int:
    """Append rows to a file; the row number of the first."""
    text = path.read_text(encoding="utf-8")
    path.write_text(text + "".join(row + "\n" for row in rows), encoding="utf-8")
    return text.count("\n") + 1
