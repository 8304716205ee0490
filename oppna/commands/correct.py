"""`oppna correct`: a new version beside an old one, with a line in the public log of corrections."""

from __future__ import annotations

import argparse
import dataclasses
from pathlib import Path

from oppna.commands._engine import engine_arguments
from oppna.commands._releasing import stated, statement_arguments, told, with_sound
from oppna.commands.diff import SHOWN, report
from oppna.errors import EXIT_OK, refuse
from oppna.release.content import Release
from oppna.release.head import Statement
from oppna.release.record import Kept

HELP = "rätta en publicering med en ny, daterad version"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("release", type=Path, metavar="PUBLICERING", help="mappen för den version som rättas")
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--in", dest="folder", metavar="MAPP", type=Path, help="mapp med rättade indatafiler")
    source.add_argument("--file", metavar="FIL", type=Path, help="rättad fil med publicerade resultat")
    parser.add_argument("--reason", required=True, metavar="TEXT", help="skälet, som det ska stå i den öppna loggen")
    statement_arguments(parser)
    engine_arguments(parser)


def run(args: argparse.Namespace) -> int:
    from oppna.release.correct import corrected
    from oppna.release.read import read_release
    from oppna.release.store import store_of
    from oppna.release.write import write_release

    old, statement = read_release(args.release), stated(args)
    store = store_of(args.release, old.head)
    new, own = with_sound(statement, lambda: _anew(args, old, statement, store))
    release, changes = corrected(old, new, args.reason)
    path = write_release(release, store, own)
    print(report(old, release, changes, SHOWN))
    print("\n" + told(release, path))
    return EXIT_OK


def _anew(args: argparse.Namespace, old: Release, statement: Statement, store: Path) -> tuple[Release, Kept | None]:
    """The edition made again, from what it was made of the first time; and what the producer keeps of its secrecy."""
    from oppna.production import compute, kept, released
    from oppna.release.published import release_of_published
    from oppna.release.record import told_before

    if (args.file is not None) != (old.head.origin == "published"):
        way = "--file FIL" if old.head.origin == "published" else "--in MAPP"
        raise refuse(f"publiceringen rättas med {way}, för så gjordes den.", file=str(args.release), code="UNDERLAG")
    if args.file is not None:
        return release_of_published(statement, old.head.edition, args.file), None
    computed = compute(old.head.edition, args.folder, engine=args.engine, memory=args.memory)
    secondary = computed.edition.head.secrecy.secondary
    computed = dataclasses.replace(computed, earlier=told_before(old, args.release, store, secondary=secondary))
    return released(computed, statement), kept(computed)
