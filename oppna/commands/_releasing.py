"""What the commands that make a release have in common: the statement a person makes, and what they then are told."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from oppna.errors import Refused
from oppna.model.codes import SYNTHETIC
from oppna.release.content import Release
from oppna.release.head import Statement, statement_problems
from oppna.swedish import counted, number

T = TypeVar("T")

DEFAULT_STORE = Path("releases")
_WHY = """Version, datum och godkännare anges av en människa och hämtas aldrig ur klockan eller inloggningen: de hör
till det som publiceras, och samma uppgifter ger samma publicering byte för byte."""


def statement_arguments(parser: argparse.ArgumentParser) -> None:
    """The three that are always asked for, and why."""
    group = parser.add_argument_group("publiceringens uppgifter", _WHY)
    group.add_argument("--version", required=True, metavar="N.N", help="version, till exempel 1.0")
    group.add_argument("--date", required=True, metavar="ÅÅÅÅ-MM-DD", help="dagen då publiceringen godkändes")
    group.add_argument("--approved-by", required=True, metavar="NAMN", help="den som har godkänt publiceringen")


def store_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--store", type=Path, default=DEFAULT_STORE, metavar="MAPP", help=f"publiceringarnas mapp ({DEFAULT_STORE})"
    )


def stated(args: argparse.Namespace) -> Statement:
    return Statement(version=args.version, date=args.date, approver=args.approved_by.strip())


def with_sound(statement: Statement, make: Callable[[], T]) -> T:
    """What `make` gives. Faults in the statement are told together with those that `make` finds."""
    problems = list(statement_problems(statement))
    try:
        made = make()
    except Refused as refused:
        raise Refused([*problems, *refused.problems]) from None
    if problems:
        raise Refused(problems)
    return made


def told(release: Release, path: Path) -> str:
    """What was made and where it lies."""
    indicators = {cell.indicator for cell in release.cells}
    synthetic = f" {SYNTHETIC}." if release.head.synthetic else ""
    return (
        f"Publiceringen ligger i {path}: {number(len(release.cells))} resultat för {len(indicators)} indikatorer "
        f"och bakgrundsmått i {counted(len(release.places), 'område', 'områden')}.{synthetic}"
    )
