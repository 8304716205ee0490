"""`oppna synth`: made-up answers, or registers of made-up persons, with a known truth."""

from __future__ import annotations

import argparse
from pathlib import Path

from oppna.commands._parser import wrong_call
from oppna.errors import EXIT_OK
from oppna.model.codes import SYNTHETIC
from oppna.swedish import number

HELP = "gör syntetiska svar eller personregister med känt facit, för att pröva allt utan verkliga uppgifter"
REGISTERS = "registers"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "edition", metavar="UTGÅVA", help=f"till exempel 2018-bou, eller {REGISTERS} för personregister"
    )
    parser.add_argument(
        "of_registers", nargs="?", metavar="REGISTRENS_UTGÅVA", help=f"efter {REGISTERS}: utgåvan (annars den senaste)"
    )
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="frö: samma frö ger samma filer (annars 1)")
    parser.add_argument(
        "--to",
        "--out",
        type=Path,
        metavar="MAPP",
        help=f"mappen som filerna skrivs till (för {REGISTERS} annars register)",
    )
    parser.add_argument(
        "--persons", type=int, metavar="N", help=f"för {REGISTERS}: så många personer, omkring 2,5 placeringar var"
    )
    parser.add_argument("--format", choices=("parquet", "csv"), help=f"för {REGISTERS}: filernas form (annars parquet)")


def run(args: argparse.Namespace) -> int:
    if args.edition == REGISTERS:
        from oppna.commands._synth_registers import run_registers

        return run_registers(args)
    if args.of_registers or args.persons is not None or args.format:
        return wrong_call(f"--persons, --format och en andra utgåva gäller bara oppna synth {REGISTERS}")
    if args.to is None:
        return wrong_call("skriv --to och mappen som filerna ska skrivas till")
    return _answers(args)


def _answers(args: argparse.Namespace) -> int:
    from oppna.synth.plan import load_plan
    from oppna.synth.synthesis import synthesise
    from oppna.synth.write import write

    made = synthesise(args.edition, args.seed)
    write(made, load_plan(args.edition).registers, args.to)
    units = len({unit for unit, _ in made.truth})
    answers = number(len(made.answers))
    print(f"{SYNTHETIC} för {args.edition}, frö {args.seed}: {number(units)} objekt, {answers} svar.")
    print(f"Filerna ligger i {args.to}. Facit är truth.csv.")
    return EXIT_OK
