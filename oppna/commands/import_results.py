"""`oppna import-results`: published results, taken over from a document, as a release without answers."""

from __future__ import annotations

import argparse
from pathlib import Path

from oppna.commands._releasing import stated, statement_arguments, store_argument, told, with_sound
from oppna.errors import EXIT_OK

HELP = "ta in publicerade resultat utan svar som en publicering"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("edition", metavar="UTGÅVA", help="utgåvans id, till exempel 2015-bou")
    parser.add_argument(
        "--file",
        metavar="FIL",
        type=Path,
        help="CSV-fil med resultaten; bredvid den ligger en yaml-fil med samma namn som säger varifrån de kommer. "
        "Utan --file används utgåvans egen fil.",
    )
    store_argument(parser)
    statement_arguments(parser)


def run(args: argparse.Namespace) -> int:
    from oppna.release.published import published_file, release_of_published
    from oppna.release.write import write_release

    statement = stated(args)
    release = with_sound(
        statement,
        lambda: release_of_published(statement, args.edition, args.file or published_file(args.edition)),
    )
    path = write_release(release, args.store)
    print(told(release, path))
    print(f"Källa: {release.head.citation}.")
    return EXIT_OK
