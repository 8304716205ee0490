"""`oppna new-edition`: a new year's edition, copied from an old one with its dates moved."""

from __future__ import annotations

import argparse

from oppna.errors import EXIT_OK

HELP = "lägg upp ett nytt års utgåva som en kopia med flyttade datum"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("old", metavar="GAMMAL", help="utgåvan som kopieras, till exempel 2018-bou")
    parser.add_argument("new", metavar="NY", help="den nya utgåvans id, till exempel 2020-bou")


def run(args: argparse.Namespace) -> int:
    from oppna.catalogue.change_log import write_logs
    from oppna.catalogue.renewal.renew import carry_frame, renew

    folder = renew(args.old, args.new)
    print(f"Skrev {sum(path.is_file() for path in folder.rglob('*'))} filer i {folder}.")
    if frame := carry_frame(args.old, args.new):
        print(f"Skrev {frame}, en kopia av den gamla ramen. Byt folkmängd och objekt till det nya årets.")
    for path in write_logs():
        print(f"Skrev {path}")
    print(
        f"Datumen är flyttade; frågor, regler och texter är de som står i {args.old}. Gå igenom dem, skriv vad som "
        f"går att jämföra och töm fältet ofullständig när allt är granskat. Kontrollera med oppna check {args.new}."
    )
    return EXIT_OK
