"""`oppna releases`: which releases a store holds."""

from __future__ import annotations

import argparse
from pathlib import Path

from oppna.commands._columns import print_columns
from oppna.commands._releasing import DEFAULT_STORE, store_argument
from oppna.errors import EXIT_OK, Refused, refuse

HELP = "lista publiceringarna"
HEADER = ("utgåva", "version", "datum", "godkänd av", "ursprung", "svar", "hel", "mapp")
_ORIGIN = {"computed": "beräknad", "published": "publicerad av andra"}


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("edition", metavar="UTGÅVA", nargs="?", help="bara den här utgåvan")
    store_argument(parser)


def run(args: argparse.Namespace) -> int:
    if args.store != DEFAULT_STORE and not args.store.is_dir():
        raise refuse("mappen finns inte. Kontrollera sökvägen.", file=str(args.store), code="LAGER_SAKNAS")
    rows = [_row(path) for path in _folders(args.store, args.edition)]
    if rows:
        print_columns([HEADER, *rows])
    else:
        print(f"Inga publiceringar i {args.store}.")
    return EXIT_OK


def _folders(store: Path, edition: str | None) -> list[Path]:
    from oppna.release.store import versions

    editions = sorted(path.name for path in store.glob("*") if path.is_dir()) if edition is None else [edition]
    return [version for name in editions for version in versions(store, name)]


def _row(path: Path) -> tuple[str, ...]:
    """A release that is not whole is listed with nothing but its name: what it says is not to be trusted."""
    from oppna.release.read import read_head
    from oppna.release.seal import broken_seals

    try:
        head = None if broken_seals(path) else read_head(path)
    except Refused:
        head = None
    if head is None:
        return (path.parent.name, path.name, "", "", "", "", "nej", str(path))
    answers = "" if head.origin == "published" else "SYNTETISKA" if head.synthetic else "verkliga"
    return (head.edition, head.version, head.date, head.approver, _ORIGIN[head.origin], answers, "ja", str(path))
