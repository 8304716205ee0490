"""The part of a table that was asked for, or why it cannot be had."""

from __future__ import annotations

from collections.abc import Sequence
from math import prod

from oppna.disseminate.api.pxweb.asked import Chosen
from oppna.disseminate.api.pxweb.expressions import expanded
from oppna.disseminate.api.pxweb.problem import PxProblem
from oppna.disseminate.api.pxweb.tables import PxTable, value_sets
from oppna.disseminate.products.dataset.content import Dataset, Item, Variable
from oppna.swedish import number

MOST_CELLS = 20_000
"""Cells of one answer: as many as are written in the time an answer may take. Clients split larger questions."""


def selected(table: PxTable, choices: Sequence[Chosen] | None) -> Dataset:
    """The chosen part; where nothing was chosen the table's own first view."""
    codes = default(table.data) if choices is None else _codes(table, choices)
    cells = prod(map(len, codes.values()))
    if cells > MOST_CELLS:
        sentence = (
            f"Frågan gäller {number(cells)} celler och ett svar rymmer {number(MOST_CELLS)}; "
            "dela den, eller hämta hela tabellen som fil."
        )
        raise PxProblem(403, "Too many cells selected", sentence)
    return table.data.chosen(codes)


def default(data: Dataset) -> dict[str, tuple[str, ...]]:
    """What is shown first: the first indicator's value in every area, the newest year."""
    areas, indicators, contents, times = data.variables
    return {
        areas.code: tuple(item.code for item in areas.items),
        indicators.code: (indicators.items[0].code,),
        contents.code: (contents.items[0].code,),
        times.code: (times.items[-1].code,),
    }


def _codes(table: PxTable, choices: Sequence[Chosen]) -> dict[str, tuple[str, ...]]:
    by_name = {one.code.casefold(): one for one in table.data.variables}
    found: dict[str, tuple[str, ...]] = {}
    for choice in choices:
        variable = by_name.get(choice.variable.casefold())
        if variable is None:
            raise _no_variable(table, choice.variable)
        found[variable.code] = _values(table, variable, choice)
    if absent := [one.code for one in table.data.variables if not found.get(one.code)]:
        sentence = f"Det saknas val för {', '.join(absent)}; varje variabel måste ha minst ett värde, * betyder alla."
        raise PxProblem(400, "Missing selection for mandantory variable", sentence)
    return {one.code: found[one.code] for one in table.data.variables}


def _values(table: PxTable, variable: Variable, choice: Chosen) -> tuple[str, ...]:
    items: Sequence[Item] = variable.items
    if choice.value_set:
        sets = {one.id.casefold(): one for one in value_sets(table)} if variable.role == "geo" else {}
        if (among := sets.get(choice.value_set.casefold())) is None:
            sentence = f"Kodlistan ”{choice.value_set[:80]}” hör inte till {variable.code} i tabellen {table.id}."
            raise PxProblem(400, "Non-existent codelist", sentence)
        items = among.items
    return expanded(variable, items, choice.expressions)


def _no_variable(table: PxTable, name: str) -> PxProblem:
    known = ", ".join(one.code for one in table.data.variables)
    return PxProblem(
        400, "Non-existent variable", f"Variabeln ”{name[:80]}” finns inte i {table.id}; där finns {known}."
    )
