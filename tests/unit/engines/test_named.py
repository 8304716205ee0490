"""An engine that is not there, and memory that cannot be read, are told of in a sentence."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from oppna.__main__ import main
from oppna.engines.named import open_engine
from oppna.errors import Refused


def test_an_engine_that_is_not_installed_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyspark", None)  # as Python marks what cannot be imported
    with pytest.raises(Refused, match=r"Spark är inte installerat; skriv pip install 'oppna\[spark\]'"):
        open_engine("spark")


INSTALLED = pytest.mark.skipif(not find_spec("pyspark"), reason="NOT TESTED ON SPARK: pyspark is not installed")


@INSTALLED
@pytest.mark.parametrize("home", ["", "/nowhere"])
def test_without_java_it_says_so(home: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Spark looks in JAVA_HOME, and on the path only where there is none."""
    monkeypatch.setenv("JAVA_HOME", home)
    if not home:
        monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Refused, match="Spark behöver Java 17 eller senare; installera det först"):
        open_engine("spark")


@INSTALLED
@pytest.mark.parametrize("memory", ["100MB", "511MiB", "99KB"])
def test_less_memory_than_spark_starts_with(memory: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "java").touch(mode=0o755)
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Refused, match="Spark behöver minst 512MB; ange mer med --memory"):
        open_engine("spark", memory)


@INSTALLED
def test_a_java_that_does_not_start_spark(tmp_path: Path, root: Path) -> None:
    """Too old, or broken: Spark has many words for it. In a process of its own, for a Java may run in this one."""
    java = tmp_path / "bin" / "java"
    java.parent.mkdir()
    java.write_text("#!/bin/sh\nexit 1\n")
    java.chmod(0o755)
    code = "from oppna.engines.named import open_engine; open_engine('spark')"
    environment = os.environ | {"JAVA_HOME": str(tmp_path)}
    ended = subprocess.run([sys.executable, "-c", code], env=environment, cwd=root, capture_output=True, text=True)
    told = ended.stderr.splitlines()[-1]
    assert told.endswith("Spark gick inte att starta; kontrollera att Java är 17 eller senare och att minnet räcker.")


@pytest.mark.parametrize("memory", ["4", "mycket", "0GB", "4 GB'; DROP"])
def test_memory_is_a_number_and_a_unit(memory: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = ["compute", "2015-bou", "--in", str(tmp_path), "--out", str(tmp_path / "r.csv"), "--memory", memory]
    assert main(told) == 2
    assert "skriv minnet som ett tal och en enhet, till exempel 4GB" in capsys.readouterr().err


def test_the_memory_is_the_engines_limit() -> None:
    with open_engine(memory="300MB") as engine:
        ((limit,),) = engine.rows("SELECT current_setting('memory_limit')")
    assert limit == "286.1 MiB"
