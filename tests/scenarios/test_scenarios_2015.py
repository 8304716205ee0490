"""The scenarios of 2015, through the product and through the naive reference of that edition."""

from collections.abc import Callable
from pathlib import Path

import pytest

from oppna.production import compute_files
from tests.lib.compared import rows_of_file
from tests.lib.files import read_csv
from tests.lib.reference import Rows
from tests.lib.reference_2015 import compute as naively

EDITION = "2015-bou"
SCENARIOS = sorted(path.parent for path in (Path(__file__).parent / EDITION).glob("*/expected.csv"))


def by_product(scenario: Path, tmp_path: Path) -> Rows:
    out = tmp_path / "results.csv"
    compute_files(EDITION, scenario, out)
    return rows_of_file(out)


def by_reference(scenario: Path, tmp_path: Path) -> Rows:
    previous = scenario / "previous.csv"
    last_year = read_csv(previous) if previous.exists() else None
    return naively(read_csv(scenario / "units.csv"), read_csv(scenario / "answers.csv"), last_year)


@pytest.mark.parametrize("engine", [by_product, by_reference])
@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda path: path.name)
def test_scenario(scenario: Path, engine: Callable[[Path, Path], Rows], tmp_path: Path) -> None:
    rows = engine(scenario, tmp_path)
    expected = rows_of_file(scenario / "expected.csv")
    assert expected, "a scenario without expectations shows nothing"
    assert {key: rows.get(key) for key in expected} == expected


def test_the_scenarios_of_the_edition_are_there() -> None:
    assert {path.name for path in SCENARIOS} >= {
        "delvis", "overenskommelse_rattad", "ologisk_overenskommelse", "timmar_per_vecka"
    }  # fmt: skip
