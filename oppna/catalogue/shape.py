"""Does a file have the shape of its noun? Every fault is found, each with its line and its own sentence.

msgspec reads a right file fast but stops at the first fault of a wrong one. So only when it has
refused a file is the tree walked beside the type, in Swedish.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import msgspec
import msgspec.inspect as types
import yaml

from oppna.catalogue.yaml_file import line, plain, read_tree
from oppna.errors import Problem, Refused

T = TypeVar("T")


def read(path: Path, name: str, noun: type[T]) -> T:
    """The file `path` as a `noun`; Refused with every fault, called `name` in them."""
    tree = read_tree(path, name)
    try:
        return msgspec.convert(plain(tree), noun, strict=False)
    except msgspec.ValidationError as refusal:
        problems = list(_faults(types.type_info(noun), tree, "", name))
        # A fault the walk does not know is a hole in the walk; it is still told, in msgspec's words.
        raise Refused(problems or [Problem(name, 0, "FEL_FORM", str(refusal))]) from None


def _faults(kind: types.Type, node: yaml.Node, field: str, name: str) -> Iterator[Problem]:
    if isinstance(kind, types.UnionType):
        yield from _union_faults(kind, node, field, name)
    elif isinstance(kind, types.StructType):
        yield from _struct_faults(kind, node, field, name)
    elif isinstance(kind, types.VarTupleType):
        yield from _list_faults(kind, node, field, name)
    elif isinstance(kind, types.DictType):
        yield from _table_faults(kind, node, field, name)
    else:
        yield from _value_faults(kind, node, field, name)


def _struct_faults(kind: types.StructType, node: yaml.Node, field: str, name: str) -> Iterator[Problem]:
    if not isinstance(node, yaml.MappingNode):
        yield _wrong(name, node, field, "ska ha egna fält under sig, ett per rad")
        return
    given = {str(key.value): (key, value) for key, value in node.value}
    known = {known.encode_name: known for known in kind.fields}
    for missing in (f.encode_name for f in kind.fields if f.required and f.encode_name not in given):
        yield Problem(name, line(node), "FÄLT_SAKNAS", f"fältet {_join(field, missing)} saknas. Lägg till det.")
    for key, (at, value) in given.items():
        if key in known:
            yield from _faults(known[key].type, value, _join(field, key), name)
        elif key != kind.tag_field:
            yield Problem(name, line(at), "OKÄNT_FÄLT", _unknown(_join(field, key), known))


def _unknown(field: str, known: dict[str, types.Field]) -> str:
    return f"fältet {field} finns inte. Ta bort det eller välj bland {', '.join(known)}."


def _union_faults(kind: types.UnionType, node: yaml.Node, field: str, name: str) -> Iterator[Problem]:
    """Either a choice among structs told apart by a field, or something that may be left out."""
    structs = {str(part.tag): part for part in kind.types if isinstance(part, types.StructType) and part.tag}
    if not structs:
        needed = [part for part in kind.types if not isinstance(part, types.NoneType)]
        if not (isinstance(node, yaml.ScalarNode) and node.value == "null"):
            yield from _faults(needed[0], node, field, name)
        return
    tag_field = next(iter(structs.values())).tag_field or ""
    tag = next((v.value for k, v in node.value if k.value == tag_field), None) if _is_table(node) else None
    if tag in structs:
        yield from _struct_faults(structs[tag], node, field, name)
    else:
        yield _wrong(name, node, _join(field, tag_field), f"ska vara något av {', '.join(structs)}")


def _list_faults(kind: types.VarTupleType, node: yaml.Node, field: str, name: str) -> Iterator[Problem]:
    if not isinstance(node, yaml.SequenceNode):
        yield _wrong(name, node, field, "ska vara en lista, med streck eller inom [ ]")
        return
    for position, item in enumerate(node.value, start=1):
        yield from _faults(kind.item_type, item, f"{field}[{position}]", name)


def _table_faults(kind: types.DictType, node: yaml.Node, field: str, name: str) -> Iterator[Problem]:
    if not isinstance(node, yaml.MappingNode):
        yield _wrong(name, node, field, "ska vara en tabell, nyckel: värde")
        return
    for key, value in node.value:
        yield from _faults(kind.value_type, value, _join(field, str(key.value)), name)


def _value_faults(kind: types.Type, node: yaml.Node, field: str, name: str) -> Iterator[Problem]:
    expected, fits = _expectation(kind)
    if not isinstance(node, yaml.ScalarNode) or not fits(node.value):
        yield _wrong(name, node, field, f"ska vara {expected}")


def _expectation(kind: types.Type) -> tuple[str, Callable[[str], bool]]:
    """What a value must be, in words, and whether a text is that."""
    if isinstance(kind, types.LiteralType):
        return _one_of([str(value) for value in kind.values])
    if isinstance(kind, types.EnumType):
        return _one_of([str(member.value) for member in kind.cls])
    if isinstance(kind, types.IntType):
        return "ett heltal", lambda text: text.removeprefix("-").isdecimal()
    if isinstance(kind, types.BoolType):
        return "true eller false", lambda text: text.lower() in ("true", "false", "1", "0")
    return "text", lambda text: True


def _one_of(values: list[str]) -> tuple[str, Callable[[str], bool]]:
    return f"något av {', '.join(filter(None, values))}", values.__contains__


def _wrong(name: str, node: yaml.Node, field: str, expected: str) -> Problem:
    given = f", men är {node.value!r}" if isinstance(node, yaml.ScalarNode) else ""
    return Problem(
        name,
        line(node),
        "FEL_VÄRDE",
        f"fältet {field} {expected}{given}. Rätta det." if field else f"filen {expected}{given}. Rätta den.",
    )


def _is_table(node: yaml.Node) -> bool:
    return isinstance(node, yaml.MappingNode)


def _join(field: str, key: str) -> str:
    return f"{field}.{key}" if field else key
