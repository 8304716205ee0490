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
FILES: dict[str, str] = {
    "csv": "en CSV-fil för svensk Excel",
    "px": "en PX-fil om kommuner och stadsdelar, för PxWeb och PC-Axis,",
    "px-groups": "en PX-fil om riket, län, grupper och städer",
    "jsonstat": "en JSON-stat-fil om kommuner och stadsdelar",
    "jsonstat-groups": "en JSON-stat-fil om riket, län, grupper och städer",
    "sdmx": "en SDMX-CSV-fil",
    "parquet": "en Parquet-fil",
    "csvw": "tabellerna med beskrivning enligt CSV on the Web (zip)",
    "datapackage": "tabellerna som Frictionless Data Package (zip)",
}
"""The products beside the workbook, and what the help says of them."""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("release", type=Path, metavar="PUBLICERING", nargs="*", help="publiceringens mapp")
    parser.add_argument(
        "--across",
        type=Path,
        metavar="PUBLICERING",
        nargs="+",
        help="gör en arbetsbok över flera utgåvors publiceringar",
    )
    parser.add_argument("--workbook", type=Path, metavar="FIL", help="skriv arbetsboken (Excel) hit")
    parser.add_argument("--unit", default="", metavar="KOD", help="kommun eller stadsdel som arbetsboken öppnas för")
    parser.add_argument("--site", type=Path, metavar="MAPP", help="skriv hela jämförelsesajten hit; öppnas utan server")
    parser.add_argument(
        "--every-figure", action="store_true", help="med --site: ta med en sida för varje enskilt resultat (tar tid)"
    )
    for name, what in FILES.items():
        parser.add_argument(f"--{name}", type=Path, metavar="FIL", help=f"skriv {what} hit")


def run(args: argparse.Namespace) -> int:
    targets: dict[str, Path] = {name: path for name in PRODUCTS if (path := getattr(args, name.replace("-", "_")))}
    _check(args, targets)
    if args.site:
        return _site(args.release, args.site, everything=args.every_figure)
    if args.across:
        return _across(args.across, args.workbook)
    release = read_release(args.release[0], answers=False)
    writers: dict[str, Callable[..., None]] = {**PRODUCTS, "workbook": partial(PRODUCTS["workbook"], unit=args.unit)}
    for name, target in targets.items():
        writers[name](release, target)
        print(f"Skrev {target}")
    return EXIT_OK


def _site(folders: list[Path], target: Path, *, everything: bool) -> int:
    from oppna.commands._site_folder import write  # the web framework, which only this needs

    print(f"Skrev {target}: {write(folders, target, everything=everything)} filer. Öppna {target / 'index.html'}.")
    return EXIT_OK


def _across(folders: list[Path], target: Path) -> int:
    from oppna.disseminate.products.across import write  # what only this needs

    write([read_release(folder, answers=False) for folder in folders], target)
    print(f"Skrev {target}")
    return EXIT_OK


def _check(args: argparse.Namespace, targets: dict[str, Path]) -> None:
    """What can be refused before anything is read or written: every fault at once."""
    problems = [problem for target in targets.values() for problem in target_problems(target)]
    if args.site and (targets or args.across or args.unit):
        problems += refuse("--site görs för sig. Ta bort de andra flaggorna.", code="BARA-SAJT").problems
    if args.every_figure and not args.site:
        problems += refuse("--every-figure gäller sajten. Ange också --site MAPP.", code="UTAN-SAJT").problems
    if len(args.release) > 1 and not args.site:
        problems += refuse("Ange en publicering, eller flera efter --across.", code="VILKEN-PUBLICERING").problems
    if bool(args.release) == bool(args.across):
        problems += refuse("Ange en publicering, eller flera efter --across.", code="VILKEN-PUBLICERING").problems
    if not targets and not args.site:
        flags = f"{', '.join(f'--{name}' for name in PRODUCTS)} följt av filens namn"
        problems += refuse(f"Ingen produkt är vald. Ange en eller flera av {flags}.", code="INGEN-PRODUKT").problems
    if args.unit and "workbook" not in targets:
        problems += refuse("--unit gäller arbetsboken. Ange också --workbook FIL.", code="UNIT-UTAN-ARBETSBOK").problems
    if args.across and (args.unit or targets.keys() - {"workbook"}):
        problems += refuse(
            "--across gör bara en arbetsbok. Ta bort --unit och övriga produkter.", code="BARA-ARBETSBOK"
        ).problems
    if problems:
        raise Refused(problems)
