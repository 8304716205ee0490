"""Every scenario folder, through the product and through the naive reference of its edition."""

from collections.abc import Callable
from pathlib import Path

import pytest

from oppna.production import compute_files
from tests.lib import reference_health, reference_registers
from tests.lib.compared import rows_of_file
from tests.lib.files import read_csv
from tests.lib.reference import Row, Rows
from tests.lib.reference import compute as naively_2018
from tests.lib.reference_2015 import compute as naively_2015
from tests.lib.reference_2017 import compute as naively_2017
from tests.lib.world_health import COLUMNS as HEALTH_COLUMNS
from tests.lib.world_registers import COLUMNS

HERE = Path(__file__).parent
SCENARIOS = sorted(path.parent for path in HERE.rglob("expected.csv"))
NAMES = [path.relative_to(HERE).as_posix() for path in SCENARIOS]


def edition(scenario: Path) -> str:
    """The folder the scenario lies in names its edition; those at the top are of 2018."""
    return "2018-bou" if scenario.parent == HERE else scenario.parent.name


def by_product(scenario: Path, tmp_path: Path) -> Rows:
    out = tmp_path / "results.csv"
    compute_files(edition(scenario), scenario, out)
    return rows_of_file(out)


def by_reference(scenario: Path, tmp_path: Path) -> Rows:
    return REFERENCES[edition(scenario)](lambda name: _rows(scenario / name))


Read = Callable[[str], list[dict[str, str]] | None]


def _rows(path: Path) -> list[dict[str, str]] | None:
    return read_csv(path) if path.exists() else None


def _in_2018(read: Read) -> Rows:
    bbic = read("bbic.csv")
    listed = None if bbic is None else [row["unit"] for row in bbic]
    return naively_2018(read("units.csv") or [], read("answers.csv"), listed, read("children.csv"))


def _in_2015(read: Read) -> Rows:
    if read("placements.csv") is not None:
        return reference_registers.rows(read("units.csv") or [], {name: read(f"{name}.csv") or [] for name in COLUMNS})
    bbic = read("bbic.csv")
    listed = None if bbic is None else [row["unit"] for row in bbic]
    return naively_2015(
        read("units.csv") or [], read("answers.csv"), read("previous.csv"), listed, read("children.csv")
    )


def _in_2017(read: Read) -> Rows:
    return naively_2017(read("units.csv") or [], read("answers.csv") or [], {})


def _of_health(read: Read) -> Rows:
    return reference_health.rows(read("units.csv") or [], {name: read(f"{name}.csv") or [] for name in HEALTH_COLUMNS})


REFERENCES: dict[str, Callable[[Read], Rows]] = {
    "2015-bou": _in_2015,
    "2015-halsa": _of_health,
    "2017-vinr": _in_2017,
    "2018-bou": _in_2018,
}


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


FAMILIES = {
    "2015-bou": {
        "foraldrar", "intern", "samv", "information", "socionom", "plan", "arbetsledning", "utbildning", "bedomning",
        "foraldrastod", "behandling", "stodgrupp", "uppfoljning", "socialjour", "BBIC", "BM", "UTB",
    },
    "2015-halsa": {"HALSA", "BM"},
    "2017-vinr": {
        "G1", "G3", "G6", "G7", "G8", "G9", "G20", "G21", "G23", "V1", "V2", "V3", "V4", "V5", "V6", "V7",
    },
    "2018-bou": {
        "G1", "G2", "G3", "G8", "G9", "G10", "G24", "G25", "V6", "B1b", "B3", "B4", "B5", "B6", "B7", "B8", "B9", "B10",
        "B11", "B12", "B13", "B16", "BBIC", "BM",
    },
}  # fmt: skip
"""Edition → the questions its rules are about."""


@pytest.mark.parametrize("id", FAMILIES)
def test_every_survey_rule_has_a_scenario(id: str) -> None:
    """An indicator that no scenario speaks of is held by nothing a statistician can read."""
    of_edition = [scenario for scenario in SCENARIOS if edition(scenario) == id]
    told = {key[0] for scenario in of_edition for key in rows_of_file(scenario / "expected.csv")}
    assert {indicator.split("_")[0] for indicator in told} == FAMILIES[id]
