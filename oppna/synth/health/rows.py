"""The rows of the registers and the truth, from the persons at hand. Every row says that it is synthetic."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from oppna.model.placement import PlacementRule, WindowDay
from oppna.model.register import ColumnKind, Register
from oppna.model.supply import ConcurrentSupply
from oppna.synth.health.persons import PART, PEERS, PLACED
from oppna.synth.health.treatments import CODES, OTHER, OUTSIDE, SAME, Supply, Treatment
from oppna.synth.nation.rows import MARK, MARKED


def placements(rule: PlacementRule, register: Register) -> str:
    """Placed from just the first day or since long, to just the last day or still; or a part of the window alone."""
    opens, closes = _window(rule)
    whole = f"of_group = '{PLACED}'"
    start = f"CASE WHEN {whole} THEN {opens} - CAST((drug % 3) * 100 AS INTEGER) ELSE {opens} END"
    end = f"CASE WHEN NOT ({whole}) THEN {opens} + CAST(drug % 300 AS INTEGER) WHEN drug % 2 = 0 THEN {closes} END"
    values = _values(register, personnummer="number", kommun="town")
    values |= {column.name: sql for column, sql in zip(register.columns_of("datum"), (start, end), strict=True)}
    return f"{_select(register, values)} FROM persons WHERE of_group IN ('{PLACED}', '{PART}') ORDER BY number"


def population(rule: PlacementRule, register: Register) -> str:
    """Registered in all the years that count, or not in the last of them."""
    ages = rule.registered_at
    years = " || ';' || ".join(f"CAST(birth + {age} AS VARCHAR)" for age in ages[:-1])
    all_years = f"{years} || CASE WHEN registered THEN ';' || CAST(birth + {ages[-1]} AS VARCHAR) ELSE '' END"
    country = "CASE WHEN drug % 7 = 0 THEN 'Syrien' WHEN drug % 97 = 1 THEN '' ELSE 'Sverige' END"
    values = _values(register, personnummer="number", text=country, årslista=all_years)
    return f"{_select(register, values)} FROM persons ORDER BY number"


def supplies(rule: PlacementRule, register: Register, treatments: Sequence[Treatment]) -> str:
    """Every supply of every person with a treatment."""
    supply = rule.result
    assert isinstance(supply, ConcurrentSupply)
    inside, outside = _codes(supply)
    own, apart = f"drug % {len(inside)}", f"1 + drug // {len(inside)} % {len(inside) - 1}"
    code = (
        f"CASE of_drug WHEN '{SAME}' THEN {_listed(inside)}[1 + {own}] "
        f"WHEN '{OTHER}' THEN {_listed(inside)}[1 + ({own} + {apart}) % {len(inside)}] "
        f"WHEN '{OUTSIDE}' THEN {_listed(outside)}[1 + drug % {len(outside)}] ELSE '' END"
    )
    day = f"{_window(rule)[0]} + CAST(start AS INTEGER)"
    values = _values(register, personnummer="number", atc=code, datum=day, heltal="days")
    rows = " UNION ALL ".join(_of_treatments(treatments))
    return f"{_select(register, values)} FROM persons JOIN ({rows}) AS told USING (treatment) ORDER BY number, row"


def truth(rule: PlacementRule, treatments: Sequence[Treatment]) -> str:
    """Municipality ('' for peers), persons and those who reach the limit: of how they are made, not of the rows."""
    reaching = ", ".join(str(number) for number, treatment in enumerate(treatments) if treatment.reaches)
    group, town = (PEERS, "''") if rule.of_peers else (PLACED, "town")
    return (
        f"SELECT {town}, count(*), count(*) FILTER (treatment IN ({reaching})) FROM persons "
        f"WHERE of_group = '{group}' AND registered GROUP BY 1 ORDER BY 1"
    )


def _of_treatments(treatments: Iterable[Treatment]) -> Iterator[str]:
    for number, treatment in enumerate(treatments):
        for row, supply in enumerate(treatment.supplies):
            yield _of_supply(number, row, supply)


def _of_supply(treatment: int, row: int, supply: Supply) -> str:
    days = "NULL" if supply.days is None else supply.days
    return (
        f"SELECT {treatment} AS treatment, {row} AS row, '{supply.drug}' AS of_drug, {supply.start} AS start, "
        f"CAST({days} AS INTEGER) AS days"
    )


def _codes(supply: ConcurrentSupply) -> tuple[list[str], list[str]]:
    """The substances of the groups, no two of them the same drug by the rule, and those outside."""
    inside = {code[: supply.letters]: code for code in CODES if code.startswith(supply.groups)}
    return list(inside.values()), [code for code in CODES if not code.startswith(supply.groups)]


def _window(rule: PlacementRule) -> tuple[str, str]:
    return _date(rule.window.opens), _date(rule.window.closes)


def _date(day: WindowDay) -> str:
    month, of_month = map(int, day.day.split("-"))
    return f"make_date(birth + {day.age}, {month}, {of_month})"


def _values(register: Register, **of_kind: str) -> dict[str, str]:
    kinds: dict[ColumnKind, str] = of_kind  # type: ignore[assignment]  # their names are the kinds
    return {register.column(kind): sql for kind, sql in kinds.items()}


def _select(register: Register, values: dict[str, str]) -> str:
    columns = ", ".join(f'{values[column.name]} AS "{column.name}"' for column in register.columns)
    return f"SELECT {columns}, '{MARKED}' AS {MARK}"


def _listed(texts: Iterable[str]) -> str:
    return "[" + ", ".join(f"'{text}'" for text in texts) + "]"
