"""Group results of more units than are held at once: block by block, for counts add up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from operator import add

from oppna.engines.bits.store import Block
from oppna.model.codes import Level
from oppna.model.edition import NonresponseRule
from oppna.model.observation import Observation
from oppna.process.aggregate import Count
from oppna.process.decide import decide
from oppna.process.group import Group, groups_by
from oppna.process.results import Results, run
from oppna.rules.compiled import CompiledEdition

Area = tuple[Level, str]


@dataclass
class Totals:
    """`population`: group → its units so far. `counts`: indicator → group → what they are. `unit`: 1 of a measure's sums."""

    compiled: CompiledEdition
    population: dict[Area, int] = field(default_factory=dict)
    counts: dict[str, dict[Area, Count]] = field(default_factory=dict)
    measures: set[str] = field(default_factory=set)
    unit: int = 0

    def take(self, results: Results) -> None:
        """Add what one block came to."""
        if self.unit not in (0, results.unit):
            raise ValueError("blocks keep their numbers with different decimals; write them with one scale")
        self.unit = results.unit
        areas = [(group.level, group.area) for group in results.groups]
        for area, group in zip(areas, results.groups, strict=True):
            self.population[area] = self.population.get(area, 0) + group.population
        for id, counts in results.counts.items():
            _add(self.counts.setdefault(id, {}), areas, counts)
        self.measures |= {id for id, derived in results.derived.items() if derived.is_measure}

    def observations(self, limit: NonresponseRule | None) -> Iterator[Observation]:
        """Every group's cell, indicator by indicator."""
        limited = {indicator.id for indicator in self.compiled.indicators if indicator.nonresponse_limit}
        for id, counts in self.counts.items():
            unit = self.unit if id in self.measures else 0
            for (level, area), count in counts.items():
                group = Group(level, area, 0, self.population[level, area])
                yield decide(id, group, count, limit if id in limited else None, unit)


def _add(sums: dict[Area, Count], areas: Iterable[Area], counts: Iterable[Count]) -> None:
    for area, count in zip(areas, counts, strict=True):
        so_far = sums.get(area)
        sums[area] = Count(*map(add, so_far, count)) if so_far else count


def totals(compiled: CompiledEdition, blocks: Iterable[Block]) -> Totals:
    """The groups of all blocks together, each unit counted where it stands."""
    sums = Totals(compiled)
    for block in blocks:
        groups = groups_by(block.keys, block.answers.size)
        sums.take(run(compiled, block.answers, block.registers, groups, None))
    return sums
