"""`oppna check`: are the definitions right, or can a folder of input be used?"""

from __future__ import annotations

import argparse
import shlex
from pathlib import Path

from oppna.errors import EXIT_OK, Refused
from oppna.swedish import counted

HELP = "granska definitionerna, eller en mapp med indata"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("edition", metavar="UTGÅVA", nargs="?", help="utgåvans id, till exempel 2018-bou; annars alla")
    parser.add_argument("--in", dest="folder", metavar="MAPP", type=Path, help="granska indata i mappen i stället")


def run(args: argparse.Namespace) -> int:
    if args.folder is not None:
        return check_input(args.edition, args.folder)
    return check_definitions(args.edition)


def check_definitions(edition_id: str | None) -> int:
    """Every rule on one edition or all; Refused with every problem."""
    from oppna.catalogue.checks.run import check_edition
    from oppna.catalogue.checks.table import RULES
    from oppna.catalogue.load import edition_folder, edition_ids
    from oppna.commands._worked import ENGINE

    editions = edition_ids() if edition_id is None else (edition_folder(edition_id).name,)
    if problems := [problem for id in editions for problem in check_edition(id, ENGINE)]:
        raise Refused(problems)
    print(f"Inga fel. Prövade {', '.join(editions)} mot {len(RULES)} regler.")
    return EXIT_OK


def check_input(named: str | None, folder: Path) -> int:
    """Compute without keeping the result: what computing would refuse, and what it would remark on."""
    from oppna.commands._findings import told
    from oppna.commands._meant import edition_meant
    from oppna.commands.compute import warn
    from oppna.production import compute

    edition_id = named or edition_meant(folder)
    if not named:
        print(f"Mappen prövas mot {edition_id}; ange en annan utgåva om det är fel.")
    computed = compute(edition_id, folder)
    warn(computed.warnings)
    warnings = counted(len(computed.warnings), "varning", "varningar")
    print(
        f"Inga fel som hindrar. {counted(len(computed.units), 'objekt', 'objekt')}; {warnings}, "
        f"{counted(len(computed.findings), 'fynd', 'fynd')} i granskningen."
    )
    for line in told(computed.findings):
        print(line)
    next_step = shlex.join(["oppna", "compute", edition_id, "--in", str(folder), "--out", "results.csv"])
    print(f"\nRäkna med {next_step}; alla fynd läggs i results.findings.csv.")
    return EXIT_OK
