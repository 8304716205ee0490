"""An engine that is not there, and memory that cannot be read, are told of in a sentence."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest

from oppna.__main__ import main
from oppna.engines.named import open_engine
from oppna.errors import Refused


@pytest.mark.skipif(find_spec("pyspark") is not None, reason="NOT TESTED: what is said without Spark (it is installed)")
def test_an_engine_that_is_not_installed_says_how_to_install_it() -> None:
    with pytest.raises(Refused, match=r"Spark är inte installerat; skriv pip install 'oppna\[spark\]'"):
        open_engine("spark")


@pytest.mark.parametrize("memory", ["4", "mycket", "0GB", "4 GB'; DROP"])
def test_memory_is_a_number_and_a_unit(memory: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = ["compute", "2015-bou", "--in", str(tmp_path), "--out", str(tmp_path / "r.csv"), "--memory", memory]
    assert main(told) == 2
    assert "skriv minnet som ett tal och en enhet, till exempel 4GB" in capsys.readouterr().err


def test_the_memory_is_the_engines_limit() -> None:
    with open_engine(memory="300MB") as engine:
        ((limit,),) = engine.rows("SELECT current_setting('memory_limit')")
    assert limit == "286.1 MiB"
