"""CSV or Parquet, one file or many: the same result. And what a file can have wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import pytest

from oppna.catalogue.load import load_edition
from oppna.catalogue.registers import registers as registers_defined
from oppna.engines.duckdb import DuckDB
from oppna.engines.tables import DiskFull, Unreadable
from oppna.errors import Refused
from oppna.interchange.register_files import register_files
from oppna.production import compute
from oppna.registers.measure import measure
from oppna.registers.plan import placement_rules
from tests.generative.test_registers import by_product
from tests.lib import reference_registers, world_registers
from tests.lib.files import write_csv
from tests.lib.register_layouts import LAYOUTS, Lay, parquet
from tests.lib.world_registers import COLUMNS, Registers


@pytest.mark.parametrize("lay", LAYOUTS)
def test_the_form_makes_no_difference(lay: Lay, folder: Path, registers: Registers) -> None:
    for name, rows in registers.items():
        lay(folder, name, rows)
    assert by_product(folder) == reference_registers.compute(world_registers.units(), registers)


def refused(folder: Path) -> list[str]:
    with pytest.raises(Refused) as found:
        compute("2015-bou", folder)
    return [str(problem) for problem in found.value.problems]


@pytest.mark.parametrize(
    ("name", "column", "value", "says"),
    [
        ("placements", "start", "2003-13-01", "placements.csv rad 4: start är inget riktigt datum; skriv ÅÅÅÅ-MM-DD."),
        ("placements", "start", "2003-02-29", "placements.csv rad 4: start är inget riktigt datum; skriv ÅÅÅÅ-MM-DD."),
        ("placements", "end", "2003-6-1", "placements.csv rad 4: end är inget riktigt datum; skriv ÅÅÅÅ-MM-DD."),
        ("placements", "start", "", "placements.csv rad 4: start är tomt; fyll i datumet."),
        ("placements", "end", "1900-01-01", "placements.csv rad 4: end är före start; rätta det av dem som är fel."),
        ("grades", "year", "i fjol", "grades.csv rad 4: year är inget år; skriv fyra siffror."),
        ("gymnasium", "eligible", "ja", "gymnasium.csv rad 4: eligible är varken Ja eller Nej; skriv ett av dem."),
        ("population", "registered_years", "2004, 2005", "population.csv rad 4: registered_years är ingen lista av år"),
    ],
)
def test_a_fault_is_told_by_its_row(
    name: str, column: str, value: str, says: str, folder: Path, registers: Registers
) -> None:
    registers[name][2][column] = value
    write_csv(folder / f"{name}.csv", COLUMNS[name], registers[name])
    (told,) = refused(folder)
    assert told.startswith(says)


def test_five_rows_are_named_and_the_rest_counted(folder: Path, registers: Registers) -> None:
    for row in registers["grades"][:12]:
        row["eligible"] = "Kanske"
    write_csv(folder / "grades.csv", COLUMNS["grades"], registers["grades"])
    told = refused(folder)
    assert len(told) == 6 and told[0].startswith("grades.csv: 7 rader till: eligible är varken")


def test_the_faults_of_all_files_at_once(folder: Path, registers: Registers) -> None:
    registers["placements"][0]["start"] = "x"
    registers["grades"][0]["eligible"] = "x"
    for name in ("placements", "grades"):
        write_csv(folder / f"{name}.csv", COLUMNS[name], registers[name])
    write_csv(folder / "population.csv", ("pnr", "birth_country"), [])
    told = refused(folder)
    assert [line.split(" ")[0] for line in told] == ["grades.csv", "placements.csv", "population.csv"]
    assert (
        "kolumnen registered_years saknas; kolumnerna ska vara pnr,birth_country,registered_years, i rubrikraden."
        in told[2]
    )


def test_two_files_with_different_columns(folder: Path, registers: Registers) -> None:
    write_csv(folder / "grades-1.csv", ("pnr", "eligible", "year"), [])
    write_csv(folder / "grades-2.csv", ("pnr", "year", "eligible", "school"), [])
    (folder / "grades.csv").unlink()
    (told,) = refused(folder)
    assert told.startswith("grades-2.csv rad 1: filen har andra kolumner, typer eller skiljetecken än grades-1.csv")


def test_a_parquet_file_with_wrong_types(folder: Path) -> None:
    (folder / "placements.csv").unlink()
    with duckdb.connect() as connection:
        rows = """SELECT 199001150017 AS pnr, '0101' AS municipality, now() AS start, DATE '2006-06-01' AS "end" """
        connection.execute(f"COPY ({rows}) TO '{folder}/placements.parquet'")
    told = refused(folder)
    assert len(told) == 2
    assert any("kolumnen pnr har typen heltal; den ska vara text." in line for line in told)
    assert any("kolumnen start har typen TIMESTAMP" in line for line in told)


def test_the_same_register_in_two_forms(folder: Path, registers: Registers) -> None:
    parquet(folder / "grades.parquet", registers["grades"], "grades")
    (told,) = refused(folder)
    assert told.startswith("grades: registret ligger i flera former (grades.csv, grades.parquet); behåll en")


def test_a_row_of_another_width(folder: Path) -> None:
    path = folder / "placements.csv"
    path.write_text(path.read_text("utf-8") + "199001150017,0101\n", "utf-8")
    (told,) = refused(folder)
    assert "filen går inte att läsa" in told and "199001150017" not in told


def test_a_register_that_is_absent_takes_its_measures_with_it(folder: Path) -> None:
    (folder / "gymnasium.csv").unlink()
    computed = compute("2015-bou", folder)
    warnings = [str(warning) for warning in computed.warnings]
    assert {cell.indicator for cell in computed.observations()} == {"UTB_ak9", "UTB_ak9_sverige", "UTB_ak9_annat"}
    assert any(line.startswith("gymnasium.csv: registret finns inte i mappen; UTB_gy, ") for line in warnings)


def test_little_memory_is_enough(folder: Path, registers: Registers) -> None:
    found = {cell.indicator for cell in compute("2015-bou", folder, memory="100MB").observations()}
    assert len(found) == 6


def test_a_folder_without_files(folder: Path) -> None:
    (folder / "grades.csv").unlink()
    (folder / "grades").mkdir()
    (told,) = refused(folder)
    assert told == "grades: mappen har inga filer av typen csv eller parquet."


def test_a_parquet_file_that_is_none(folder: Path) -> None:
    (folder / "grades.csv").unlink()
    (folder / "grades.parquet").write_bytes(b"PAR1 detta ar ingen Parquet PAR1")
    (told,) = refused(folder)
    assert told.startswith("grades.parquet: filen går inte att läsa")


def test_faults_beyond_those_named_in_the_first_file_leave_the_next_unnamed(folder: Path, registers: Registers) -> None:
    for row in registers["grades"][:12]:
        row["eligible"] = "Kanske"
    (folder / "grades.csv").unlink()
    for number, rows in enumerate((registers["grades"][:6], registers["grades"][6:12])):
        write_csv(folder / f"grades-{number}.csv", COLUMNS["grades"], rows)
    told = refused(folder)
    assert [line.partition(" ")[0] for line in told[1:]] == ["grades-0.csv"] * 5


def test_far_too_little_memory_is_told(folder: Path) -> None:
    with pytest.raises(Refused) as found:
        compute("2015-bou", folder, memory="1MB")
    assert "minnet räcker inte för registren" in str(found.value)


def test_a_unit_without_county_counts_in_the_nation(folder: Path) -> None:
    rows = [line.split(",") for line in (folder / "units.csv").read_text("utf-8").splitlines()]
    county = rows[0].index("county")
    (folder / "units.csv").write_text(
        "\n".join(
            ",".join("" if i == county and n else field for i, field in enumerate(row)) for n, row in enumerate(rows)
        ),
        "utf-8",
    )
    levels = {observation.level.value for observation in compute("2015-bou", folder).observations()}
    assert levels == {"nation", "municipality"}


def test_a_parquet_file_that_breaks_in_the_middle(folder: Path, registers: Registers) -> None:
    """Its columns can be read, its rows cannot."""
    (folder / "grades.csv").unlink()
    path = folder / "grades.parquet"
    parquet(path, registers["grades"], "grades")
    content = bytearray(path.read_bytes())
    content[4 : len(content) // 3] = b"\xff" * (len(content) // 3 - 4)
    path.write_bytes(content)
    (told,) = refused(folder)
    assert "filen går inte att läsa" in told


class Failing(DuckDB):
    """The real engine on a disk that gives up once the files have been looked through."""

    def keep(self, name: str, sql: str) -> None:
        raise Unreadable(7)


def test_a_file_that_fails_after_it_was_looked_through(folder: Path) -> None:
    rules = placement_rules(load_edition("2015-bou").indicators)
    names = {name for rule in rules.values() for name in rule.registers}
    files = {name: found for name in names if (found := register_files(folder, name))}
    with pytest.raises(Refused) as refusal, Failing() as engine:
        measure(rules, registers_defined(), files, (), engine)
    (problem,) = refusal.value.problems
    assert (problem.row, problem.code) == (7, "REGISTER_OLÄSLIGT")
    assert set(problem.file.split(", ")) == {f"{name}.csv" for name in names}


class Unopened(DuckDB):
    """The real engine on a disk that gives up when the files are opened together, though each can be read."""

    def read(self, name: str, *rest: Any) -> None:
        raise Unreadable(7)


def test_files_that_fail_only_together_are_told_by_the_first_of_each_register(folder: Path) -> None:
    rules = placement_rules(load_edition("2015-bou").indicators)
    names = ("placements", "grades", "gymnasium", "population")
    files = {name: found for name in names if (found := register_files(folder, name))}
    with pytest.raises(Refused) as refusal, Unopened() as engine:
        measure(rules, registers_defined(), files, (), engine)
    told = [(problem.file, problem.row, problem.code) for problem in refusal.value.problems]
    assert told == [(f"{name}.csv", 7, "REGISTER_OLÄSLIGT") for name in sorted(names)]


class Crammed(DuckDB):
    """The real engine where neither memory nor disk has room."""

    def keep(self, name: str, sql: str) -> None:
        raise DiskFull("aside")


def test_a_disk_that_is_full_is_told_with_what_can_be_done(folder: Path) -> None:
    rules = placement_rules(load_edition("2015-bou").indicators)
    names = {name for rule in rules.values() for name in rule.registers}
    files = {name: found for name in names if (found := register_files(folder, name))}
    with pytest.raises(Refused) as refusal, Crammed() as engine:
        measure(rules, registers_defined(), files, (), engine)
    (problem,) = refusal.value.problems
    assert problem.code == "DISK" and "inte plats i aside heller" in problem.sentence and "TMPDIR" in problem.sentence
