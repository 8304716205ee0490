"""One block of the nation: its persons at hand, their rows to a file of each register, and the truth of them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import duckdb

from oppna.interchange.register_files import Form
from oppna.model.codes import SYNTHETIC
from oppna.synth.nation.persons import persons
from oppna.synth.nation.rows import of_register
from oppna.synth.nation.tables import tables
from oppna.synth.nation.truth import COUNTED, OF_PLACED, Truth, counts, incomplete, placed
from oppna.synth.nation.world import World


class Block(NamedTuple):
    """The persons from `first` up to, not including, `last`, and where their rows go."""

    first: int
    last: int
    paths: Mapping[str, Path]


class Maker:
    """A connection with the kinds at hand. It runs on one thread, so that its files are the same byte for byte."""

    def __init__(self, world: World, form: Form) -> None:
        self._world, self._form = world, form
        self._connection = duckdb.connect(":memory:", config={"threads": 1})
        for statement in tables(world):
            self._connection.execute(statement)

    def close(self) -> None:
        self._connection.close()

    def make(self, block: Block) -> Truth:
        self._connection.execute(
            f"CREATE OR REPLACE TEMP TABLE persons AS {persons(self._world, block.first, block.last)}"
        )
        self._connection.execute(f"CREATE OR REPLACE TEMP TABLE placed AS {placed(self._world)}")
        truth = self._truth()
        for name, path in block.paths.items():
            truth.rows[name] = self._written(name, path)
        return truth

    def _written(self, name: str, path: Path) -> int:
        """How many rows the file got."""
        options = (
            "FORMAT csv, HEADER" if self._form == "csv" else f"FORMAT parquet, KV_METADATA {{source: '{SYNTHETIC}'}}"
        )
        target = str(path).replace("'", "''")
        ((rows, *_),) = self._rows(f"COPY ({of_register(self._world, name)}) TO '{target}' ({options})")
        return int(rows)

    def _truth(self) -> Truth:
        truth = Truth()
        for id, rule in self._world.rules.items():
            for town, *counted in self._rows(counts(rule)):
                truth.by_town.update({(id, town, of): int(n) for of, n in zip(COUNTED, counted, strict=True)})
        (numbers,) = self._rows(f"SELECT {', '.join(OF_PLACED.values())} FROM placed")
        ((missing,),) = self._rows(incomplete(self._world))
        found = {**dict(zip(OF_PLACED, numbers, strict=True)), "PNR_OFULLSTÄNDIGT": missing}
        truth.remarks.update({code: int(number or 0) for code, number in found.items()})
        return truth

    def _rows(self, sql: str) -> list[tuple[Any, ...]]:
        return self._connection.execute(sql).fetchall()
