"""The kinds as small tables, worked out for each year of birth, for the persons to be joined with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from oppna.synth.nation import numbers
from oppna.synth.nation.histories import HISTORIES, Day
from oppna.synth.nation.records import RESULTS
from oppna.synth.nation.world import World

Statements = Iterator[str]


def tables(world: World) -> Statements:
    """The statements that make them."""
    yield _table("stems", "birth INTEGER, day INTEGER, eight TEXT, weight_of_eight INTEGER", numbers.stems(world.years))
    yield _table("series", "birth_number INTEGER, three TEXT, weight_of_three INTEGER", numbers.series())
    yield _table(
        "spells",
        "history INTEGER, row INTEGER, birth INTEGER, starts DATE, start_cut INTEGER, start_far INTEGER, "
        "ends DATE, end_cut INTEGER, end_far INTEGER, town TEXT",
        _spells(world),
    )
    yield _table(
        "histories", "history INTEGER, last TEXT, copied INTEGER, overlapping INTEGER, row_count INTEGER", _histories()
    )
    yield _table(
        "result_rows",
        "register TEXT, kind INTEGER, row INTEGER, birth INTEGER, year INTEGER, eligible TEXT",
        _results(world),
    )
    yield _table("result_kinds", "kind INTEGER, has BOOLEAN, yes BOOLEAN, row_count INTEGER", _result_kinds())
    yield _table(
        "entries", "registration INTEGER, row INTEGER, birth INTEGER, country TEXT, years TEXT", _entries(world)
    )
    yield _table(
        "registrations",
        "registration INTEGER, country TEXT, row_count INTEGER, ages TEXT",
        ((n, kind.country, len(kind.rows), _ages(kind.rows)) for n, kind in enumerate(world.registrations)),
    )


def _table(name: str, columns: str, rows: Iterable[tuple[Any, ...]]) -> str:
    names = ", ".join(column.split()[0] for column in columns.split(", "))
    types = ", ".join(
        f"CAST({column.split()[0]} AS {column.split()[1]}) AS {column.split()[0]}" for column in columns.split(", ")
    )
    values = ", ".join(f"({', '.join(map(_value, row))})" for row in rows)
    return f"CREATE TEMP TABLE {name} AS SELECT {types} FROM (VALUES {values}) AS made({names})"


def _value(value: Any) -> str:
    """Our own numbers, codes and names of countries: nothing here needs more than quotes."""
    return "NULL" if value is None else str(value) if isinstance(value, int) else f"'{value}'"


def _histories() -> Iterator[tuple[Any, ...]]:
    for number, history in enumerate(HISTORIES):
        yield number, history.last, history.copies, history.overlaps, len(history.spells)


def _spells(world: World) -> Iterator[tuple[Any, ...]]:
    for birth in world.years:
        opens, closes = (
            date.fromisoformat(f"{birth + day.age}-{day.day}") for day in (world.window.opens, world.window.closes)
        )
        for number, history in enumerate(HISTORIES):
            for row, spell in enumerate(history.spells):
                yield number, row, birth, *_day(spell.start, opens, closes), *_day(spell.end, opens, closes), spell.town


def _day(day: Day | None, opens: date, closes: date) -> tuple[Any, ...]:
    if day is None:
        return None, 0, 0
    return (closes if day.from_close else opens) + timedelta(days=day.offset), day.cut, day.far


def _results(world: World) -> Iterator[tuple[Any, ...]]:
    for register, (age, last) in world.results.items():
        for birth in world.near:
            years = {"early": min(birth + age, last), "last": last, "late": last + 1}
            for number, kind in enumerate(RESULTS):
                for row, result in enumerate(kind.rows):
                    yield register, number, row, birth, years[result.when], result.eligible


def _result_kinds() -> Iterator[tuple[Any, ...]]:
    for number, kind in enumerate(RESULTS):
        yield number, int(kind.has), int(kind.yes), len(kind.rows)


def _entries(world: World) -> Iterator[tuple[Any, ...]]:
    """Every other year of birth has a space after the semicolon: spaces do not count."""
    for birth in world.near:
        for number, kind in enumerate(world.registrations):
            for row, entry in enumerate(kind.rows):
                yield (
                    number,
                    row,
                    birth,
                    entry.country,
                    ("; " if birth % 2 else ";").join(str(birth + age) for age in entry.ages),
                )


def _ages(rows: Iterable[Any]) -> str:
    """Every age the person was registered at, as ;16;17;."""
    return ";" + "".join(f"{age};" for age in sorted({age for row in rows for age in row.ages}))
