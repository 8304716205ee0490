"""Of a made-up nation the product finds the very truth it was made from; and so does the day-by-day reference."""

from __future__ import annotations

from pathlib import Path

import pytest

from oppna.interchange.register_files import Form
from oppna.production import compute
from oppna.synth.nation import make as making
from oppna.synth.nation.make import make
from tests.generative.test_registers import by_product
from tests.lib import made_nation, reference_registers

EDITION = "2015-bou"
TEN_THOUSAND = 4_000
"""Persons with some ten thousand placements."""


@pytest.mark.parametrize(
    ("persons", "seed", "form"),
    [(TEN_THOUSAND, 1, "parquet"), (TEN_THOUSAND, 2, "csv"), (TEN_THOUSAND, 2015, "csv"), (1, 1, "csv")]
    + [(40_000, 7, "parquet"), (60_000, -8, "csv")],
)
def test_the_product_finds_the_truth(persons: int, seed: int, form: Form, tmp_path: Path) -> None:
    rows = make(EDITION, persons, seed, tmp_path / "in", form).rows
    assert rows["placements"] > 2.3 * persons or persons == 1
    assert by_product(tmp_path / "in") == made_nation.cells(made_nation.truth(tmp_path / "in"))
    assert dict(compute(EDITION, tmp_path / "in").measured.counts) == made_nation.remarks(tmp_path / "in")


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_the_reference_finds_the_truth(form: Form, tmp_path: Path) -> None:
    make(EDITION, TEN_THOUSAND, 11, tmp_path / "in", form)
    units = made_nation.rows(tmp_path / "in" / "units.csv")
    found = reference_registers.compute(units, made_nation.tables(tmp_path / "in"))
    assert found == made_nation.cells(made_nation.truth(tmp_path / "in"))


def test_many_files_hold_the_persons_that_one_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = make(EDITION, 3_000, 5, tmp_path / "one", "csv")
    monkeypatch.setattr(making, "BLOCK", 700)
    parts = make(EDITION, 3_000, 5, tmp_path / "many", "csv")
    assert vars(parts) == vars(whole)
    one, many = made_nation.tables(tmp_path / "one"), made_nation.tables(tmp_path / "many")
    for name in made_nation.REGISTERS:
        assert len(list((tmp_path / "many").glob(f"{name}-*.csv"))) == 5
        assert sorted(map(str, many[name])) == sorted(map(str, one[name]))
    assert by_product(tmp_path / "many") == by_product(tmp_path / "one")


def test_a_seed_gives_the_same_bytes_with_any_number_of_cores(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "BLOCK", 1_000)
    for cores in (1, 3):
        monkeypatch.setattr(making, "_cores", lambda cores=cores: cores)
        make(EDITION, 3_500, 9, tmp_path / str(cores))
    names = sorted(path.name for path in (tmp_path / "1").iterdir())
    assert len(names) == 4 * 4 + 4
    assert all((tmp_path / "1" / name).read_bytes() == (tmp_path / "3" / name).read_bytes() for name in names)
    make(EDITION, 3_500, 10, tmp_path / "other")
    assert made_nation.truth(tmp_path / "other") != made_nation.truth(tmp_path / "1")
