"""`oppna calendar`: what has been made public and what will be, and when."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from oppna.commands._columns import print_columns
from oppna.commands._releasing import DEFAULT_STORE, store_argument
from oppna.errors import EXIT_OK, refuse

if TYPE_CHECKING:
    from oppna.disseminate.shelf.calendar import Entry

HELP = "visa när publiceringarna blir offentliga, och när de blev det"
HEADER = ("tid", "utgåva", "version", "vad", "läge", "bestämd av", "flyttad från")


def arguments(parser: argparse.ArgumentParser) -> None:
    store_argument(parser)


def run(args: argparse.Namespace) -> int:
    from datetime import UTC, datetime

    from oppna.disseminate.shelf.calendar_file import read_calendar
    from oppna.disseminate.shelf.shelf import Shelf

    if args.store != DEFAULT_STORE and not args.store.is_dir():
        raise refuse("mappen finns inte. Kontrollera sökvägen.", file=str(args.store), code="LAGER_SAKNAS")
    read_calendar(args.store)  # its faults are told here, where somebody can mend them
    now = datetime.now(UTC)
    entries = Shelf(args.store).at(now).calendar
    if entries:
        print_columns([HEADER, *(_row(entry, ahead=entry.at > now) for entry in entries)])
    else:
        print(f"Inget är publicerat eller planerat i {args.store}.")
    return EXIT_OK


def _row(entry: Entry, *, ahead: bool) -> tuple[str, ...]:
    from oppna.disseminate.shelf.moments import written

    state = "planerad" if ahead else "offentlig" if entry.public else "försenad"
    at = written(entry.at) if entry.hour_known else written(entry.at)[:10]
    moved = ", ".join(written(line.at) for line in entry.moved)
    by = entry.lines[-1].by if entry.lines else ""
    return (at, entry.edition, entry.version, entry.title, state, by, moved)
