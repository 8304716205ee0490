"""From counts by municipality and country to the cells of the six measures: levels, reduction, x. Exact, by hand."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

Cell = tuple[str, str, str, str, str]
"""indicator, level, area, value and status"""
GROUPS = {"": None, "_sverige": "Sverige", "_annat": "annat"}


def cells(rows: Iterable[tuple[Any, ...]], units: Path) -> Iterator[Cell]:
    """`rows`: municipality, country, then persons, lacking and eligible of grade nine and of upper secondary."""
    counties = _counties(units)
    sums: Counter[tuple[str, str, str, int]] = Counter()
    for municipality, country, *numbers in rows:
        for group, wanted in GROUPS.items():
            if wanted in (None, country):
                for level, area in _places(municipality, counties):
                    sums.update({(group, level, area, place): number for place, number in enumerate(numbers)})
    for group in GROUPS:
        for level, area in _areas(counties):
            nine, upper = ([sums[group, level, area, n] for n in of] for of in ((0, 1, 2), (3, 4, 5)))
            yield _cell("UTB_ak9" + group, level, area, nine, nine)
            yield _cell("UTB_gy" + group, level, area, upper, nine)


def _cell(indicator: str, level: str, area: str, counts: list[int], base: list[int]) -> Cell:
    persons, lacking, eligible = counts
    reduction = Fraction(3 * base[1] * persons, 10 * base[0]) if base[0] else Fraction(0)
    denominator = persons - min(reduction, Fraction(lacking))
    if eligible in (1, 2, 3) or persons - eligible in (1, 2, 3) or denominator < 20:
        return indicator, level, area, "", "confidential"
    return indicator, level, area, str(eligible / denominator), "ok"


def _counties(units: Path) -> dict[str, str]:
    with units.open(encoding="utf-8", newline="") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: row["kind"] == "district")
    counties: dict[str, str] = {}
    for row in rows:
        counties.setdefault(row["municipality"], row["county"])
    return counties


def _places(municipality: str, counties: dict[str, str]) -> Iterator[tuple[str, str]]:
    yield "nation", "Riket"
    if municipality in counties:
        yield "municipality", municipality
        yield "county", counties[municipality]


def _areas(counties: dict[str, str]) -> list[tuple[str, str]]:
    return [
        ("nation", "Riket"),
        *(("county", c) for c in sorted({*counties.values()})),
        *(("municipality", m) for m in counties),
    ]


def of_truth(folder: Path) -> Iterator[Cell]:
    """The cells that the truth of a made-up nation makes."""
    with (folder / "truth.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    found = {
        (r["indicator"], r["level"], r["area"]): [int(r[n]) for n in ("persons", "lacking", "eligible")] for r in rows
    }
    for (indicator, level, area), counts in found.items():
        yield _cell(indicator, level, area, counts, found[indicator.replace("UTB_gy", "UTB_ak9"), level, area])
