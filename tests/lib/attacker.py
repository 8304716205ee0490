"""An attacker: reads every published channel at once and bounds each hidden count by linear and integer programming.

Shares no code with oppna.secrecy. Unknowns are numbers of persons; what is printed becomes equations between them.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from fractions import Fraction
from math import ceil
from typing import Literal, NamedTuple

from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array

Key = tuple[str, str, str]
"""Measure, subgroup, area."""
Parts = tuple[tuple[str, tuple[str, ...]], ...]
Channel = Literal["counts", "per cent", "six decimals"]
MOST = 5000
"""No count of persons can be greater; everybody knows that."""
FEW = 700
"""Fractions of so few persons lie more than a millionth apart: six decimals give the fraction."""


_SLACK = 1e-5
"""What the solver may be wrong by."""


class Truth(NamedTuple):
    having: int
    lacking: int


class Publication(NamedTuple):
    """One version: the true counts, the keys printed as x, how the others are printed, and sums everybody knows of.

    `rests`: keys that are no cell of the publication but exist (unknown country). `quality`: numbers of persons told
    on the quality page, by key. `version` parts unknowns of one version from those of another.
    """

    truth: Mapping[Key, Truth]
    hidden: frozenset[Key]
    channels: tuple[Channel, ...]
    areas: Parts = ()
    subgroups: Parts = ()
    same_persons: tuple[tuple[str, ...], ...] = ()
    rests: frozenset[Key] = frozenset()
    quality: Mapping[Key, int] = {}
    version: str = "1"


class Interval(NamedTuple):
    low: int
    high: int


class Attacker:
    """Everything read so far, as a system of rows over unknown counts."""

    def __init__(self) -> None:
        self._columns: dict[Hashable, int] = {}
        self._rows: list[tuple[dict[Hashable, float], float, float]] = []
        self._same: dict[Hashable, Hashable] = {}
        self._built: tuple[tuple[int, int], LinearConstraint] | None = None

    def read(self, publication: Publication, unchanged: Iterable[Key] = (), since: str = "") -> None:
        """`unchanged`: keys whose counts the attacker takes to be those of the version `since`."""
        for key in unchanged:
            for kind in Truth._fields:
                self._same[publication.version, key, kind] = (since, key, kind)
        for key, truth in publication.truth.items():
            if key not in publication.hidden | publication.rests:
                self._printed(publication, key, truth)
            self._name(publication, key, "having")
            self._name(publication, key, "lacking")
        self._add_up(publication)
        for key, persons in publication.quality.items():
            self._row(self._persons(publication, key), persons, persons)

    def _name(self, publication: Publication, key: Key, kind: str) -> Hashable:
        name: Hashable = (publication.version, key, kind)
        while name in self._same:
            name = self._same[name]
        self._columns.setdefault(name, len(self._columns))
        return name

    def _persons(self, publication: Publication, key: Key) -> dict[Hashable, float]:
        return {self._name(publication, key, kind): 1 for kind in Truth._fields}

    def _row(self, terms: dict[Hashable, float], low: float, high: float) -> None:
        self._rows.append((terms, low, high))

    def _printed(self, publication: Publication, key: Key, truth: Truth) -> None:
        having, lacking = (self._name(publication, key, kind) for kind in Truth._fields)
        if "counts" in publication.channels:
            self._row({having: 1}, truth.having, truth.having)
            self._row({lacking: 1}, truth.lacking, truth.lacking)
        persons = sum(truth)
        if not persons:
            return
        share = Fraction(truth.having, persons)
        self._row({having: 1, lacking: 1}, 1, MOST)  # a share is printed only where there is somebody
        if "per cent" in publication.channels:
            printed = int(share * 100 + Fraction(1, 2))
            self._row({having: 201 - 2 * printed, lacking: 1 - 2 * printed}, 0, float("inf"))
            self._row({having: 199 - 2 * printed, lacking: -1 - 2 * printed}, -float("inf"), -1)
        if "six decimals" in publication.channels and persons <= FEW:
            known = Fraction(round(share * 10**6), 10**6).limit_denominator(FEW)
            self._row({having: known.denominator - known.numerator, lacking: -known.numerator}, 0, 0)

    def _add_up(self, publication: Publication) -> None:
        for key in publication.truth:
            measure, subgroup, area = key
            for whole, parts in publication.areas:
                if area == whole:
                    self._sum(publication, key, [(measure, subgroup, part) for part in parts])
            for whole, parts in publication.subgroups:
                if subgroup == whole:
                    self._sum(publication, key, [(measure, part, area) for part in parts])
            for group in publication.same_persons:
                if measure in group[1:]:
                    first = self._persons(publication, (group[0], subgroup, area))
                    ours = {name: -factor for name, factor in self._persons(publication, key).items()}
                    self._row({**first, **ours}, 0, 0)

    def _sum(self, publication: Publication, whole: Key, parts: list[Key]) -> None:
        present = [part for part in parts if part in publication.truth]
        for kind in Truth._fields if present else ():
            terms = {self._name(publication, whole, kind): 1.0}
            for part in present:
                name = self._name(publication, part, kind)
                terms[name] = terms.get(name, 0) - 1.0
            self._row(terms, 0, 0)

    def bounds(self, version: str, key: Key, kind: str, *, whole_numbers: bool = True) -> Interval:
        """The least and the greatest value of a hidden count that agree with everything read."""
        name: Hashable = (version, key, kind)
        while name in self._same:
            name = self._same[name]
        return self.between([name], whole_numbers=whole_numbers)

    def fact(self, terms: Mapping[Hashable, float], low: float, high: float) -> None:
        """Something known of unknowns by whatever names."""
        for name in terms:
            self._columns.setdefault(name, len(self._columns))
        self._row(dict(terms), low, high)

    def between(self, names: Iterable[Hashable], *, whole_numbers: bool = True) -> Interval:
        """The least and the greatest that the unknowns can come to together."""
        names = list(names)
        return Interval(self._extreme(names, 1, whole_numbers), -self._extreme(names, -1, whole_numbers))

    def _system(self) -> LinearConstraint:
        shape = len(self._rows), len(self._columns)
        if self._built and self._built[0] == shape:
            return self._built[1]
        numbered = [(row, terms) for row, (terms, _, _) in enumerate(self._rows)]
        entries = [(factor, row, self._columns[name]) for row, terms in numbered for name, factor in terms.items()]
        values, rows, columns = zip(*entries, strict=True)
        lows, highs = zip(*((low, high) for _, low, high in self._rows), strict=True)
        self._built = shape, LinearConstraint(coo_array((values, (rows, columns)), shape=shape).tocsr(), lows, highs)
        return self._built[1]

    def _extreme(self, names: list[Hashable], sign: int, whole_numbers: bool) -> int:
        cost = [0.0] * len(self._columns)
        for name in names:
            cost[self._columns[name]] = sign
        found = milp(cost, integrality=int(whole_numbers), bounds=Bounds(0, MOST), constraints=self._system())
        assert found.x is not None, f"the publication contradicts itself: {found.message}"
        return ceil(found.fun - _SLACK)  # what is counted in persons is whole, also where the program is not


def disclosed(attacker: Attacker, publication: Publication, small: int = 4, denominator: int = 20) -> list[str]:
    """What the attacker learns that the rule forbids, a line each. Empty: the publication is safe."""
    found = []
    for key in sorted(publication.hidden | publication.rests):
        truth = publication.truth[key]
        intervals = {kind: attacker.bounds(publication.version, key, kind) for kind in Truth._fields}
        if all(one.low == one.high for one in intervals.values()) and sum(truth):
            found.append(f"{key}: determined, {truth}")
        sensitive = sum(truth) and (sum(truth) < denominator or any(0 < one < small for one in truth))
        for kind, value in truth._asdict().items():
            low, high = intervals[kind]
            too_tight = high - low < small or (0 < value < small and (low > 0 or high < small))
            if sensitive and too_tight:
                found.append(f"{key} {kind}: {value} known to lie in {low}–{high}")
    return found
