"""`oppna synth registers`: a made-up nation in registers of persons."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from oppna.errors import EXIT_OK
from oppna.interchange.register_files import Form
from oppna.model.codes import SYNTHETIC
from oppna.swedish import counted, number
from oppna.synth.folder import made_up
from oppna.synth.health.make import make_health, supply_rules
from oppna.synth.nation.make import Progress, default_edition, make

PERSONS = 4_000
FOLDER = Path("register")


def run_registers(args: argparse.Namespace) -> int:
    edition, folder = args.of_registers or default_edition(), args.to or FOLDER
    persons = PERSONS if args.persons is None else args.persons
    form: Form = args.format or "parquet"
    if supply_rules(edition):
        with made_up(folder) as aside:
            found: Mapping[str, int] = make_health(edition, persons, args.seed, aside, form)
    else:
        with _bar() as told:
            found = make(edition, persons, args.seed, folder, form, told).rows
    rows = ", ".join(f"{register} {counted(of, 'rad', 'rader')}" for register, of in found.items())
    print(f"{SYNTHETIC} för {edition}, frö {args.seed}: {number(persons)} personer; {rows}.")
    truth = " och ".join(sorted(path.name for path in folder.glob("truth*.csv")))
    print(f"Filerna ligger i {folder}. Facit är {truth}.")
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
