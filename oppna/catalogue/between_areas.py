"""Comparability between areas of the joint survey, as a table a person reads."""

from __future__ import annotations

from collections.abc import Sequence

from oppna.catalogue import codelists
from oppna.catalogue.comparability import area_matrix
from oppna.model.comparability import AreaMatrix

MARK = "x"


def tables(years: Sequence[int]) -> str:
    """The matrices of the rounds, each with what changed since the one before; a round without one is told."""
    told = []
    before: AreaMatrix | None = None
    for year in years:
        matrix = area_matrix(year)
        told.append(_table(matrix) if matrix else f"Omgången {year} har ingen tabell över områden.\n")
        if before and matrix:
            told.append(_changes(before, matrix))
        before = matrix or before
    return "\n".join(told)


def _table(matrix: AreaMatrix) -> str:
    names = [codelists.survey_areas()[area].name for area in matrix.areas]
    lines = [f"## Mellan områden {matrix.year}\n", f"{matrix.name} [{matrix.source.document}:{matrix.source.lines}]\n"]
    lines += [f"| indikator | {' | '.join(names)} | källa |", "|---" * (len(names) + 2) + "|"]
    for row in matrix.rows:
        marks = " | ".join(MARK if area in row.areas else "" for area in matrix.areas)
        lines.append(f"| {row.name} | {marks} | [{row.source.document}:{row.source.lines}] |")
    return "\n".join(lines) + "\n"


def _changes(before: AreaMatrix, after: AreaMatrix) -> str:
    """What the two tables do not say alike. Printed names differ in small ways, so they are compared by letters."""
    areas = codelists.survey_areas()
    old, new = ({_key(row.name): row for row in matrix.rows} for matrix in (before, after))
    lines = [f"Skillnader mot {before.year}:\n"]
    for area in after.areas:
        if area not in before.areas:
            lines.append(f"- {areas[area].name} är ett nytt område i tabellen.")
    for key, row in new.items():
        if key not in old:
            lines.append(f"- {row.name} finns inte i tabellen {before.year}.")
            continue
        for area in [area for area in before.areas if (area in row.areas) != (area in old[key].areas)]:
            only = after.year if area in row.areas else before.year
            lines.append(f"- {row.name}: {areas[area].name} bara {only}.")
    lines += [f"- {row.name} finns inte i tabellen {after.year}." for key, row in old.items() if key not in new]
    return "\n".join(lines) + "\n"


def _key(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum()).removesuffix("n")
