"""What a file of prescriptions can have wrong, and what is told of the one that is right."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from oppna.errors import Refused
from oppna.production import compute
from tests.generative.test_health import by_product
from tests.lib import reference_health, world_health, world_registers
from tests.lib.files import write_csv
from tests.lib.world_health import COLUMNS
from tests.lib.world_registers import Registers

COLUMNS_OF = COLUMNS["prescriptions"]
ATC = "atc är ingen hel ATC-kod; skriv alla sju tecknen, som N06BA04, eller lämna det tomt."
DAYS = "days är inget heltal från 1 till 366; rätta det, eller lämna det tomt."


@pytest.fixture
def registers() -> Registers:
    return world_health.build(seed=7, persons=300)


@pytest.fixture
def folder(tmp_path: Path, registers: Registers) -> Path:
    return world_health.write(tmp_path / "in", registers)


def refused(folder: Path) -> list[str]:
    with pytest.raises(Refused) as found:
        compute("2015-halsa", folder)
    return [str(problem) for problem in found.value.problems]


@pytest.mark.parametrize(
    ("column", "value", "says"),
    [
        ("atc", "N06BA", ATC),
        ("atc", "n06ba04", ATC),
        ("atc", "N06BA4", ATC),
        ("atc", "N06BA041", ATC),
        ("atc", "NO6BA04", ATC),
        ("atc", "N06BAÅ4", ATC),
        ("days", "0", DAYS),
        ("days", "-30", DAYS),
        ("days", "367", DAYS),
        ("days", "30,5", DAYS),
        ("days", "trettio", DAYS),
        ("days", "3e1", DAYS),
        ("days", "99999999999999999999", DAYS),
        ("dispensed", "2014-02-30", "dispensed är inget riktigt datum; skriv ÅÅÅÅ-MM-DD."),
        ("dispensed", "20140201", "dispensed är inget riktigt datum; skriv ÅÅÅÅ-MM-DD."),
        ("dispensed", "", "dispensed är tomt; fyll i datumet."),
    ],
)
def test_a_fault_is_told_by_its_row(column: str, value: str, says: str, folder: Path, registers: Registers) -> None:
    registers["prescriptions"][2][column] = value
    write_csv(folder / "prescriptions.csv", COLUMNS_OF, registers["prescriptions"])
    assert refused(folder) == [f"prescriptions.csv rad 4: {says}"]


@pytest.mark.parametrize(("column", "value"), [("atc", ""), ("atc", " N06BA04 "), ("days", ""), ("days", " 30 ")])
def test_what_may_be_empty_or_have_spaces(column: str, value: str, folder: Path, registers: Registers) -> None:
    registers["prescriptions"][2][column] = value
    write_csv(folder / "prescriptions.csv", COLUMNS_OF, registers["prescriptions"])
    assert by_product(folder) == reference_health.compute(world_registers.units(), registers)


def parquet(folder: Path, rows: list[dict[str, str]], days: str) -> None:
    """With the types a database would write."""
    path = folder / "prescriptions.csv"
    write_csv(path, COLUMNS_OF, rows)
    columns = f"{{'pnr': 'VARCHAR', 'atc': 'VARCHAR', 'dispensed': 'DATE', 'days': '{days}'}}"
    with duckdb.connect() as connection:
        read = f"read_csv('{path}', header = true, auto_detect = false, columns = {columns})"
        connection.execute(f"COPY (SELECT * FROM {read}) TO '{folder}/prescriptions.parquet' (FORMAT parquet)")
    path.unlink()


@pytest.mark.parametrize("days", ["BIGINT", "USMALLINT", "VARCHAR"])
def test_parquet_with_the_types_of_a_database(days: str, folder: Path, registers: Registers) -> None:
    parquet(folder, registers["prescriptions"], days)
    assert by_product(folder) == reference_health.compute(world_registers.units(), registers)


def test_a_number_of_days_in_parquet_is_held_to_its_limits(folder: Path, registers: Registers) -> None:
    registers["prescriptions"][1]["days"] = "9999999999"
    parquet(folder, registers["prescriptions"], "BIGINT")
    assert refused(folder) == [f"prescriptions.parquet rad 2: {DAYS}"]


def test_days_that_are_no_whole_numbers_in_parquet(folder: Path, registers: Registers) -> None:
    parquet(folder, registers["prescriptions"], "DOUBLE")
    (told,) = refused(folder)
    assert told.startswith("prescriptions.parquet: kolumnen days har typen DOUBLE; den ska vara heltal eller text.")


def test_what_is_strange_is_counted(tmp_path: Path) -> None:
    """Of the rule's drugs, and only what reaches into a window: without code, without days, twice."""
    number = world_registers.with_check_digit("19990115001")
    told = [
        ("N06BA04", "2014-08-01", "30"),
        ("N06BA04", "2014-08-01", "30"),
        ("N06BA04", "2014-08-01", "30"),
        ("N06BA04", "2014-09-01", ""),
        ("", "2014-09-01", "30"),
        ("", "2014-09-02", ""),
        ("N03AX09", "2014-09-01", ""),
        ("N03AX09", "2014-09-01", ""),
        ("N06BA04", "2011-09-01", ""),
    ]
    rows = [{"pnr": number, "atc": atc, "dispensed": day, "days": days} for atc, day, days in told]
    rows.append({"pnr": "19990115", "atc": "N06BA04", "dispensed": "2014-09-01", "days": "30"})
    folder = world_health.write(tmp_path, {"placements": [], "population": [], "prescriptions": rows})
    computed = compute("2015-halsa", folder)
    assert computed.measured.counts == {
        "REGISTER_TOMT": 2,
        "PNR_OFULLSTÄNDIGT": 1,
        "ATC_SAKNAS": 2,
        "DAGAR_SAKNAS": 1,
        "UTTAG_DUBBELT": 2,
    }
    assert number not in "".join(map(str, computed.warnings))


def test_without_prescriptions_there_are_no_results(folder: Path) -> None:
    (folder / "prescriptions.csv").unlink()
    computed = compute("2015-halsa", folder)
    assert computed.measured.groups == ()
    assert any(
        str(warning).startswith("prescriptions.csv: registret finns inte i mappen; HALSA_psykofarmaka, BM_")
        for warning in computed.warnings
    )


def test_little_memory_is_enough(folder: Path, registers: Registers) -> None:
    assert compute("2015-halsa", folder, memory="100MB").measured.groups
