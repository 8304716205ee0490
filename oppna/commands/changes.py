"""`oppna changes`: what changed between two editions, and what may be compared."""

from __future__ import annotations

import argparse

from oppna.errors import EXIT_OK, refuse

HELP = "visa vad som ändrats mellan två utgåvor och vad som går att jämföra"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("before", metavar="FÖRE", nargs="?", help="den äldre utgåvan, till exempel 2015-bou")
    parser.add_argument("after", metavar="EFTER", nargs="?", help="den nyare utgåvan")
    parser.add_argument("--areas", action="store_true", help="visa också vad som går att jämföra mellan områden")
    parser.add_argument("--write", action="store_true", help="skriv om alla ändringsloggar i definitionernas mapp")


def run(args: argparse.Namespace) -> int:
    if args.write:
        return _write()
    if not (args.before and args.after):
        raise refuse("Ange två utgåvor, den äldre först, eller --write.", code="UTGÅVA_SAKNAS")
    from oppna.catalogue.change_log import change_log

    print(change_log(args.before, args.after), end="")
    if args.areas:
        _print_areas(args.before, args.after)
    return EXIT_OK


def _write() -> int:
    from oppna.catalogue.change_log import log_texts, write_logs

    for path in (written := write_logs()):
        print(f"Skrev {path}")
    print(f"{len(log_texts())} ändringsloggar är aktuella, {len(written)} skrevs om.")
    return EXIT_OK


def _print_areas(*editions: str) -> None:
    from oppna.catalogue.between_areas import tables

    years = [int(id[:4]) for id in editions if id[:4].isdecimal()]
    print("\n" + tables(years), end="")
