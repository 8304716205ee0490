"""`oppna synth`: made-up answers with a known truth."""

from __future__ import annotations

import argparse
from pathlib import Path

from oppna.errors import EXIT_OK
from oppna.model.codes import SYNTHETIC
from oppna.swedish import number
from oppna.synth.plan import load_plan
from oppna.synth.synthesis import synthesise
from oppna.synth.write import write

HELP = "gör syntetiska svar med känt facit, för att pröva allt utan verkliga uppgifter"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("edition", metavar="UTGÅVA", help="till exempel 2018-bou")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="frö: samma frö ger samma svar (annars 1)")
    parser.add_argument("--to", type=Path, required=True, metavar="MAPP", help="mappen som filerna skrivs till")


def run(args: argparse.Namespace) -> int:
    made = synthesise(args.edition, args.seed)
    write(made, load_plan(args.edition).registers, args.to)
    units = len({unit for unit, _ in made.truth})
    answers = number(len(made.answers))
    print(f"{SYNTHETIC} för {args.edition}, frö {args.seed}: {number(units)} objekt, {answers} svar.")
    print(f"Filerna ligger i {args.to}. Facit är truth.csv.")
    return EXIT_OK
