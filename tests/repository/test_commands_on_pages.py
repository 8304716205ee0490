"""The commands on the pages run as they stand there, one page after the other as a newcomer reads them."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from oppna.__main__ import main
from oppna.errors import EXIT_FAILED, EXIT_OK
from tests.repository.committed import text


@pytest.fixture(scope="module")
def synthetic(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of SYNTETISKA SVAR, as somebody who has filled in the files."""
    folder = tmp_path_factory.mktemp("synthetic") / "indata"
    assert main(["synth", "2018-bou", "--to", str(folder)]) == EXIT_OK
    return folder


def _commands(page: str) -> list[list[str]]:
    lines = re.findall(r"^ *oppna (.+)$", "\n".join(re.findall(r"```sh\n(.*?)```", text(Path(page)), re.DOTALL)), re.M)
    return [shlex.split(line, comments=True) for line in lines]


def _run(page: str) -> None:
    commands = _commands(page)
    assert commands, f"{page} shows no command"
    for command in commands:
        # diff ends with 1 where the two differ, as it should after a correction.
        expected = EXIT_FAILED if command[0] == "diff" else EXIT_OK
        assert main(command) == expected, f"{page}: oppna {shlex.join(command)}"


def test_the_readme(synthetic: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(synthetic, "demo/indata")
    _run("README.md")


def test_start_a_years_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The files that new-input lays out are good as they are, answered or not."""
    monkeypatch.chdir(tmp_path)
    _run("docs/how-to/indata.md")


def test_made_up_registers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    _run("docs/how-to/syntetiska-register.md")


def test_start_a_new_year(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a copy of the definitions: a page must not change the product's own."""
    monkeypatch.setenv("OPPNA_DEFINITIONS", str(shutil.copytree(root / "definitions", tmp_path / "definitions")))
    monkeypatch.chdir(tmp_path)
    _run("docs/how-to/ny-utgava.md")


def test_publish_and_correct(synthetic: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(synthetic, "svar")
    _run("docs/how-to/publicera.md")
    answers = Path("svar/answers.csv")
    before = answers.read_text("utf-8")
    assert "\n0127,G1,Ja\n" in before
    answers.write_text(before.replace("\n0127,G1,Ja\n", "\n0127,G1,Nej\n"), "utf-8")
    _run("docs/how-to/ratta.md")
