"""The table of commands, and how they end.

A command is a module in `oppna/commands` with HELP, arguments(parser) and run(args). Only the
module that is asked for is imported: the time before a command starts is time somebody waits.
"""

from __future__ import annotations

import errno
import importlib
import io
import os
import sys
from collections.abc import Callable, Sequence

from oppna import __version__
from oppna.commands._parser import command_parser, wrong_call
from oppna.errors import EXIT_OK, EXIT_REFUSED, Refused

COMMANDS: dict[str, tuple[str, str]] = {
    "compute": ("oppna.commands.compute", "räkna fram en utgåvas resultat ur svar och register"),
    "check": ("oppna.commands.check", "granska definitionerna, eller en mapp med indata"),
    "new-input": ("oppna.commands.new_input", "lägg upp tomma indatafiler med utgåvans objekt"),
    "new-edition": ("oppna.commands.new_edition", "lägg upp ett nytt års utgåva som en kopia med flyttade datum"),
    "editions": ("oppna.commands.editions", "lista utgåvorna"),
    "changes": ("oppna.commands.changes", "visa vad som ändrats mellan två utgåvor och vad som går att jämföra"),
    "explain": ("oppna.commands.explain", "förklara en indikator, eller varför ett objekt fick sitt värde"),
    "release": ("oppna.commands.release", "gör en oföränderlig publicering av ett resultat"),
    "releases": ("oppna.commands.releases", "lista publiceringarna"),
    "verify": ("oppna.commands.verify", "kontrollera att en publicering är hel och orörd"),
    "diff": ("oppna.commands.diff", "jämför två publiceringar cell för cell"),
    "correct": ("oppna.commands.correct", "rätta en publicering med en ny, daterad version"),
    "publish": ("oppna.commands.publish", "gör arbetsbok och andra produkter av en publicering"),
    "schedule": ("oppna.commands.schedule", "bestäm på minuten när en version blir offentlig"),
    "calendar": ("oppna.commands.calendar", "visa när publiceringarna blir offentliga, och när de blev det"),
    "import-results": ("oppna.commands.import_results", "ta in publicerade resultat utan svar som en publicering"),
    "synth": ("oppna.commands.synth", "gör syntetiska svar med känt facit"),
    "api": ("oppna.commands.api", "svara på programs frågor ur ett förråd av publiceringar"),
    "mcp": ("oppna.commands.mcp", "låt en assistent (MCP) hämta siffror ur publiceringarna"),
    "site": ("oppna.commands.site", "kör sajten, insamling och jämförelser: starta, säkerhetskopiera, läs in"),
}
"""Command → its module and what it does, in the order of the help."""

EXIT_INTERRUPTED = 130
EXIT_BROKEN_PIPE = 141
"""What a shell reports for a program stopped by SIGINT and by SIGPIPE."""

OS_ERRORS: dict[int | None, str] = {
    errno.ENOENT: "finns inte. Kontrollera sökvägen.",
    errno.ENOTDIR: "är en fil, men en mapp behövs. Kontrollera sökvägen.",
    errno.EISDIR: "är en mapp, men en fil behövs. Kontrollera sökvägen.",
    errno.EEXIST: "finns redan. Välj ett annat namn eller ta bort det som finns.",
    errno.EACCES: "får inte läsas eller skrivas av dig. Ändra rättigheterna eller välj en annan plats.",
    errno.EPERM: "får inte läsas eller skrivas av dig. Ändra rättigheterna eller välj en annan plats.",
    errno.EROFS: "ligger på en skrivskyddad disk. Välj en annan plats.",
    errno.ENOSPC: "får inte plats: disken är full. Frigör utrymme eller välj en annan plats.",
    errno.ENAMETOOLONG: "är ett för långt namn. Välj ett kortare.",
}
"""What a person can mend when a path they gave does not work."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit code. A person's mistake ends in Swedish sentences, a fault of ours in a traceback."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    _forgive_narrow_terminals()
    try:
        return _ended_well(_dispatch(arguments))
    except Refused as refused:
        return _tell(refused)
    except BrokenPipeError:
        return _reader_left()
    except OSError as error:
        return _tell_path(error)
    except KeyboardInterrupt:
        print("Avbrutet.", file=sys.stderr)
        return EXIT_INTERRUPTED


def _forgive_narrow_terminals() -> None:
    """A terminal that lacks a letter shows a question mark instead of stopping the work."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _dispatch(arguments: list[str]) -> int:
    name = arguments[0] if arguments else "--help"
    if name in ("--help", "-h"):
        return _overview()
    if name == "--version":
        print(f"oppna {__version__}")
        return EXIT_OK
    if name not in COMMANDS:
        return _unknown(name)
    return _run(name, arguments[1:])


def _run(name: str, arguments: list[str]) -> int:
    path, help_line = COMMANDS[name]
    command = importlib.import_module(path)
    parser = command_parser(name, getattr(command, "HELP", help_line))
    command.arguments(parser)
    try:
        args = parser.parse_args(arguments)
    except SystemExit as stop:  # argparse ends the process after help and after a wrong call; main gives a code
        return int(stop.code or EXIT_OK)
    run: Callable[[object], int] = command.run
    return run(args)


def _overview() -> int:
    print("användning: oppna KOMMANDO [argument]\n")
    print("Öppna gör Öppna jämförelser av socialtjänsten: från definitioner och svar till publicerat resultat.\n")
    print("kommandon:")
    for name, (_, help_line) in COMMANDS.items():
        print(f"  {name:<16}{help_line}")
    print("\nflaggor:\n  -h, --help      visa den här hjälpen\n  --version       visa versionen")
    print("\nSkriv oppna KOMMANDO --help för att se ett kommandos argument.")
    return EXIT_OK


def _unknown(name: str) -> int:
    from difflib import get_close_matches  # slow to import, and seldom needed

    near = get_close_matches(name, COMMANDS, n=1)
    hint = f"Menade du {near[0]}? " if near else ""
    thing = "flaggan" if name.startswith("-") else "kommandot"
    return wrong_call(f"{thing} {name} finns inte. {hint}Skriv oppna --help för att se vilka kommandon som finns.")


def _ended_well(code: int) -> int:
    """Flush here, so that a reader who has left is noticed while it can still be handled."""
    sys.stdout.flush()
    return code


def _tell(refused: Refused) -> int:
    print(f"{len(refused.problems)} fel; inget har skrivits.", file=sys.stderr)
    for problem in refused.problems:
        print(problem, file=sys.stderr)
    return EXIT_REFUSED


def _tell_path(error: OSError) -> int:
    """A path that does not work is told in a sentence; any other fault of the system is not the person's."""
    sentence = OS_ERRORS.get(error.errno)
    if sentence is None:
        raise error
    return wrong_call(f"{error.filename or 'resultatet'} {sentence}")


def _reader_left() -> int:
    """Whoever read our output closed it (`| head`). Point stdout elsewhere, or Python complains when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return EXIT_BROKEN_PIPE


if __name__ == "__main__":
    sys.exit(main())
