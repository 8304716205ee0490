"""The tutorial is followed to the letter, as a newcomer does it in an empty folder beside the definitions."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

PAGE = "docs/tutorials/lagg-till-en-indikator.md"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


class Reader:
    """Somebody who does what the page says, one block at a time."""

    def __init__(self, root: Path, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(root / "definitions", folder / "definitions")
        bin_ = folder / "bin"
        bin_.mkdir()
        (bin_ / "oppna").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m oppna "$@"\n')
        (bin_ / "oppna").chmod(0o755)
        path = f"{bin_}{os.pathsep}{os.environ['PATH']}"
        self.environment = {**os.environ, "PATH": path, "PYTHONPATH": str(root)}
        self.said = ""

    def does(self, kind: str, block: str) -> None:
        {"sh": self.runs, "yaml": self.writes, "diff": self.edits}[kind](block)

    def runs(self, script: str) -> None:
        """The shell is left as the block leaves it: what it exports holds for the next."""
        script = f"set -e\n{script}\nenv -0 > .env"
        done = subprocess.run(
            ["bash", "-c", script], cwd=self.folder, env=self.environment, capture_output=True, text=True, timeout=120
        )
        assert done.returncode == 0, f"{script}\n{done.stdout}{done.stderr}"
        pairs = (self.folder / ".env").read_text("utf-8").split("\0")
        self.environment = dict(pair.split("=", 1) for pair in pairs if pair)
        self.said += done.stdout

    def writes(self, block: str) -> None:
        name, _, text = block.partition("\n")
        target = self.folder / name.removeprefix("# ")
        assert not target.exists()
        target.write_text(text, "utf-8")

    def edits(self, block: str) -> None:
        name, *lines = block.splitlines()
        target = self.folder / name.removeprefix("# ")
        before = "".join(f"{line[1:]}\n" for line in lines if not line.startswith("+"))
        after = "".join(f"{line[1:]}\n" for line in lines)
        text = target.read_text("utf-8")
        assert text.count(before) == 1, f"{before!r} in {name}"
        target.write_text(text.replace(before, after), "utf-8")


@pytest.fixture(scope="module")
def reader(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Reader:
    reader = Reader(root, tmp_path_factory.mktemp("övning"))
    blocks = BLOCK.findall((root / PAGE).read_text("utf-8"))
    assert len(blocks) == 7
    for kind, block in blocks:
        reader.does(kind, block)
    return reader


def test_the_rule_is_read_back_in_words(reader: Reader) -> None:
    assert "X1 är ”Ja” och X1a är ”Ja” eller ”Ej aktuellt”" in reader.said


def test_the_figures_are_those_the_page_tells(reader: Reader) -> None:
    shown = {line.split(",")[3]: line.split(",") for line in reader.said.splitlines() if ",X1,municipality,01" in line}
    assert (shown["0127"][4], shown["0162"][4]) == ("Ja", "Nej")
    assert {row[8] for code, row in shown.items() if code not in ("0127", "0162")} <= {
        "missing",
        "suppressed_nonresponse",
    }
    with (reader.folder / "resultat.csv").open(encoding="utf-8") as results:
        (nation,) = [line for line in results if ",X1,nation," in line]
    assert nation.strip().endswith("suppressed_nonresponse")


def test_it_stands_in_the_workbook(reader: Reader) -> None:
    book = load_workbook(reader.folder / "bok.xlsx", data_only=True, read_only=True)
    for sheet in ("Min kommun", "Resultat", "Indikatorer"):
        texts = [str(value) for row in book[sheet].iter_rows(values_only=True) for value in row if value]
        assert any("Ungdomsråd som har träffats (övning)" in text for text in texts), sheet
        assert any("SYNTETISKA SVAR" in text for text in texts)


def test_the_products_own_definitions_are_untouched(reader: Reader) -> None:
    assert not (reader.folder / "definitions" / "editions" / "2018-bou" / "indicators" / "X1.yaml").exists()
