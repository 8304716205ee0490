"""Coded answers on disk: block after block of units, each a head and its planes.

A block holds some units with everything that is known of them. It is read when its turn comes and
let go after it, so that a country of any size takes the memory of one block. The head is the block
itself as JSON, with the number of a plane wherever the plane would stand.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from oppna.engines.bits.answers import AnswerPlanes
from oppna.engines.bits.numbers import Numbers
from oppna.engines.bits.registers import RegisterPlanes

UNITS_PER_BLOCK = 1 << 16
"""Planes of 8 KB: long enough that the work is in the planes, short enough that a rule's stay in the processor."""

_LENGTH = 8


@dataclass(frozen=True)
class Block:
    """Some units: their answers, their registers, and `keys`: level → area → the units that belong to it."""

    answers: AnswerPlanes
    registers: RegisterPlanes = field(default_factory=RegisterPlanes)
    keys: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


class _Planes(msgspec.Struct):
    choices: dict[str, dict[str, int]]
    numbers: dict[str, Numbers]
    rounded: dict[str, Numbers]
    texts: dict[str, int]
    listed: dict[str, int]
    registered: dict[str, dict[str, Numbers]]
    keys: dict[str, dict[str, int]]


class _Head(msgspec.Struct):
    size: int
    scale: int
    planes: _Planes


def write_blocks(path: Path, blocks: Iterable[Block]) -> None:
    """Write the blocks one by one; the file appears when the last one is written."""
    aside = path.with_name(f".{path.name}.{os.getpid()}.del")
    try:
        with aside.open("wb") as file:
            for block in blocks:
                _write(file, block)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


def read_blocks(path: Path) -> Iterator[Block]:
    """The blocks in the order they were written. Raises EOFError when the file ends inside one."""
    with path.open("rb") as file:
        while length := file.read(_LENGTH):
            yield _read(file, int.from_bytes(length, "little"))


def _write(file: BinaryIO, block: Block) -> None:
    width = _width(block.answers.size)
    planes: list[bytes] = []

    def put(plane: int) -> int:
        planes.append(plane.to_bytes(width, "little"))
        return len(planes) - 1

    head = msgspec.json.encode(_Head(block.answers.size, block.answers.scale, _changed(_planes_of(block), put)))
    file.write(len(head).to_bytes(_LENGTH, "little") + head + len(planes).to_bytes(_LENGTH, "little"))
    file.writelines(planes)


def _read(file: BinaryIO, length: int) -> Block:
    head = msgspec.json.decode(_exactly(file, length), type=_Head)
    width = _width(head.size)
    count = int.from_bytes(_exactly(file, _LENGTH), "little")
    data = memoryview(_exactly(file, count * width))

    def get(number: int) -> int:
        return int.from_bytes(data[number * width : (number + 1) * width], "little")

    return _block(head, _changed(head.planes, get))


def _width(size: int) -> int:
    return (size + 7) // 8


def _exactly(file: BinaryIO, length: int) -> bytes:
    data = file.read(length)
    if len(data) < length:
        raise EOFError("the file ends inside a block")
    return data


def _planes_of(block: Block) -> _Planes:
    answers, registers = block.answers, block.registers
    parts = (answers.choices, answers.numbers, answers.rounded, answers.texts, registers.listed, registers.numbers)
    return _Planes(*parts, block.keys)  # type: ignore[arg-type]  # any mapping will do to write


def _block(head: _Head, planes: _Planes) -> Block:
    answers = AnswerPlanes(head.size, planes.choices, planes.numbers, planes.rounded, planes.texts, head.scale)
    return Block(answers, RegisterPlanes(planes.listed, planes.registered), planes.keys)


def _changed(planes: _Planes, change: Callable[[int], int]) -> _Planes:
    return _Planes(*(_each(part, change) for part in msgspec.structs.astuple(planes)))


def _each(part: Any, change: Callable[[int], int]) -> Any:
    """The same structure with every plane changed."""
    if isinstance(part, int):
        return change(part)
    if isinstance(part, Numbers):
        return Numbers(tuple(map(change, part.planes)), change(part.known))
    return {name: _each(inner, change) for name, inner in part.items()}
