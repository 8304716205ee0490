"""A cube in a folder: written indicator by indicator, opened without being read. Processes share its pages.

Numbers are little-endian. The folder is whole when `cube.json` is there: that file is written last.
"""

from __future__ import annotations

import mmap
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import msgspec
import numpy as np

from oppna.disseminate.cube.axes import Axes
from oppna.disseminate.cube.builder import Builder, Part
from oppna.disseminate.cube.catalogue import Catalogue
from oppna.disseminate.cube.cube import Cube
from oppna.disseminate.cube.table import Table
from oppna.errors import refuse

HEAD = "cube.json"
FORMAT = 1
TEXT, OFFSETS, VALUES, CODES = "rows.txt", "offsets.u4", "values.f8", "codes.u1"
Figures = Callable[[int], tuple[np.ndarray, np.ndarray]]


class _Table(msgspec.Struct, frozen=True):
    """What stands in the head of a table besides its arrays."""

    axes: Axes
    starts: list[int]
    counts: list[list[int]]
    days: list[list[int]]


class _Head(msgspec.Struct, frozen=True):
    format: int
    token: str
    catalogue: Catalogue
    tables: dict[str, _Table]


def write_folder(
    folder: Path, token: str, catalogue: Catalogue, tables: dict[str, tuple[Axes, Figures, np.ndarray]]
) -> None:
    """Write a cube. `tables`: data and oudata, each its axes, what gives the figures of an indicator, and the days."""
    heads = {name: _write_table(folder / name, *table) for name, table in tables.items()}
    (folder / HEAD).write_bytes(msgspec.json.encode(_Head(FORMAT, token, catalogue, heads)))


def _write_table(folder: Path, axes: Axes, figures: Figures, days: np.ndarray) -> _Table:
    folder.mkdir(parents=True)
    starts, counts = [0], []
    with ExitStack() as stack:
        text, offsets, values, codes = (
            stack.enter_context((folder / name).open("wb")) for name in (TEXT, OFFSETS, VALUES, CODES)
        )

        def keep(part: Part) -> None:
            starts.append(starts[-1] + text.write(part.text))
            counts.append(part.counts.tolist())
            offsets.write(part.offsets.astype("<u4").tobytes())
            values.write(part.values.astype("<f8").tobytes())
            codes.write(part.codes.astype("u1").tobytes())

        builder = Builder(axes, keep)
        for number in range(len(axes.kpis)):
            builder.add(*figures(number))
    return _Table(axes, starts, counts, days.tolist())


def open_folder(folder: Path) -> Cube:
    """The cube in a folder. Nothing of the figures is read before somebody asks for them."""
    try:
        head = msgspec.json.decode((folder / HEAD).read_bytes(), type=_Head)
    except (OSError, msgspec.DecodeError) as error:
        sentence = "är ingen hel kub; lägg upp den igen."
        raise refuse(sentence, file=str(folder), code="INGEN_KUB") from error
    if head.format != FORMAT:
        raise refuse("är en kub av annan version; lägg upp den igen.", file=str(folder), code="ANNAN_KUB")
    tables = {name: _open_table(folder / name, table) for name, table in head.tables.items()}
    return Cube(head.token, head.catalogue, tables["data"], tables["oudata"])


def _open_table(folder: Path, head: _Table) -> Table:
    axes = head.axes
    shape = (axes.first_lane[-1], len(axes.years), len(axes.units))
    return Table(
        axes=axes,
        text=_text(folder / TEXT),
        starts=np.array(head.starts, dtype=np.int64),
        offsets=_array(folder / OFFSETS, "<u4", (len(axes.kpis), axes.cells + 1)),
        counts=_by_year(head.counts, axes, np.uint32),
        values=_array(folder / VALUES, "<f8", shape),
        codes=_array(folder / CODES, "u1", shape),
        days=_by_year(head.days, axes, np.int32),
    )


def _by_year(figures: list[list[int]], axes: Axes, kind: type) -> np.ndarray:
    return np.array(figures, dtype=kind).reshape(len(axes.kpis), len(axes.years))


def _text(path: Path) -> memoryview:
    if not path.stat().st_size:
        return memoryview(b"")
    with path.open("rb") as file:
        return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))


def _array(path: Path, kind: str, shape: tuple[int, ...]) -> np.ndarray:
    if not path.stat().st_size:
        return np.zeros(shape, dtype=kind)
    return np.asarray(np.memmap(path, dtype=kind, mode="r", shape=shape))
