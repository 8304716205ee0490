"""`oppna diff`: what differs between two releases, cell by cell, and why."""

from __future__ import annotations

import argparse
from pathlib import Path

from oppna.errors import EXIT_FAILED, EXIT_OK
from oppna.release.content import Release
from oppna.release.diff import CellChange, diff, summary
from oppna.release.diff_text import CSV_COLUMNS, change_table, csv_rows, summary_table
from oppna.release.files import csv_bytes
from oppna.release.read import read_release
from oppna.swedish import number

HELP = "jämför två publiceringar cell för cell"
SHOWN = 20
"""How many changed cells are shown unless all are asked for."""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("before", type=Path, metavar="FÖRE", help="den gamla publiceringens mapp")
    parser.add_argument("after", type=Path, metavar="EFTER", help="den nya publiceringens mapp")
    parser.add_argument("--all", action="store_true", help=f"visa alla ändrade resultat, inte bara de {SHOWN} första")
    parser.add_argument("--csv", type=Path, metavar="FIL", help="skriv alla ändrade resultat till en CSV-fil")


def run(args: argparse.Namespace) -> int:
    before, after = read_release(args.before), read_release(args.after)
    changes = diff(before, after)
    if args.csv:
        args.csv.write_bytes(csv_bytes(CSV_COLUMNS, csv_rows(changes)))
    print(report(before, after, changes, len(changes) if args.all else SHOWN))
    return EXIT_FAILED if changes else EXIT_OK


def report(before: Release, after: Release, changes: list[CellChange], shown: int) -> str:
    """The first changes, then how many there are per indicator and cause."""
    names = f"{before.head.edition} {before.head.version} → {after.head.edition} {after.head.version}"
    if not changes:
        return f"{names}: inget resultat skiljer sig."
    units = {indicator.id: indicator.unit for release in (before, after) for indicator in release.edition.indicators}
    rest = len(changes) - shown
    paragraphs = [
        f"{names}: {number(len(changes))} resultat skiljer sig.",
        change_table(changes[:shown], units),
        f"… och {number(rest)} till; --all visar alla." if rest > 0 else "",
        summary_table(summary(changes, before, after)),
    ]
    return "\n\n".join(filter(None, paragraphs))
