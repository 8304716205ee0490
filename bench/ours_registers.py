"""The measures on registers, the product's way: ENGINE FOLDER OUT. What is spent on checks is told apart."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from bench.timed import Timed
from oppna.catalogue.frame import load_frame
from oppna.catalogue.load import load_edition
from oppna.catalogue.registers import registers
from oppna.engines.named import open_engine
from oppna.interchange.register_files import register_files
from oppna.registers.measure import measure
from oppna.registers.plan import placement_rules
from oppna.registers.secrecy import guarded
from oppna.registers.shares import observations

EDITION = "2015-bou"


def main(engine: str, folder: Path, out: Path) -> None:
    edition = load_edition(EDITION)
    rules = placement_rules(edition.indicators)
    defined, units = registers(), load_frame(EDITION)
    names = dict.fromkeys(name for rule in rules.values() for name in rule.registers)
    files = {name: found for name in names if (found := register_files(folder, name))}
    with open_engine(engine) as opened, Timed(out) as timed:
        opened.rows = watched(opened.rows, timed)  # type: ignore[method-assign]
        found = measure(rules, defined, files, units, opened)
        timed.write(
            (
                cell.indicator,
                cell.level.value,
                cell.area,
                "" if cell.value is None else str(cell.value),
                cell.status.value,
            )
            for cell in observations(found.groups, guarded(found.groups, edition.head.secrecy).hidden)
        )


def watched(rows: Callable[[str], list[Any]], timed: Timed) -> Callable[[str], list[Any]]:
    """Every statement that gives rows is a check, but those that count who is placed."""

    def work(sql: str) -> list[Any]:
        start = perf_counter(), process_time()
        try:
            return rows(sql)
        finally:
            if not sql.startswith("SELECT placed."):
                timed.apart("checks", start)

    return work


if __name__ == "__main__":
    main(sys.argv[1], *map(Path, sys.argv[2:4]))
