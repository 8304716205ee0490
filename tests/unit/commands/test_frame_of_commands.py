"""The command line itself: the table, help, wrong calls, and how faults end."""

from __future__ import annotations

import argparse
import ast
import importlib
import inspect
import re
import subprocess
import sys
import types
from pathlib import Path

import pytest

from oppna import __version__
from oppna.__main__ import COMMANDS, main
from oppna.commands import _argparse_texts
from oppna.errors import Problem, Refused

ROOT = Path(__file__).parents[3]
PROGRAMMERS = {
    "%r is not callable",
    "%(heading)s:",
    ".__call__() not defined",
    "'required' is an invalid argument for positionals",
    'argument "-" with mode %r',
    "argument '%(argument_name)s' is deprecated",
    "cannot have multiple subparser arguments",
    "cannot merge actions - two groups are named %r",
    "can't open '%(filename)s': %(error)s",
    "command '%(parser_name)s' is deprecated",
    "conflicting option string: %s",
    "conflicting option strings: %s",
    "conflicting subparser alias: %s",
    "conflicting subparser: %s",
    "dest= is required for options like %r",
    "invalid conflict_resolution value: %r",
    "invalid option string %(option)r: must start with a character %(prefix_chars)r",
    "mutually exclusive arguments must be optional",
    "option '%(option)s' is deprecated",
    "subcommands",
    "unknown parser %(parser_name)r (choices: %(choices)s)",
    "%(prog)s: warning: %(message)s\n",
    " (default: %(default)s)",
}
"""Texts for who writes a parser, or for parts of argparse the product does not use."""


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch) -> types.ModuleType:
    """A command "prov" whose `run` the test replaces."""
    module = types.ModuleType("oppna.commands.prov")
    vars(module).update(
        HELP="prova",
        arguments=lambda parser: (
            parser.add_argument("number", metavar="TAL", type=int),
            parser.add_argument("--form", choices=["rund", "kantig"]),
        ),
        run=lambda args: 0,
    )
    monkeypatch.setitem(sys.modules, "oppna.commands.prov", module)
    monkeypatch.setitem(COMMANDS, "prov", ("oppna.commands.prov", "prova"))
    return module


def raising(error: BaseException) -> object:
    def run(args: argparse.Namespace) -> int:
        raise error

    return run


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_there_and_has_help(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([name, "--help"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith(f"användning: oppna {name}")
    assert importlib.import_module(COMMANDS[name][0]).HELP in " ".join(shown.split())
    assert not re.search(r"\b(usage|options|positional|show this|default)\b", shown)


@pytest.mark.parametrize("arguments", [[], ["--help"], ["-h"]])
def test_the_overview_lists_every_command(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 0
    shown = capsys.readouterr().out
    assert [name for name in COMMANDS if not re.search(rf"^  {name} ", shown, re.MULTILINE)] == []


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"oppna {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["comput"], "kommandot comput finns inte. Menade du compute? Skriv oppna --help"),
        (["zzz"], "kommandot zzz finns inte. Skriv oppna --help"),
        (["--fort"], "flaggan --fort finns inte. Skriv oppna --help"),
        (["prov"], "oppna prov: följande saknas: TAL. Skriv oppna prov --help"),
        (["prov", "x"], "argumentet TAL: 'x' är inte ett giltigt värde. Skriv oppna prov --help"),
        (["prov", "1", "2"], "okända argument: 2."),
        (["prov", "1", "--for", "rund"], "okända argument: --for rund."),
        (["prov", "1", "--form"], "argumentet --form: ett värde saknas."),
        (["prov", "1", "--form", "platt"], "argumentet --form: 'platt' går inte att välja; välj bland"),
    ],
)
def test_a_wrong_call_ends_with_a_sentence(
    command: types.ModuleType, arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert says in err


def test_every_text_of_argparse_a_person_can_meet_is_translated() -> None:
    tree = ast.parse(inspect.getsource(argparse))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)]
    texts = {
        argument.value
        for call in calls
        if call.func.id in ("_", "ngettext")  # type: ignore[attr-defined]
        for argument in call.args
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    }
    assert len(texts) > 20
    assert texts - set(_argparse_texts.TEXTS) - PROGRAMMERS == set()


def test_a_refusal_lists_every_problem(command: types.ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    problems = [
        Problem("b.csv", 2, "X", "fel två."),
        Problem("a.csv", 9, "X", "fel ett."),
        Problem("", 0, "X", "fel tre."),
    ]
    vars(command)["run"] = raising(Refused(problems))
    assert main(["prov", "1"]) == 2
    assert capsys.readouterr().err.splitlines() == [
        "3 fel; inget har skrivits.",
        "fel tre.",
        "a.csv rad 9: fel ett.",
        "b.csv rad 2: fel två.",
    ]


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (FileNotFoundError(2, "No such file", "svar.csv"), "oppna: svar.csv finns inte. Kontrollera sökvägen."),
        (PermissionError(13, "Permission denied", "svar.csv"), "oppna: svar.csv får inte läsas eller skrivas av dig."),
        (IsADirectoryError(21, "Is a directory", "svar"), "oppna: svar är en mapp, men en fil behövs."),
        (NotADirectoryError(20, "Not a directory", "svar"), "oppna: svar är en fil, men en mapp behövs."),
        (OSError(28, "No space left on device"), "oppna: resultatet får inte plats: disken är full."),
    ],
)
def test_a_path_that_does_not_work_is_told(
    command: types.ModuleType, error: OSError, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    vars(command)["run"] = raising(error)
    assert main(["prov", "1"]) == 2
    assert capsys.readouterr().err.startswith(says)


@pytest.mark.parametrize("error", [ZeroDivisionError(), KeyError("x"), OSError(5, "Input/output error")])
def test_a_fault_of_our_own_is_not_dressed_up(command: types.ModuleType, error: Exception) -> None:
    vars(command)["run"] = raising(error)
    with pytest.raises(type(error)):
        main(["prov", "1"])


def test_an_interrupted_run_says_so(command: types.ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    vars(command)["run"] = raising(KeyboardInterrupt())
    assert main(["prov", "1"]) == 130
    assert capsys.readouterr().err == "Avbrutet.\n"


def test_the_exit_code_is_the_commands(command: types.ModuleType) -> None:
    vars(command)["run"] = lambda args: args.number
    assert main(["prov", "7"]) == 7


def test_a_reader_that_leaves_gets_no_traceback() -> None:
    """As with `oppna --help | head -1`: the pipe is closed before anything is written."""
    process = subprocess.Popen(
        [sys.executable, "-m", "oppna", "--help"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
    )
    assert process.stdout is not None and process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait() == 141
    process.stderr.close()


def test_a_terminal_without_our_letters_still_shows_help() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "oppna", "--help"],
        capture_output=True,
        env={"PYTHONIOENCODING": "ascii"},
        cwd=ROOT,
        check=True,
    )
    assert ran.stdout.startswith(b"anv?ndning: oppna")


def test_a_command_imports_only_what_it_needs() -> None:
    """In a process of its own: what else this one has imported does not count."""
    program = "import sys; from oppna.__main__ import main; main(['compute', '--help']); print(*sys.modules, sep='\\n')"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=True)
    imported = set(ran.stdout.splitlines())
    assert "oppna.commands.compute" in imported
    assert imported.isdisjoint({"yaml", "sqlglot", "duckdb", "xlsxwriter", "rich", "oppna.commands.check"})
