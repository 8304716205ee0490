"""The command line's parser: Swedish, and short when it has to say no."""

from __future__ import annotations

import argparse
import sys
from typing import NoReturn

from oppna.commands import _argparse_texts
from oppna.errors import EXIT_REFUSED


class Parser(argparse.ArgumentParser):
    """An argparse parser that answers a wrong call with one sentence and what to do."""

    def error(self, message: str) -> NoReturn:
        self.exit(EXIT_REFUSED, f"{self.prog}: {message}. Skriv {self.prog} --help för att se hur det ska vara.\n")


def command_parser(name: str, description: str) -> Parser:
    """The parser of one command, without its arguments. Long flags must be written out: scripts last longer."""
    _argparse_texts.install()
    return Parser(prog=f"oppna {name}", description=description, allow_abbrev=False)


def wrong_call(sentence: str) -> int:
    """Say `sentence` to the person and give the exit code of a refusal."""
    print(f"oppna: {sentence}", file=sys.stderr)
    return EXIT_REFUSED
