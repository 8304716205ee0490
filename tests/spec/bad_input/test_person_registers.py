"""Every bad register file, through the command and on both engines: the same sentences, and never the person."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from oppna.__main__ import main
from tests.lib import world_registers
from tests.lib.reference_registers import number
from tests.lib.register_faults import FAULTS, Fault, lines
from tests.lib.spark import needs_spark
from tests.lib.world_registers import Registers

WORLD = {"seed": 7, "children": 60}
NAMES = [fault.name for fault in FAULTS]

ALL_IN_ONE_PROCESS = """
import contextlib, io, json, sys
from pathlib import Path
from oppna.__main__ import main
told = {}
for folder in sorted(Path(sys.argv[1]).iterdir()):
    with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.redirect_stderr(io.StringIO()) as err:
        given = ["compute", "2015-bou", "--in", str(folder), "--out", str(Path(sys.argv[2], folder.name + ".csv"))]
        code = main([*given, "--engine", "spark"])
    told[folder.name] = (code, out.getvalue(), err.getvalue())
print(json.dumps(told))
"""


def spoilt(folder: Path, fault: Fault) -> Registers:
    registers = world_registers.build(**WORLD)
    world_registers.write(folder, registers)
    fault.spoil(folder, registers)
    return registers


def persons() -> set[bytes]:
    """The numbers of the files, as they are written there and as they are cleaned."""
    written = {row["pnr"].strip() for rows in world_registers.build(**WORLD).values() for row in rows}
    return {text.encode() for text in written | {number(text) for text in written} if len(text) > 8} | {b"199001150017"}


def found(*places: Path | bytes) -> list[bytes]:
    """The numbers that stand in any of the texts or files, or in their names."""
    whole = b"\n".join(part for place in places for part in _parts(place))
    return [person for person in persons() if person in whole]


def _parts(place: Path | bytes) -> Iterator[bytes]:
    if isinstance(place, bytes):
        yield place
        return
    for path in place.rglob("*"):
        yield str(path).encode()
        if path.is_file():
            yield path.read_bytes()


def test_the_search_finds_what_is_there(tmp_path: Path) -> None:
    folder = world_registers.write(tmp_path, world_registers.build(**WORLD))
    assert len(found(folder)) > 60 and len(found(b"x 199001150017")) == 1


@pytest.mark.parametrize("fault", FAULTS, ids=NAMES)
def test_on_duckdb(
    fault: Fault, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, out, aside = tmp_path / "in", tmp_path / "out", tmp_path / "aside"
    spoilt(folder, fault)
    out.mkdir()
    aside.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(aside))
    assert main(["compute", "2015-bou", "--in", str(folder), "--out", str(out / "results.csv")]) == 2
    told = capfd.readouterr()
    assert told.err.splitlines() == lines(fault, folder) and told.out == ""
    assert not [*out.iterdir(), *aside.iterdir()]
    assert not found(told.err.encode())


@pytest.fixture(scope="module")
def on_spark(tmp_path_factory: pytest.TempPathFactory, root: Path) -> dict[str, list[str]]:
    """Every bad folder with Spark, in one process of its own, so that all that Java writes is seen too."""
    top = tmp_path_factory.mktemp("spark")
    (top / "out").mkdir()
    (top / "aside").mkdir()
    for place, fault in enumerate(FAULTS):
        spoilt(top / "in" / str(place), fault)
    command = [sys.executable, "-c", ALL_IN_ONE_PROCESS, str(top / "in"), str(top / "out")]
    environment = os.environ | {"TMPDIR": str(top / "aside"), "PYTHONPATH": str(root)}
    ended = subprocess.run(command, env=environment, cwd=top / "out", capture_output=True, check=True)
    assert not found(ended.stdout, ended.stderr, top / "out", top / "aside")
    assert not list((top / "out").iterdir())
    told = json.loads(ended.stdout)
    assert {code for code, _, _ in told.values()} == {2} and not any(out for _, out, _ in told.values())
    return {
        fault.name: ["\n".join(lines(fault, top / "in" / str(place))), told[str(place)][2].rstrip()]
        for place, fault in enumerate(FAULTS)
    }


@pytest.mark.parametrize("name", [pytest.param(name, marks=needs_spark) for name in NAMES])
def test_on_spark(name: str, on_spark: dict[str, list[str]]) -> None:
    expected, told = on_spark[name]
    assert told == expected
