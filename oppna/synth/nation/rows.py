"""The rows of the registers, block by block. Every row says that it is synthetic."""

from __future__ import annotations

from oppna.model.register import Register
from oppna.synth.nation.histories import HISTORIES
from oppna.synth.nation.numbers import SPELLINGS
from oppna.synth.nation.persons import spelling
from oppna.synth.nation.records import RESULTS
from oppna.synth.nation.world import World

MARK, MARKED = "synthetic", "SYNTETISK"
"""The column that says so; the product asks for no such column and passes it by."""
_SPELT_OF = 64
"""Of so many rows, one for each way of spelling has the number with hyphens or spaces."""


def placements(world: World) -> str:
    """First the first placement of everybody, then the second of those who have one."""
    register = world.registers[world.one.placements]
    return " UNION ALL ".join(_placements(world, register, row) for row in range(max(len(h.spells) for h in HISTORIES)))


def _placements(world: World, register: Register, row: int) -> str:
    town = "CASE town WHEN 'home' THEN home WHEN 'other' THEN other ELSE strange END"
    days = (
        "starts + CAST(start_cut * cut + start_far * far AS INTEGER)",
        "ends + CAST(end_cut * cut + end_far * far AS INTEGER)",
    )
    values = {register.column("personnummer"): _spelt(world.seed, f"placement {row}"), register.column("kommun"): town}
    values |= {column.name: day for column, day in zip(register.columns_of("datum"), days, strict=True)}
    return f"SELECT {_named(register, values)} FROM persons JOIN spells USING (history, birth) WHERE row = {row}"


def results(world: World, name: str) -> str:
    register = world.registers[name]
    parts = []
    for row in range(max(len(kind.rows) for kind in RESULTS)):
        values = {
            register.column("personnummer"): _spelt(world.seed, f"{name} {row}"),
            register.column("år"): "year",
            register.column("val"): "eligible",
        }
        parts.append(
            f"SELECT {_named(register, values)} FROM persons JOIN result_rows ON persons.{name} = result_rows.kind "
            f"AND persons.birth = result_rows.birth WHERE register = '{name}' AND row = {row}"
        )
    return " UNION ALL ".join(parts)


def population(world: World) -> str:
    register = world.registers[world.one.population]
    parts = []
    for row in range(max(len(kind.rows) for kind in world.registrations)):
        values = {
            register.column("personnummer"): _spelt(world.seed, f"population {row}"),
            register.column("text"): "country",
            register.column("årslista"): "years",
        }
        joined = "FROM persons JOIN entries USING (registration, birth)"
        parts.append(f"SELECT {_named(register, values)} {joined} WHERE row = {row}")
    return " UNION ALL ".join(parts)


def of_register(world: World, name: str) -> str:
    """The rows of a register, of the persons at hand."""
    if name == world.one.placements:
        return placements(world)
    return population(world) if name == world.one.population else results(world, name)


def _named(register: Register, values: dict[str, str]) -> str:
    columns = ", ".join(f'{values[column.name]} AS "{column.name}"' for column in register.columns)
    return f"{columns}, '{MARKED}' AS {MARK}"


def _spelt(seed: int, row: str) -> str:
    """An incomplete number is left as it is: with a hyphen less it could be another."""
    ways = " ".join(f"WHEN {kind} THEN {sql}" for kind, sql in enumerate(SPELLINGS))
    return f"CASE WHEN complete THEN CASE {spelling(row, seed)} % {_SPELT_OF} {ways} ELSE number END ELSE number END"
