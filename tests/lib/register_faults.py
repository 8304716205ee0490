"""Everything a register file can have wrong, and the sentences it gives: the same whatever engine counts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import duckdb

from tests.lib.files import write_csv
from tests.lib.register_layouts import parquet, parquet_folder
from tests.lib.world_registers import COLUMNS, Registers

UNREADABLE = "filen går inte att läsa; den ska vara CSV i UTF-8 eller Parquet, med lika många fält på varje rad."
UNLIKE = "filen har andra kolumner, typer eller skiljetecken än {}, eller en annan ordning; alla filer ska ha samma."
Spoil = Callable[[Path, Registers], None]


class Fault(NamedTuple):
    """`spoil` changes a folder that is right; `told`: every line that is then said, in order."""

    name: str
    spoil: Spoil
    told: tuple[str, ...]


def _values(register: str, column: str, value: str, row: int = 2) -> Spoil:
    """Another value in one row; the third row of the register is row 4 of its file."""

    def spoil(folder: Path, registers: Registers) -> None:
        rows = [dict(one) for one in registers[register]]
        rows[row][column] = rows[row]["pnr"].strip() if value == "PNR" else value
        write_csv(folder / f"{register}.csv", COLUMNS[register], rows)

    return spoil


def _bytes(register: str, change: Callable[[bytes], bytes]) -> Spoil:
    def spoil(folder: Path, registers: Registers) -> None:
        path = folder / f"{register}.csv"
        path.write_bytes(change(path.read_bytes()))

    return spoil


def _line(register: str, change: Callable[[bytes], bytes]) -> Spoil:
    """Another third row."""

    def changed(content: bytes) -> bytes:
        lines = content.split(b"\n")
        lines[3] = change(lines[3])
        return b"\n".join(lines)

    return _bytes(register, changed)


def _split(register: str, second: Callable[[Path, Registers], None]) -> Spoil:
    """Half of the register in each of two files, of which the second is spoilt."""

    def spoil(folder: Path, registers: Registers) -> None:
        (folder / f"{register}.csv").unlink()
        rows = registers[register]
        write_csv(folder / f"{register}-1.csv", COLUMNS[register], rows[::2])
        write_csv(folder / f"{register}-2.csv", COLUMNS[register], rows[1::2])
        second(folder / f"{register}-2.csv", registers)

    return spoil


def _turned(path: Path, registers: Registers) -> None:
    """pnr and municipality have changed places: read by place, a person would be a municipality."""
    write_csv(path, ("municipality", "pnr", "start", "end"), registers["placements"][1::2])


def _semicolons(path: Path, registers: Registers) -> None:
    path.write_text(path.read_text("utf-8").replace(",", ";"), "utf-8")


def _wider(path: Path, registers: Registers) -> None:
    write_csv(path, ("pnr", "year", "eligible", "school"), [])


def _narrow_row(path: Path, registers: Registers) -> None:
    path.write_text(path.read_text("utf-8") + registers["placements"][0]["pnr"].strip() + ",0101\n", "utf-8")


def _wrong_types(folder: Path, registers: Registers) -> None:
    (folder / "placements.csv").unlink()
    with duckdb.connect() as connection:
        rows = """SELECT 199001150017 AS pnr, '0101' AS municipality, now() AS start, DATE '2006-06-01' AS "end" """
        connection.execute(f"COPY ({rows}) TO '{folder}/placements.parquet'")


def _broken_parquet(change: Callable[[bytes], bytes]) -> Spoil:
    def spoil(folder: Path, registers: Registers) -> None:
        (folder / "grades.csv").unlink()
        path = folder / "grades.parquet"
        parquet(path, registers["grades"], "grades")
        path.write_bytes(change(path.read_bytes()))

    return spoil


def _broken_middle(content: bytes) -> bytes:
    """The columns can still be read, the rows cannot."""
    third = len(content) // 3
    return content[:4] + b"\xff" * (third - 4) + content[third:]


def _broken_part(folder: Path, registers: Registers) -> None:
    parquet_folder(folder, "grades", registers["grades"])
    path = folder / "grades.parquet" / "part-1.parquet"
    path.write_bytes(_broken_middle(path.read_bytes()))


def _two_forms(folder: Path, registers: Registers) -> None:
    parquet(folder / "grades.parquet", registers["grades"], "grades")


def _empty_folder(folder: Path, registers: Registers) -> None:
    (folder / "grades.csv").unlink()
    (folder / "grades").mkdir()


def _without_a_column(folder: Path, registers: Registers) -> None:
    write_csv(folder / "population.csv", ("pnr", "birth_country"), [])


def _a_column_twice(folder: Path, registers: Registers) -> None:
    path = folder / "grades.csv"
    path.write_text(path.read_text("utf-8").replace("year", "year,year", 1), "utf-8")


def _several(folder: Path, registers: Registers) -> None:
    for register, column, value in (
        ("placements", "start", "x"),
        ("grades", "eligible", "x"),
        ("gymnasium", "year", ""),
    ):
        _values(register, column, value, 0)(folder, registers)
    _without_a_column(folder, registers)


def _twelve(folder: Path, registers: Registers) -> None:
    rows = [row | {"eligible": "Kanske"} if n < 12 else row for n, row in enumerate(registers["grades"])]
    write_csv(folder / "grades.csv", COLUMNS["grades"], rows)


DATE = "inget riktigt datum; skriv ÅÅÅÅ-MM-DD."
ANSWER = "eligible är varken Ja eller Nej; skriv ett av dem."
POPULATION = "kolumnerna ska vara pnr,birth_country,registered_years"
PLACEMENTS = "kolumnerna ska vara pnr,municipality,start,end"
YEARS = "registered_years är ingen lista av år; skriv år med fyra siffror och semikolon emellan."

FAULTS = (
    Fault(
        "a month too many", _values("placements", "start", "2003-13-01"), (f"placements.csv rad 4: start är {DATE}",)
    ),
    Fault("no leap year", _values("placements", "start", "2003-02-29"), (f"placements.csv rad 4: start är {DATE}",)),
    Fault("the 31st of April", _values("placements", "end", "2003-04-31"), (f"placements.csv rad 4: end är {DATE}",)),
    Fault("a date written short", _values("placements", "end", "2003-6-1"), (f"placements.csv rad 4: end är {DATE}",)),
    Fault(
        "a date with a time",
        _values("placements", "end", "2003-06-01 10:00"),
        (f"placements.csv rad 4: end är {DATE}",),
    ),
    Fault("no start", _values("placements", "start", ""), ("placements.csv rad 4: start är tomt; fyll i datumet.",)),
    Fault(
        "end before start",
        _values("placements", "end", "1900-01-01"),
        ("placements.csv rad 4: end är före start; rätta det av dem som är fel.",),
    ),
    Fault("no year", _values("grades", "year", "i fjol"), ("grades.csv rad 4: year är inget år; skriv fyra siffror.",)),
    Fault("an answer in another case", _values("gymnasium", "eligible", "ja"), (f"gymnasium.csv rad 4: {ANSWER}",)),
    Fault(
        "years with commas",
        _values("population", "registered_years", "2004, 2005"),
        (f"population.csv rad 4: {YEARS}",),
    ),
    Fault(
        "a person in the wrong column",
        _values("placements", "start", "PNR"),
        (f"placements.csv rad 4: start är {DATE}",),
    ),
    Fault("a person as an answer", _values("grades", "eligible", "PNR"), (f"grades.csv rad 4: {ANSWER}",)),
    Fault(
        "more rows than are named",
        _twelve,
        (f"grades.csv: 7 rader till: {ANSWER}", *(f"grades.csv rad {row}: {ANSWER}" for row in range(2, 7))),
    ),
    Fault(
        "a column is missing",
        _without_a_column,
        (f"population.csv rad 1: kolumnen registered_years saknas; {POPULATION}, i rubrikraden.",),
    ),
    Fault(
        "no header row",
        _bytes("placements", lambda content: content.split(b"\n", 1)[1]),
        (f"placements.csv rad 1: kolumnen pnr, municipality, start, end saknas; {PLACEMENTS}, i rubrikraden.",),
    ),
    Fault("a column twice", _a_column_twice, ("grades.csv rad 1: två kolumner har samma namn; behåll en av dem.",)),
    Fault(
        "tabs between the columns",
        _bytes("placements", lambda content: content.replace(b",", b"\t")),
        (f"placements.csv rad 1: rubrikraden har varken komma eller semikolon; {PLACEMENTS}.",),
    ),
    Fault(
        "an empty file",
        _bytes("population", lambda content: b""),
        (f"population.csv rad 1: kolumnen pnr, birth_country, registered_years saknas; {POPULATION}, i rubrikraden.",),
    ),
    Fault(
        "Windows-1252",
        _line("population", lambda line: b"199001150017,\xd6sterrike,2006"),
        (f"population.csv rad 4: {UNREADABLE}",),
    ),
    Fault(
        "UTF-16",
        _bytes("grades", lambda content: content.decode().encode("utf-16")),
        (f"grades.csv rad 1: {UNREADABLE}",),
    ),
    Fault(
        "a short row",
        _line("placements", lambda line: line.rsplit(b",", 1)[0]),
        (f"placements.csv rad 4: {UNREADABLE}",),
    ),
    Fault("a long row", _line("placements", lambda line: line + b",x"), (f"placements.csv rad 4: {UNREADABLE}",)),
    Fault(
        "a quote that never ends", _line("gymnasium", lambda line: b'"' + line), (f"gymnasium.csv rad 4: {UNREADABLE}",)
    ),
    Fault(
        "two files with different columns",
        _split("grades", _wider),
        (f"grades-2.csv rad 1: {UNLIKE.format('grades-1.csv')}",),
    ),
    Fault(
        "columns in another order",
        _split("placements", _turned),
        (f"placements-2.csv rad 1: {UNLIKE.format('placements-1.csv')}",),
    ),
    Fault(
        "another separator", _split("grades", _semicolons), (f"grades-2.csv rad 1: {UNLIKE.format('grades-1.csv')}",)
    ),
    Fault(
        "a short row in the second file",
        _split("placements", _narrow_row),
        ("placements-2.csv rad LAST: " + UNREADABLE,),
    ),
    Fault(
        "Parquet with wrong types",
        _wrong_types,
        (
            "placements.parquet: kolumnen pnr har typen heltal; den ska vara text.",
            "placements.parquet: kolumnen start har typen TIMESTAMP WITH TIME ZONE; den ska vara datum eller text.",
        ),
    ),
    Fault(
        "Parquet cut short",
        _broken_parquet(lambda content: content[: len(content) // 2]),
        (f"grades.parquet: {UNREADABLE}",),
    ),
    Fault("Parquet broken inside", _broken_parquet(_broken_middle), (f"grades.parquet: {UNREADABLE}",)),
    Fault("Parquet without a byte", _broken_parquet(lambda content: b""), (f"grades.parquet: {UNREADABLE}",)),
    Fault("the second of two Parquet files", _broken_part, (f"grades.parquet/part-1.parquet: {UNREADABLE}",)),
    Fault(
        "CSV and Parquet together",
        _two_forms,
        (
            "grades: registret ligger i flera former (grades.csv, grades.parquet); behåll en, antingen CSV eller "
            "Parquet, på ett ställe.",
        ),
    ),
    Fault("a folder without files", _empty_folder, ("grades: mappen har inga filer av typen csv eller parquet.",)),
    Fault(
        "several at once",
        _several,
        (
            f"grades.csv rad 2: {ANSWER}",
            "gymnasium.csv rad 2: year är inget år; skriv fyra siffror.",
            f"placements.csv rad 2: start är {DATE}",
            f"population.csv rad 1: kolumnen registered_years saknas; {POPULATION}, i rubrikraden.",
        ),
    ),
)


def lines(fault: Fault, folder: Path) -> list[str]:
    """What the command says of the folder."""
    told = [line.replace("LAST", str(_rows(folder / line.split(" ")[0]))) for line in fault.told if line]
    return [f"{len(told)} fel; inget har skrivits.", *told]


def _rows(path: Path) -> int:
    return path.read_bytes().count(b"\n") if path.suffix == ".csv" and path.exists() else 0
