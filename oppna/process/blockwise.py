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
    """`population`: group → its units so far. `counts`: indicator → group → what they are.

    `unit`: what 1 of a measure's sums stands for, 0 before the first block.
    """

    compiled: CompiledEdition
    population: dict[Area, int] = field(default_factory=dict)
    counts: dict[str, dict[Area, Count]] = field(default_factory=dict)
    measures: set[str] = field(default_factory=set)
    unit: int = 0

    def take(self, block: Block) -> None:
        """Add what one block comes to. Groups that hold the very same units of it are counted once."""
        alike: dict[int, list[Group]] = {}
        for group in groups_by(block.keys, block.answers.size):
            alike.setdefault(group.mask, []).append(group)
        results = run(self.compiled, block.answers, block.registers, tuple(same[0] for same in alike.values()), None)
        self._take_scale(results)
        for same in alike.values():
            for group in same:
                area = group.level, group.area
                self.population[area] = self.population.get(area, 0) + group.population
        for id, counts in results.counts.items():
            _add(self.counts.setdefault(id, {}), alike.values(), counts)

    def _take_scale(self, results: Results) -> None:
        if self.unit not in (0, results.unit):
            raise ValueError("blocks keep their numbers with different decimals; write them with one scale")
        self.unit = results.unit
        self.measures |= {id for id, derived in results.derived.items() if derived.is_measure}

    def observations(self, limit: NonresponseRule | None) -> Iterator[Observation]:
        """Every group's cell, indicator by indicator."""
        limited = {indicator.id for indicator in self.compiled.indicators if indicator.nonresponse_limit}
        for id, counts in self.counts.items():
            unit = self.unit if id in self.measures else 0
            for (level, area), count in counts.items():
                group = Group(level, area, 0, self.population[level, area])
                yield decide(id, group, count, limit if id in limited else None, unit)


def _add(sums: dict[Area, Count], alike: Iterable[list[Group]], counts: Iterable[Count]) -> None:
    for same, count in zip(alike, counts, strict=True):
        for group in same:
            so_far = sums.get((group.level, group.area))
            sums[group.level, group.area] = Count(*map(add, so_far, count)) if so_far else count


def totals(compiled: CompiledEdition, blocks: Iterable[Block]) -> Totals:
    """The groups of all blocks together, each unit counted where it stands."""
    sums = Totals(compiled)
    for block in blocks:
        sums.take(block)
    return sums
