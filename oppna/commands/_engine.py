"""The arguments of commands that count persons in registers."""

from __future__ import annotations

import argparse
import re

from oppna.engines.named import DEFAULT, ENGINES

_MEMORY = re.compile(r"[1-9][0-9]{0,5}[KMGT]i?B", re.IGNORECASE)


def engine_arguments(parser: argparse.ArgumentParser) -> None:
    """--engine and --memory. Without registers of persons they change nothing."""
    parser.add_argument(
        "--engine", choices=ENGINES, default=DEFAULT, help="vad personregister räknas med; spark är ett tillägg"
    )
    parser.add_argument(
        "--memory", metavar="MINNE", type=_memory, default="", help="så mycket minne registren får ta, till exempel 4GB"
    )


def _memory(text: str) -> str:
    if text and not _MEMORY.fullmatch(text):
        raise argparse.ArgumentTypeError(f"skriv minnet som ett tal och en enhet, till exempel 4GB; inte {text!r}")
    return text
