"""`oppna compute`: from a folder of interchange files to results.csv."""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from oppna.commands._engine import engine_arguments
from oppna.commands._target import target_problems
from oppna.errors import EXIT_OK, Problem, Refused
from oppna.model.codes import SYNTHETIC

HELP = "räkna fram en utgåvas resultat ur svar och register"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("edition", metavar="UTGÅVA", help="utgåvans id, till exempel 2018-bou")
    parser.add_argument("--in", dest="folder", metavar="MAPP", type=Path, required=True, help="mapp med indatafiler")
    parser.add_argument("--out", metavar="FIL", type=Path, required=True, help="resultatfil, till exempel results.csv")
    parser.add_argument(
        "--invalid-as-missing", action="store_true", help="räkna svar som annars avvisas som inte lämnade"
    )
    engine_arguments(parser)


def run(args: argparse.Namespace) -> int:
    if problems := target_problems(args.out):
        raise Refused(problems)
    with _collector_at_rest():
        return _compute(args)


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """A short life without cycles: the collector would walk a hundred thousand rows to find nothing."""
    at_work = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if at_work:
            gc.enable()


def _compute(args: argparse.Namespace) -> int:
    from oppna.production import compute_files

    computed = compute_files(
        args.edition,
        args.folder,
        args.out,
        invalid_as_missing=args.invalid_as_missing,
        engine=args.engine,
        memory=args.memory,
    )
    warn((*computed.warnings, *computed.unprotected()))
    synthetic = f" {SYNTHETIC}." if computed.synthetic else ""
    indicators, objects = len(computed.computed_indicators), len(computed.units)
    print(f"{indicators} indikatorer för {objects} objekt; resultatet ligger i {args.out}.{synthetic}")
    return EXIT_OK


def warn(warnings: Sequence[Problem]) -> None:
    """What was ignored, a line each, where it does not disturb what is piped on."""
    for warning in warnings:
        print(f"Obs: {warning}", file=sys.stderr)
