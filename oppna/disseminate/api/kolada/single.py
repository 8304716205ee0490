"""The question most clients ask, one indicator for one place, found in one step; all others go the long way.

A figure takes a microsecond to find and the reading of lists, pages and groups takes five. A test holds that both
ways say the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from oppna.disseminate.api.kolada.dimensions import QUERY_NAMES
from oppna.disseminate.cube.table import Table


def in_path(words: Sequence[str]) -> Mapping[str, str]:
    """The ids by the names before them; {} where a name has none or comes twice."""
    named = dict(zip(words[::2], words[1::2], strict=False))
    return named if 2 * len(named) == len(words) else {}


def in_query(parameters: Mapping[str, Sequence[str]]) -> Mapping[str, str]:
    """The ids of the query form; {} where something is given twice or is no id."""
    named = {QUERY_NAMES.get(name, ""): values[0] for name, values in parameters.items() if len(values) == 1}
    return named if len(named) == len(parameters) else {}


def single(table: Table, place: str, named: Mapping[str, str]) -> list[memoryview] | None:
    """The rows of one known indicator for one known place, of one known year or of all; None for other questions.

    `place`: the name of the table's units.
    """
    kpi, unit = table.axes.kpi_at.get(named.get("kpi", "")), table.axes.unit_at.get(named.get(place, ""))
    if kpi is None or unit is None:
        return None
    if len(named) == 2:
        return table.series(kpi, unit)
    year = table.axes.year_at.get(named.get("year", ""))
    return table.one(kpi, year, unit) if year is not None and len(named) == 3 else None
