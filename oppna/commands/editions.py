"""`oppna editions`: which editions there are."""

from __future__ import annotations

import argparse

from oppna.commands._columns import print_columns
from oppna.errors import EXIT_OK
from oppna.model.edition import Edition

HELP = "lista utgåvorna"
HEADER = ("utgåva", "indikatorer", "bakgrundsmått", "läge", "källa", "namn")


def arguments(parser: argparse.ArgumentParser) -> None:
    """None."""


def run(args: argparse.Namespace) -> int:
    from oppna.catalogue.load import edition_ids, load_edition

    print_columns([HEADER, *(_row(load_edition(id)) for id in edition_ids())])
    return EXIT_OK


def _row(edition: Edition) -> tuple[str, ...]:
    background = sum(indicator.background for indicator in edition.indicators)
    head = edition.head
    return (
        edition.id,
        str(len(edition.indicators) - background),
        str(background),
        "ofullständig" if head.incomplete else "fullständig",
        f"[{head.source.document}:{head.source.lines}]",
        head.name,
    )
