"""`oppna publish`: make products of a release, or one workbook across the releases of several editions."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from functools import partial
from pathlib import Path

from oppna.commands._target import target_problems
from oppna.disseminate.products import PRODUCTS
from oppna.errors import EXIT_OK, Refused, refuse
from oppna.release.read import read_release

HELP = "gör arbetsbok och andra produkter av en publicering"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("release", type=Path, metavar="PUBLICERING", nargs="?", help="publiceringens mapp")
    parser.add_argument(
        "--across",
        type=Path,
        metavar="PUBLICERING",
        nargs="+",
        help="gör en arbetsbok över flera utgåvors publiceringar",
    )
    parser.add_argument("--workbook", type=Path, metavar="FIL", help="skriv arbetsboken (Excel) hit")
    parser.add_argument("--unit", default="", metavar="KOD", help="kommun eller stadsdel som arbetsboken öppnas för")
    parser.add_argument("--csv", type=Path, metavar="FIL", help="skriv en CSV-fil för svensk Excel hit")


def run(args: argparse.Namespace) -> int:
    targets: dict[str, Path] = {name: path for name in PRODUCTS if (path := getattr(args, name))}
    _check(args, targets)
    if args.across:
        return _across(args.across, args.workbook)
    release = read_release(args.release, answers=False)
    writers: dict[str, Callable[..., None]] = {**PRODUCTS, "workbook": partial(PRODUCTS["workbook"], unit=args.unit)}
    for name, target in targets.items():
        writers[name](release, target)
        print(f"Skrev {target}")
    return EXIT_OK


def _across(folders: list[Path], target: Path) -> int:
    from oppna.disseminate.products.across import write  # what only this needs

    write([read_release(folder, answers=False) for folder in folders], target)
    print(f"Skrev {target}")
    return EXIT_OK


def _check(args: argparse.Namespace, targets: dict[str, Path]) -> None:
    """What can be refused before anything is read or written: every fault at once."""
    problems = [problem for target in targets.values() for problem in target_problems(target)]
    if bool(args.release) == bool(args.across):
        problems += refuse("Ange en publicering, eller flera efter --across.", code="VILKEN-PUBLICERING").problems
    if not targets:
        flags = " eller ".join(f"--{name} FIL" for name in PRODUCTS)
        problems += refuse(f"Ingen produkt är vald. Ange {flags}.", code="INGEN-PRODUKT").problems
    if args.unit and "workbook" not in targets:
        problems += refuse("--unit gäller arbetsboken. Ange också --workbook FIL.", code="UNIT-UTAN-ARBETSBOK").problems
    if args.across and (args.unit or targets.keys() - {"workbook"}):
        problems += refuse("--across gör bara en arbetsbok. Ta bort --unit och --csv.", code="BARA-ARBETSBOK").problems
    if problems:
        raise Refused(problems)
