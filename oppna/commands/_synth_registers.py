"""`oppna synth registers`: a made-up nation in registers of persons."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from oppna.errors import EXIT_OK
from oppna.model.codes import SYNTHETIC
from oppna.swedish import counted, number
from oppna.synth.nation.make import Progress, default_edition, make

PERSONS = 4_000
FOLDER = Path("register")


def run_registers(args: argparse.Namespace) -> int:
    edition, folder = args.of_registers or default_edition(), args.to or FOLDER
    persons = PERSONS if args.persons is None else args.persons
    with _bar() as told:
        truth = make(edition, persons, args.seed, folder, args.format or "parquet", told)
    rows = ", ".join(f"{register} {counted(of, 'rad', 'rader')}" for register, of in truth.rows.items())
    print(f"{SYNTHETIC} för {edition}, frö {args.seed}: {number(persons)} personer; {rows}.")
    print(f"Filerna ligger i {folder}. Facit är truth.csv och truth-remarks.csv.")
    return EXIT_OK


@contextmanager
def _bar() -> Iterator[Progress]:
    """A bar where somebody watches; nothing where the output is piped."""
    if not sys.stderr.isatty():
        yield lambda *_: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(file=sys.stderr), transient=True) as progress:
        task = progress.add_task("Gör personer, block för block", total=None)
        yield lambda done, of: progress.update(task, completed=done, total=of)
