"""The made-up nation of drugs: the same bytes from the same seed, and a truth the product finds again."""

from __future__ import annotations

from pathlib import Path

import pytest

from oppna.errors import Refused
from oppna.production import compute
from oppna.synth.health.make import make_health
from tests.generative.test_health import by_product
from tests.lib import reference_health
from tests.lib.files import read_csv
from tests.lib.world_health import COLUMNS

EDITION = "2015-halsa"


def made(folder: Path, persons: int, seed: int = 1, form: str = "csv") -> Path:
    folder.mkdir()
    make_health(EDITION, persons, seed, folder, "parquet" if form == "parquet" else "csv")
    return folder


def truth(folder: Path) -> dict[tuple[str, str, str], tuple[int, int]]:
    """(indicator, level, area) → with, without."""
    told = ((row, int(row["persons"]), int(row["eligible"])) for row in read_csv(folder / "truth.csv"))
    return {(row["indicator"], row["level"], row["area"]): (yes, all_of - yes) for row, all_of, yes in told}


def with_anybody(found: dict[tuple[str, str, str], tuple[int, int]]) -> dict[tuple[str, str, str], tuple[int, int]]:
    return {place: counts for place, counts in found.items() if any(counts)}


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_the_product_finds_the_truth(form: str, tmp_path: Path) -> None:
    folder = made(tmp_path / "in", 20_000, form=form)
    assert with_anybody(by_product(folder)) == truth(folder)


def test_the_reference_finds_the_truth(tmp_path: Path) -> None:
    folder = made(tmp_path / "in", 3_000)
    files = {name: read_csv(folder / f"{name}.csv") for name in COLUMNS}
    assert with_anybody(reference_health.compute(read_csv(folder / "units.csv"), files)) == truth(folder)


def test_the_shares_of_the_nation_are_near_those_published(tmp_path: Path) -> None:
    found = truth(made(tmp_path / "in", 300_000, form="parquet"))
    (placed, others), (treated, rest) = (found[id, "nation", "Riket"] for id in (reference_health.PLACED, PEERS))
    assert placed / (placed + others) == pytest.approx(0.062, abs=0.007)
    assert treated / (treated + rest) == pytest.approx(0.009, abs=0.001)


PEERS = reference_health.PEERS


def test_the_same_seed_gives_the_same_bytes_and_another_does_not(tmp_path: Path) -> None:
    one, same, other = (
        {path.name: path.read_bytes() for path in made(tmp_path / str(n), 500, seed).iterdir()}
        for n, seed in enumerate((7, 7, 8))
    )
    assert one == same
    assert {name for name in one if one[name] != other[name]} >= {"prescriptions.csv", "placements.csv", "truth.csv"}


def test_every_row_and_every_result_says_that_it_is_made_up(tmp_path: Path) -> None:
    folder = made(tmp_path / "in", 500)
    for name in COLUMNS:
        assert {row["synthetic"] for row in read_csv(folder / f"{name}.csv")} == {"SYNTETISK"}
    assert compute(EDITION, folder).synthetic


@pytest.mark.parametrize(
    ("edition", "persons"), [(EDITION, 0), (EDITION, 10_000_000), ("2015-bou", 10), ("2018-bou", 10)]
)
def test_what_cannot_be_made_is_refused(edition: str, persons: int, tmp_path: Path) -> None:
    with pytest.raises(Refused):
        make_health(edition, persons, 1, tmp_path)
    assert not list(tmp_path.iterdir())
