"""Does a register file have the form its definition says? Faults are told by file and row, never in their words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from oppna.engines.tables import Tables, Unreadable, header
from oppna.errors import Problem
from oppna.interchange.register_files import Form as FileForm
from oppna.interchange.register_files import RegisterFiles
from oppna.model.register import Column, Register
from oppna.registers.number import cleaned, complete
from oppna.registers.statements import read_name
from oppna.registers.values import atc_fault, number_fault
from oppna.swedish import counted

MOST = 5
"""So many rows are named of each kind of fault; the rest are counted."""
_TYPES = {"datum": ("date", "text"), "år": ("integer", "text"), "heltal": ("integer", "text")}
_TYPE_NAMES = {"date": "datum", "text": "text", "integer": "heltal"}


class Fault(NamedTuple):
    """A condition on a row that must not be true, and what then to say."""

    code: str
    condition: str
    sentence: str


def problems_of_columns(
    engine: Tables, register: Register, files: RegisterFiles
) -> tuple[list[Problem], dict[str, str]]:
    """What is wrong with the columns of any file, and the types of the first."""
    problems: list[Problem] = []
    shapes: list[Shape] = []
    for path in files.paths:
        name = files.shown(path)
        try:
            shape = _shape(engine, path, files.form)
        except Unreadable as fault:
            problems.append(unreadable(name, fault))
            continue
        problems += _columns(register, shape, name)
        if shapes and shape != shapes[0]:
            sentence = (
                f"filen har andra kolumner, typer eller skiljetecken än {files.shown(files.paths[0])}, eller en annan "
                "ordning; alla filer ska ha samma."
            )
            problems.append(Problem(name, 1, "REGISTER_OLIKA", sentence))
        shapes.append(shape)
    return problems, shapes[0].types if shapes else {}


class Shape(NamedTuple):
    """`head`: the columns in order and what separates them. Only CSV has one: Parquet is read by name."""

    types: dict[str, str]
    head: tuple[list[str], str] | None


def _shape(engine: Tables, path: Path, form: FileForm) -> Shape:
    return Shape(engine.columns(path, form), header(path) if form == "csv" else None)


def unreadable(name: str, fault: Unreadable) -> Problem:
    sentence = "filen går inte att läsa; den ska vara CSV i UTF-8 eller Parquet, med lika många fält på varje rad."
    return Problem(name, fault.row, "REGISTER_OLÄSLIGT", sentence)


def broken(engine: Tables, registers: Iterable[Register], files: Mapping[str, RegisterFiles]) -> Iterator[Problem]:
    """The files that cannot be read to their end. Looked for only when the reading of them together has failed."""
    for register in registers:
        mine = files[register.id]
        columns = [column.name for column in register.columns]
        never = " OR ".join(f"length(CAST({column}_ AS VARCHAR)) < 0" for column in columns)
        for path in mine.paths:
            try:
                engine.row_numbers(path, mine.form, columns, never, 1)
            except Unreadable as fault:
                yield unreadable(mine.shown(path), fault)


def _columns(register: Register, shape: Shape, name: str) -> Iterator[Problem]:
    types, names = shape.types, shape.head[0] if shape.head else []
    missing = [column.name for column in register.columns if column.name not in types]
    if missing:
        wanted = ",".join(column.name for column in register.columns)
        sentence = f"kolumnen {', '.join(missing)} saknas; kolumnerna ska vara {wanted}, i rubrikraden."
        if len(names) == 1:
            sentence = f"rubrikraden har varken komma eller semikolon; kolumnerna ska vara {wanted}."
        yield Problem(name, 1, "KOLUMN_SAKNAS", sentence)
    elif len(set(names)) < len(names):
        yield Problem(name, 1, "KOLUMN_DUBBEL", "två kolumner har samma namn; behåll en av dem.")
    for column in register.columns:
        wanted_types = _TYPES.get(column.kind, ("text",))
        if column.name in types and types[column.name] not in wanted_types:
            allowed = " eller ".join(_TYPE_NAMES[kind] for kind in wanted_types)
            found = _TYPE_NAMES.get(types[column.name], types[column.name])
            sentence = f"kolumnen {column.name} har typen {found}; den ska vara {allowed}."
            yield Problem(name, 0, "REGISTER_TYP", sentence)


def faults(register: Register, types: dict[str, str]) -> list[Fault]:
    """Everything a row of the register can have wrong, column by column."""
    return [fault for column in register.columns for fault in _of_column(column, types)]


def _of_column(column: Column, types: dict[str, str]) -> Iterator[Fault]:
    name, raw = column.name, f"{column.name}_"
    text = f"COALESCE(trim({raw}), '')"
    if column.kind == "datum":
        blank = f"{text} = ''" if types[name] == "text" else f"{raw} IS NULL"
        if not column.may_be_empty:
            yield Fault("DATUM_SAKNAS", blank, f"{name} är tomt; fyll i datumet.")
        if types[name] == "text":
            unreal = f"(NOT ({blank}) AND NOT {_is_date(text)})"
            yield Fault("DATUM_FEL", unreal, f"{name} är inget riktigt datum; skriv ÅÅÅÅ-MM-DD.")
        if column.not_before:
            order = f"{_date(raw, types[name])} < {_date(f'{column.not_before}_', types[column.not_before])}"
            yield Fault("DATUM_ORDNING", order, f"{name} är före {column.not_before}; rätta det av dem som är fel.")
    elif column.kind == "år":
        digits = f"(length({text}) = 4 AND translate({text}, '0123456789', '') = '')"
        right = digits if types[name] == "text" else f"({raw} BETWEEN 1000 AND 9999)"
        yield Fault("ÅR_FEL", f"NOT COALESCE({right}, FALSE)", f"{name} är inget år; skriv fyra siffror.")
    elif column.kind == "årslista":
        strange = f"trim(LEADING '0123456789; ' FROM {raw}) <> ''"  # a value that repeats is looked at once
        yield Fault("ÅR_FEL", strange, f"{name} är ingen lista av år; skriv år med fyra siffror och semikolon emellan.")
    elif column.kind == "val":
        choices = ", ".join(f"'{value}'" for value in column.values)
        told = " eller ".join(column.values)
        yield Fault("VÄRDE_FEL", f"{text} NOT IN ({choices})", f"{name} är varken {told}; skriv ett av dem.")
    elif column.kind == "atc":
        yield Fault("ATC_FEL", *atc_fault(column))
    elif column.kind == "heltal":
        yield Fault("TAL_FEL", *number_fault(column, types))


def _date(column: str, kind: str) -> str:
    text = f"COALESCE(trim({column}), '')"
    return f"CASE WHEN {_is_date(text)} THEN TRY_CAST({text} AS DATE) END" if kind == "text" else column


def _is_date(text: str) -> str:
    """An ISO date that exists; engines are more generous, each in its own way."""
    return (
        f"COALESCE(length({text}) = 10 AND substr({text}, 5, 1) = '-' AND substr({text}, 8, 1) = '-' "
        f"AND translate({text}, '0123456789', '') = '--' AND TRY_CAST({text} AS DATE) IS NOT NULL, FALSE)"
    )


class Form(NamedTuple):
    """`rows`: how many the register has. `incomplete`: those whose personal number is not complete."""

    rows: int
    incomplete: int
    problems: list[Problem]


def form_of(engine: Tables, register: Register, files: RegisterFiles, types: dict[str, str]) -> Form:
    """One pass over the register; the rows of a fault are looked up only where there is one."""
    found = faults(register, types)
    number = cleaned(f"COALESCE({register.column('personnummer')}_, '')")
    conditions = [f"NOT COALESCE({complete(number)}, FALSE)", *(fault.condition for fault in found)]
    sums = ", ".join(f"sum(CASE WHEN {condition} THEN 1 ELSE 0 END)" for condition in conditions)
    columns = [column.name for column in register.columns]
    # A CSV file is broken wherever a column of it is, also one that no condition looks at; Parquet has its checksums.
    all_of_it = "".join(f", count({column}_)" for column in columns) if files.form == "csv" else ""
    (row,) = engine.rows(f"SELECT count(*), {sums}{all_of_it} FROM {read_name(register.id)}")
    total, incomplete, *numbers = (int(number or 0) for number in row)
    problems: list[Problem] = []
    for fault, number_of in zip(found, numbers[: len(found)], strict=True):
        if number_of:
            problems += _told(engine, files, columns, fault, number_of)
    return Form(total, incomplete, problems)


def _told(engine: Tables, files: RegisterFiles, columns: list[str], fault: Fault, count: int) -> Iterator[Problem]:
    named = 0
    for path in files.paths:
        if named < MOST:
            rows = engine.row_numbers(path, files.form, columns, fault.condition, MOST - named)
            named += len(rows)
            yield from (Problem(files.shown(path), row, fault.code, fault.sentence) for row in rows)
    if count > named:
        more = counted(count - named, "rad", "rader") + (" till" if named else "")
        yield Problem(files.shown(files.paths[0]), 0, fault.code, f"{more}: {fault.sentence}")
