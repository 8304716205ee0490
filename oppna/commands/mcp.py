"""`oppna mcp`: assistants ask for figures over the Model Context Protocol, by standard input and output."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from oppna.errors import EXIT_OK, refuse

HELP = "låt en assistent (MCP) hämta siffror med hänvisningar ur ett förråd av publiceringar"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--store", type=Path, metavar="MAPP", help="förrådet (annars OPPNA_RELEASES)")
    parser.add_argument("--site", default="", metavar="ADRESS", help="sajtens adress, som hänvisningarna börjar med")


def run(args: argparse.Namespace) -> int:
    store = args.store or Path(os.environ.get("OPPNA_RELEASES") or "publiceringar")
    if not store.is_dir():
        raise refuse("finns inte; ange förrådet av publiceringar med --store.", file=str(store), code="INGET_FÖRRÅD")
    try:
        from oppna.disseminate.api.assistant.server import server  # the extra mcp
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] not in ("mcp", "pydantic"):
            raise
        sentence = "Stödet för assistenter är inte installerat; installera det med pip install 'oppna[mcp]'."
        raise refuse(sentence, code="MCP_SAKNAS") from error
    from oppna.disseminate.api import source
    from oppna.disseminate.api.assistant.answers import Answers

    source.configure(store)
    server(Answers(source.public, args.site)).run("stdio")
    return EXIT_OK
