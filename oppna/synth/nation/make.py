"""A made-up nation as a folder of register files, block by block in little memory, with the truth beside."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue

from oppna.catalogue.frame import frame_file, load_frame
from oppna.catalogue.load import edition_ids, load_edition
from oppna.catalogue.registers import registers
from oppna.errors import refuse
from oppna.interchange.folder import SYNTHETIC_MARK, UNITS
from oppna.interchange.register_files import Form
from oppna.model.placement import PlacementRule, ResultRow
from oppna.registers.plan import placement_rules
from oppna.swedish import number
from oppna.synth.folder import made_up, table
from oppna.synth.nation.block import Block, Maker
from oppna.synth.nation.notice import NOTICE
from oppna.synth.nation.truth import COLUMNS, REMARKED, Truth
from oppna.synth.nation.world import World
from oppna.synth.write import TRUTH

REMARKS = "truth-remarks.csv"
BLOCK = 1_000_000
"""So many persons at a time: the memory of each thread, and the size of a file."""
Progress = Callable[[int, int], None]
"""Told how many blocks are done, of how many."""


def make(
    edition: str, persons: int, seed: int, folder: Path, form: Form = "parquet", told: Progress = lambda *_: None
) -> Truth:
    """Make the folder, and give what is true of it. The same arguments give the same bytes with any number of cores."""
    world = world_of(edition, seed)
    if not 1 <= persons <= world.most:
        raise refuse(f"antalet personer ska vara 1 till {number(world.most)}, inte {persons}.", code="ANTAL")
    with made_up(folder) as aside:
        truth = _made(world, _blocks(world, persons, aside, form), form, told)
        _beside(world, truth, aside, NOTICE.format(edition=edition, seed=seed, persons=number(persons)))
        shutil.copyfile(frame_file(load_edition(edition).head), aside / UNITS)
    return truth


def world_of(edition: str, seed: int) -> World:
    rules = _rules(edition)
    if not rules:
        sentence = (
            f"utgåvan {edition} har inga mått ur personregister; välj en som har, till exempel {default_edition()}."
        )
        raise refuse(sentence, code="PLAN_SAKNAS")
    units = sorted(load_frame(edition), key=lambda unit: unit.municipality)
    return World(rules, registers(), {unit.municipality: unit.county for unit in units}, seed)


def default_edition() -> str:
    """The latest edition with measures on registers of persons."""
    return max((id for id in edition_ids() if _rules(id)), key=lambda id: load_edition(id).head.year)


def _rules(edition: str) -> dict[str, PlacementRule]:
    """Those of results; drugs are made in oppna.synth.health."""
    rules = placement_rules(load_edition(edition).indicators)
    return {id: rule for id, rule in rules.items() if isinstance(rule.result, ResultRow)}


def _blocks(world: World, persons: int, folder: Path, form: Form) -> list[Block]:
    """One file of each register, or many that are numbered."""
    many = persons > BLOCK
    names = (world.one.placements, *world.results, world.one.population)
    return [
        Block(
            first,
            min(first + BLOCK, persons),
            {name: folder / f"{name}{f'-{place:04d}' if many else ''}.{form}" for name in names},
        )
        for place, first in enumerate(range(0, persons, BLOCK), 1)
    ]


def _made(world: World, blocks: list[Block], form: Form, told: Progress) -> Truth:
    """A maker a core; each takes a block when it is done with the one before."""
    truth, free = Truth(), SimpleQueue[Maker]()
    makers = [Maker(world, form) for _ in range(min(_cores(), len(blocks)))]
    for maker in makers:
        free.put(maker)

    def work(block: Block) -> Truth:
        maker = free.get()
        try:
            return maker.make(block)
        finally:
            free.put(maker)

    with ThreadPoolExecutor(len(makers)) as pool:
        for done, found in enumerate(pool.map(work, blocks), 1):
            truth.add(found)
            told(done, len(blocks))
    for maker in makers:
        maker.close()
    return truth


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _beside(world: World, truth: Truth, folder: Path, notice: str) -> None:
    (folder / SYNTHETIC_MARK).write_text(notice, "utf-8")
    table(folder / TRUTH, COLUMNS, truth.cells(world))
    table(folder / REMARKS, REMARKED, truth.remarked(world))
