"""Reads a release as an attacker does: only what is printed in it, and what everybody knows of how it is made."""

from __future__ import annotations

import csv
import json
from collections.abc import Hashable, Iterable, Mapping
from fractions import Fraction
from pathlib import Path

import duckdb

from tests.lib.attacker import MOST, Attacker
from tests.lib.nation import ALL, AREAS, COUNTIES, MEASURES, PARTS, STRANGER, Key, Truth

INDICATORS: dict[str, tuple[str, str]] = {
    "UTB_" + measure + ending: (measure, country)
    for measure in MEASURES
    for ending, country in (("", ALL), ("_sverige", "Sverige"), ("_annat", "annat"))
}
_SHARE = Fraction(3, 10)
_HALF = Fraction(1, 2 * 10**6)
"""Half a unit of the last printed decimal."""
Terms = dict[Hashable, float]


class Reader:
    """`version` parts what may have changed; `unchanged` keys are known to be as in the version `since`."""

    def __init__(self, attacker: Attacker, version: str, unchanged: Iterable[Key] = (), since: str = "") -> None:
        self.attacker, self.version = attacker, version
        self._since = dict.fromkeys(unchanged, since)

    def name(self, key: Key, kind: str) -> Hashable:
        return self._since.get(key, self.version), key, kind

    def names(self, key: Key, *kinds: str) -> list[Hashable]:
        return [self.name(key, kind) for kind in kinds or Truth._fields]

    def _terms(self, key: Key, **factors: float) -> Terms:
        """`all` counts for each kind of persons."""
        every = factors.pop("all", 0.0)
        return {self.name(key, kind): factors.get(kind, 0.0) + every for kind in Truth._fields}

    def how_it_is_made(self, empty: Iterable[Key]) -> None:
        """All sums; and which rests are of nobody, which is the worst an attacker can know of them."""
        for key in empty:
            for kind in Truth._fields:
                self.attacker.fact({self.name(key, kind): 1}, 0, 0)
        for measure in MEASURES:
            for area in AREAS:
                self._sum((measure, ALL, area), [(measure, part, area) for part in PARTS])
            for country in (ALL, *PARTS):
                named = [county for county in COUNTIES if county]
                for county in named:
                    self._sum((measure, country, county), [(measure, country, home) for home in COUNTIES[county]])
                rest = (*named, *COUNTIES[""], STRANGER)
                self._sum((measure, country, "Riket"), [(measure, country, area) for area in rest])

    def _sum(self, whole: Key, parts: list[Key]) -> None:
        for kind in Truth._fields:
            terms: Terms = {self.name(whole, kind): 1.0}
            for part in parts:
                name = self.name(part, kind)
                terms[name] = terms.get(name, 0.0) - 1.0
            self.attacker.fact(terms, 0, 0)

    def results(self, rows: Iterable[Mapping[str, str]]) -> set[Key]:
        """Every printed figure becomes an equation; the keys printed as x are given back."""
        hidden = set()
        for row in rows:
            measure, country = INDICATORS[row["indicator"]]
            key = (measure, country, row["area"])
            if row["status"] != "ok":
                hidden.add(key)
            elif row["numerator"]:
                self._counts(key, *(Fraction(row[name]) for name in ("numerator", "denominator", "population")))
            else:
                self._share(key, Fraction(row["value"]))
        return hidden

    def _counts(self, key: Key, numerator: Fraction, denominator: Fraction, population: Fraction) -> None:
        self.attacker.fact(self._terms(key, having=1), float(numerator), float(numerator))
        self.attacker.fact(self._terms(key, all=1), float(population), float(population))
        reduced = population - denominator
        if key[0] == "ak9":
            unknown = round(reduced / _SHARE)
            self.attacker.fact(self._terms(key, unknown=1), unknown, unknown)
            return
        self.attacker.fact(self._terms(key, unknown=1), float(reduced) - 0.001, MOST)
        base = ("ak9", *key[1:])
        terms = self._terms(base, all=-float(reduced), unknown=float(_SHARE * population))
        whole = abs(reduced - round(reduced)) < Fraction(1, 1000)  # then it may be the cap, all who lack a result
        self.attacker.fact(terms, -0.01, MOST * MOST if whole else 0.01)

    def _share(self, key: Key, value: Fraction) -> None:
        """having = value × denominator, within the rounding; of gy the denominator is known within the reduction."""
        low, high = float(value - _HALF), float(value + _HALF)
        least, most = (7, 0) if key[0] == "gy" else (10, 3)
        self.attacker.fact(self._terms(key, all=-10 * high, having=10, unknown=most * high), -10 * MOST, 0)
        self.attacker.fact(self._terms(key, all=-least * low, having=10, unknown=most * low), 0, 10 * MOST)

    def quality(self, folder: Path) -> None:
        """Persons of no municipality, if the quality figures tell of them."""
        found = json.loads((folder / "quality.json").read_text("utf-8"))["findings"]
        if (number := found.get("KOMMUN_OKÄND")) is not None:
            self.attacker.fact(self._terms(("ak9", ALL, STRANGER), all=1), number, number)


def printed(folder: Path) -> list[dict[str, str]]:
    """The register rows of results.csv, and those of results.parquet that say anything else."""
    with (folder / "results.csv").open(encoding="utf-8", newline="") as text:
        rows = [row for row in csv.DictReader(text) if row["indicator"] in INDICATORS]
    return rows + [row for row in in_parquet(folder / "results.parquet") if row not in rows]


def in_parquet(file: Path) -> list[dict[str, str]]:
    """The register rows of a Parquet file, in the words of CSV."""
    with duckdb.connect() as database:
        found = database.execute("SELECT * FROM read_parquet(?)", [str(file)])
        names = [column[0] for column in found.description or ()]
        words = (("" if value is None else str(value) for value in row) for row in found.fetchall())
        rows = [dict(zip(names, row, strict=True)) for row in words]
    return [row for row in rows if row["indicator"] in INDICATORS]


def disclosed(
    reader: Reader, hidden: Iterable[Key], truth: Mapping[Key, Truth], *, whole_numbers: bool = True
) -> list[str]:
    """What is learnt that the rule forbids, a line each: 1–3 not confused with 0 and 4, too little room, or a cell that
    can be filled in, its reduced denominator too."""
    found = []
    rests = {key for key, counts in truth.items() if (key[1] == "okänt" or key[2] == STRANGER) and sum(counts)}
    for key in sorted({*hidden, *rests}):
        counts = truth[key]
        values = {"med": counts.having, "utan": counts.other + counts.unknown}
        names = {"med": reader.names(key, "having"), "utan": reader.names(key, "other", "unknown")}
        bounds = {kind: reader.attacker.between(names[kind], whole_numbers=whole_numbers) for kind in names}
        assert all(bounds[kind].low <= value <= bounds[kind].high for kind, value in values.items()), key
        base = ("ak9", *key[1:])
        behind = (reader.names(base, "unknown"), reader.names(base))  # what its denominator is reduced by
        if (
            sum(counts)
            and all(low == high for low, high in bounds.values())
            and all(len(set(reader.attacker.between(names, whole_numbers=whole_numbers))) == 1 for names in behind)
        ):
            found.append(f"{key}: determined, {counts}")
        sensitive = sum(counts) and (any(0 < value < 4 for value in values.values()) or reduced(key, truth) < 20)
        for kind, (low, high) in bounds.items() if sensitive else ():
            if high - low < 4 or (0 < values[kind] < 4 and (low > 0 or high < 4)):
                found.append(f"{key} {kind}: {values[kind]} known to lie in {low}–{high}")
    return found


def reduced(key: Key, truth: Mapping[Key, Truth]) -> Fraction:
    """The denominator, by METHOD 7."""
    own, base = truth[key], truth["ak9", key[1], key[2]]
    if not sum(base):
        return Fraction(sum(own))
    return sum(own) - min(_SHARE * base.unknown * Fraction(sum(own), sum(base)), Fraction(own.unknown))
