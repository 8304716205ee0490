"""YAML as the definitions use it: every value is text until a noun says otherwise.

YAML guesses types, and guesses wrong for us: 001 becomes 1, 0184 an octal number, 2018-02-01 a date
object and `no` false. So the file is only parsed to its tree; the noun it is read into decides.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml

from oppna.errors import Problem, Refused

MOST_VALUES = 100_000
"""The largest file of ours has some thousands."""

Plain = str | list["Plain"] | dict[str, "Plain"]


def read_tree(path: Path, name: str) -> yaml.Node:
    """The tree of the file `path`, called `name` in messages; refused when it is not YAML or repeats a key."""
    try:
        tree = yaml.compose(path.read_text("utf-8-sig"), Loader=yaml.CBaseLoader)
    except UnicodeDecodeError:
        raise Refused([Problem(name, 0, "YAML_TECKEN", "filen är inte UTF-8. Spara den som UTF-8.")]) from None
    except yaml.YAMLError as error:
        raise Refused([_syntax_problem(name, error)]) from None
    if tree is None:
        raise Refused([Problem(name, 0, "YAML_TOM", "filen är tom. Fyll i den eller ta bort den.")])
    _require_small(tree, name)
    if repeated := list(_repeated_keys(tree, name)):
        raise Refused(repeated)
    return tree


def line(node: yaml.Node) -> int:
    """The line a node begins on, counted from 1."""
    return int(node.start_mark.line) + 1


def plain(node: yaml.Node) -> Plain:
    """The tree as text, lists and dictionaries."""
    if isinstance(node, yaml.MappingNode):
        return {str(key.value): plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [plain(item) for item in node.value]
    return str(node.value)


def _syntax_problem(name: str, error: yaml.YAMLError) -> Problem:
    mark = getattr(error, "problem_mark", None)
    sentence = (
        "filen går inte att läsa som YAML här. Kontrollera indrag, kolon och citattecken på raden och raden före."
    )
    return Problem(name, mark.line + 1 if mark else 0, "YAML_FEL", sentence)


def _require_small(tree: yaml.Node, name: str) -> None:
    """A few names (&, *) that use each other can stand for more than any memory holds, or for themselves."""
    try:
        size = _written_out(tree, {})
    except RecursionError:
        size = MOST_VALUES + 1
    if size > MOST_VALUES:
        sentence = (
            "filen blir för stor eller för djup när namnen (& och *) skrivs ut. Låt inte namn innehålla varandra."
        )
        raise Refused([Problem(name, 0, "YAML_STORLEK", sentence)])


def _written_out(node: yaml.Node, sizes: dict[yaml.Node, int]) -> int:
    """How many values a node holds once names are written out. One that holds itself has no end."""
    if node not in sizes:
        sizes[node] = MOST_VALUES + 1
        parts = [part for pair in node.value for part in pair] if isinstance(node, yaml.MappingNode) else node.value
        inside = parts if isinstance(node, yaml.CollectionNode) else ()
        sizes[node] = 1 + sum(_written_out(part, sizes) for part in inside)
    return sizes[node]


def _repeated_keys(node: yaml.Node, name: str) -> Iterator[Problem]:
    """YAML lets a later key silently replace an earlier one; a definition must not lose a line that way."""
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _repeated_keys(item, name)
    if not isinstance(node, yaml.MappingNode):
        return
    seen: set[str] = set()
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            yield Problem(name, line(key), "FÄLTNAMN", "ett fälts namn är en lista eller har egna fält. Skriv ett ord.")
            continue
        if key.value in seen:
            sentence = f"fältet {key.value} står två gånger. Behåll det ena."
            yield Problem(name, line(key), "DUBBLERAT_FÄLT", sentence)
        seen.add(str(key.value))
        yield from _repeated_keys(value, name)
