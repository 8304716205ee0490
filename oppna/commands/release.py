"""`oppna release`: compute a round and put it in the store as an immutable release."""

from __future__ import annotations

import argparse
from pathlib import Path

from oppna.commands._engine import engine_arguments
from oppna.commands._releasing import (
    stated,
    statement_arguments,
    store_argument,
    told,
    with_sound,
)
from oppna.commands.compute import warn
from oppna.errors import EXIT_OK, refuse

HELP = "gör en oföränderlig publicering av ett resultat"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("edition", metavar="UTGÅVA", help="utgåvans id, till exempel 2018-bou")
    parser.add_argument("--in", dest="folder", metavar="MAPP", type=Path, required=True, help="mapp med indatafiler")
    store_argument(parser)
    statement_arguments(parser)
    engine_arguments(parser)


def run(args: argparse.Namespace) -> int:
    from oppna.production import compute, kept, released
    from oppna.release.write import write_release

    first_in(args.store, args.edition)
    statement = stated(args)
    computed = with_sound(statement, lambda: compute(args.edition, args.folder, engine=args.engine, memory=args.memory))
    release = released(computed, statement)
    path = write_release(release, args.store, kept(computed))
    warn(computed.warnings)
    print(told(release, path))
    return EXIT_OK


def first_in(store: Path, edition: str) -> None:
    """A published edition changes only in the open, as a correction with its line in the public log."""
    from oppna.release.store import versions

    published = versions(store, edition)
    if published:
        raise refuse(
            f"{edition} är redan publicerad som {published[-1].name}; rätta den med oppna correct {published[-1]}.",
            code="REDAN_PUBLICERAD",
        )
