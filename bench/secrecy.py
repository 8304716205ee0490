"""Secondary suppression of a nation: 290 municipalities, 21 counties, 3 subgroups, 10 indicators. SYNTETISKA ANTAL."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from bench.line import Line
from bench.measure import milliseconds
from bench.reduced_nation import reduced_nation
from oppna.model.secrecy import SecrecyRule
from oppna.registers.measured import Group
from oppna.registers.secrecy import guarded
from oppna.secrecy.protect import Protected, protect
from oppna.secrecy.shares import Share, Sums, shares_table
from oppna.secrecy.table import Table

LIMIT_MS = 10_000.0
MUNICIPALITIES, COUNTIES, INDICATORS = 290, 21, 10
BORN_IN_SWEDEN, ABROAD, UNKNOWN = PARTS = ("födda i Sverige", "födda i annat land", "okänt land")

Counts = dict[tuple[str, str], tuple[int, int]]


def lines(place: Path, quick: bool) -> list[Line]:
    plain = [_line(nation(1 if quick else INDICATORS, linked), linked) for linked in (False, True)]
    return [*plain, _wired(reduced_nation(2 if quick else INDICATORS))]


def _line(made: Table, linked: bool) -> Line:
    done = protect(made)
    assert not done.unmet
    whose = "the same persons in all" if linked else "each of its own persons"
    return Line(_told(made, done, whose), milliseconds(lambda: protect(made), 1), "limit", LIMIT_MS)


def _wired(groups: Sequence[Group]) -> Line:
    """From the counts of the registers to the hidden cells, as compute and release do it."""
    found = guarded(groups, SecrecyRule())
    assert not found.done.unmet
    what = _told(found.table, found.done, "reduced, as wired")
    return Line(what, milliseconds(lambda: guarded(groups, SecrecyRule()), 1), "limit", LIMIT_MS)


def _told(made: Table, done: Protected, whose: str) -> str:
    extra = len(done.hidden) - sum(1 for cell in made.cells.values() if cell.primary)
    return f"secrecy, {len(made.cells)} cells, {whose}: {extra} hidden for others, loss {done.loss}, bound {done.bound}"


def nation(indicators: int, linked: bool) -> Table:
    """`linked`: all indicators are of the same persons. One in five of them was born abroad; a few municipalities are
    large, many small, and one in fifty has a person of unknown country."""
    random = Random(2015)
    towns = [f"{number:04}" for number in range(MUNICIPALITIES)]
    counties = {f"län {number}": tuple(towns[number::COUNTIES]) for number in range(COUNTIES)}
    areas = (("Riket", tuple(counties)), *counties.items())
    sizes = {town: int(random.lognormvariate(3.6, 1.0)) for town in towns}
    persons, shares = _persons(sizes, random), list[Share]()
    for number in range(indicators):
        persons = persons if linked else _persons(sizes, random)
        shares += _shares(f"mått {number}", _summed(_having(persons, random), areas), areas)
    same = (tuple(f"mått {number}" for number in range(indicators)),) if linked else ()
    return shares_table(shares, Sums(areas, (("alla", PARTS),), same))


def _persons(sizes: dict[str, int], random: Random) -> dict[tuple[str, str], int]:
    persons: dict[tuple[str, str], int] = {}
    for town, size in sizes.items():
        abroad = sum(random.random() < 0.2 for _ in range(size))
        numbers = {BORN_IN_SWEDEN: size - abroad, ABROAD: abroad, UNKNOWN: int(random.random() < 0.02)}
        persons |= {(group, town): number for group, number in numbers.items()}
    return persons


def _having(persons: dict[tuple[str, str], int], random: Random) -> Counts:
    counts: Counts = {}
    for key, number in persons.items():
        having = sum(random.random() < 0.5 for _ in range(number))
        counts[key] = having, number - having
    return counts


def _summed(counts: Counts, areas: tuple[tuple[str, tuple[str, ...]], ...]) -> Counts:
    for whole, parts in reversed(areas):
        counts |= {(group, whole): _sum(counts[group, part] for part in parts) for group in PARTS}
    everywhere = {area for _, area in counts}
    return counts | {("alla", area): _sum(counts[group, area] for group in PARTS) for area in everywhere}


def _sum(some: Iterator[tuple[int, int]]) -> tuple[int, int]:
    having, lacking = zip(*some, strict=True)
    return sum(having), sum(lacking)


def _shares(measure: str, counts: Counts, areas: tuple[tuple[str, tuple[str, ...]], ...]) -> Iterator[Share]:
    """A county is worth ten municipalities, the nation a hundred, all persons two subgroups."""
    worth = {whole: 10 for whole, _ in areas} | {"Riket": 100}
    for (group, area), (having, lacking) in sorted(counts.items()):
        if group != UNKNOWN or having + lacking:
            loss = worth.get(area, 1) * (2 if group == "alla" else 1)
            yield Share(measure, group, area, having, lacking, loss=loss, shown=group != UNKNOWN)
