"""`oppna release`: compute a round and put it in the store as an immutable release."""

from __future__ import annotations

import argparse
from pathlib import Path

from oppna.commands._releasing import (
    stated,
    statement_arguments,
    store_argument,
    to_release,
    told,
    with_sound,
)
from oppna.commands.compute import warn
from oppna.errors import EXIT_OK

HELP = "gör en oföränderlig publicering av ett resultat"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("edition", metavar="UTGÅVA", help="utgåvans id, till exempel 2018-bou")
    parser.add_argument("--in", dest="folder", metavar="MAPP", type=Path, required=True, help="mapp med indatafiler")
    store_argument(parser)
    statement_arguments(parser)


def run(args: argparse.Namespace) -> int:
    from oppna.production import compute
    from oppna.release.write import write_release

    statement = stated(args)
    computed = with_sound(statement, lambda: compute(args.edition, args.folder))
    release = to_release(computed, statement)
    path = write_release(release, args.store)
    warn(computed.warnings)
    print(told(release, path))
    return EXIT_OK
