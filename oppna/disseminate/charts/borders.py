"""The committed borders of municipalities and counties (made by `geometry/make.py`)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import msgspec

FILE = Path(__file__).with_name("geometry") / "sverige.json"


class Provenance(msgspec.Struct, frozen=True):
    """Where the borders come from and what one may do with them."""

    source: str
    licence: str
    projection: str
    made_by: str
    sha256: str


class Borders(msgspec.Struct, frozen=True):
    """Paths in a drawing of `width` × `height`: municipality code → path, county name → path."""

    provenance: Provenance
    width: int
    height: int
    county_borders: str
    counties: dict[str, str]
    municipalities: dict[str, str]


@cache
def borders() -> Borders:
    """Read once."""
    return msgspec.json.decode(FILE.read_bytes(), type=Borders)


_COMMAND = re.compile(r"M(-?\d+) (-?\d+)l([^Mz]*)")
_NUMBER = re.compile(r"-?\d+")
Box = tuple[int, int, int, int]
"""Left, top, width, height."""


def box(paths: Iterable[str], margin: int = 12) -> Box:
    """The smallest box around the paths, with a margin."""
    found = [corner for path in paths for corner in corners(path)]
    left, top = (min(corner[axis] for corner in found) - margin for axis in (0, 1))
    right, bottom = (max(corner[axis] for corner in found) + margin for axis in (0, 1))
    return left, top, right - left, bottom - top


def corners(path: str) -> Iterator[tuple[int, int]]:
    """Every corner of a path, in the drawing's units."""
    for start_x, start_y, steps in _COMMAND.findall(path):
        x, y = int(start_x), int(start_y)
        yield x, y
        numbers = [int(number) for number in _NUMBER.findall(steps)]
        for step_x, step_y in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + step_x, y + step_y
            yield x, y
