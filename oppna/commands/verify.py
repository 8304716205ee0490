"""`oppna verify`: is a release whole and as it was made?"""

from __future__ import annotations

import argparse
from pathlib import Path

from oppna.errors import EXIT_FAILED, EXIT_OK
from oppna.release.files import SUMMED

HELP = "kontrollera att en publicering är hel och orörd"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("releases", nargs="+", type=Path, metavar="PUBLICERING", help="publiceringens mapp")


def run(args: argparse.Namespace) -> int:
    sound = [_verified(path) for path in args.releases]
    return EXIT_OK if all(sound) else EXIT_FAILED


def _verified(path: Path) -> bool:
    from oppna.release.verify import verify

    problems = verify(path)
    for problem in problems:
        print(problem)
    if not problems:
        print(f"{path}: hel och orörd, {len(SUMMED)} filer.")
    return not problems
