"""Every scenario folder, through the product and through the naive reference."""

from collections.abc import Callable
from pathlib import Path

import pytest

from oppna.production import compute_files
from tests.lib.compared import rows_of_file
from tests.lib.files import read_csv
from tests.lib.reference import Row, Rows
from tests.lib.reference import compute as naively

SCENARIOS = sorted(path.parent for path in Path(__file__).parent.glob("*/expected.csv"))
NAMES = [path.name for path in SCENARIOS]


def by_product(scenario: Path, tmp_path: Path) -> Rows:
    out = tmp_path / "results.csv"
    compute_files("2018-bou", scenario, out)
    return rows_of_file(out)


def by_reference(scenario: Path, tmp_path: Path) -> Rows:
    def read(name: str) -> list[dict[str, str]] | None:
        return read_csv(scenario / name) if (scenario / name).exists() else None

    bbic = read("bbic.csv")
    listed = None if bbic is None else [row["unit"] for row in bbic]
    return naively(read("units.csv") or [], read("answers.csv"), listed, read("children.csv"))


@pytest.mark.parametrize("engine", [by_product, by_reference])
@pytest.mark.parametrize("scenario", SCENARIOS, ids=NAMES)
def test_scenario(scenario: Path, engine: Callable[[Path, Path], Rows], tmp_path: Path) -> None:
    rows = engine(scenario, tmp_path)
    wrong = [*_unexpected(scenario, rows), *_present_though_absent(scenario, rows)]
    title = (scenario / "LÄS MIG.md").read_text(encoding="utf-8").splitlines()[0].removeprefix("# ")
    assert not wrong, f"{title}:\n" + "\n".join(wrong)


def _unexpected(scenario: Path, rows: Rows) -> list[str]:
    """Expected rows that came out otherwise, each with both sides."""
    expected = rows_of_file(scenario / "expected.csv")
    assert expected, "a scenario without expectations shows nothing"
    return [
        f"{' '.join(key)}: expected {_told(row)}, got {_told(rows.get(key))}"
        for key, row in expected.items()
        if rows.get(key) != row
    ]


def _present_though_absent(scenario: Path, rows: Rows) -> list[str]:
    """Rows that must not be there."""
    path = scenario / "absent.csv"
    if not path.exists():
        return []
    wrong = []
    for line in read_csv(path):
        for indicator, level, area in rows:
            if line["indicator"] in ("", indicator) and (
                not line["level"] or (level, area) == (line["level"], line["area"])
            ):
                wrong.append(f"{indicator} {level} {area}: must not be there")
    return wrong


def _told(row: Row | None) -> str:
    return "no row" if row is None else "|".join(row)


def test_every_survey_rule_has_a_scenario() -> None:
    """An indicator that no scenario speaks of is held by nothing a statistician can read."""
    told = {key[0] for scenario in SCENARIOS for key in rows_of_file(scenario / "expected.csv")}
    families = {indicator.split("_")[0] for indicator in told}
    assert families == {
        "G1", "G2", "G3", "G8", "G9", "G10", "G24", "G25", "V6", "B1b", "B3", "B4", "B5", "B6", "B7", "B8", "B9", "B10",
        "B11", "B12", "B13", "B16", "BBIC", "BM",
    }  # fmt: skip
