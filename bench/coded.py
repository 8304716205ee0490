"""The coded blocks as Parquet for the peers: one byte an answer, numbers as 64-bit hundredths, one key a unit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import polars as pl

from bench.peers import rules
from oppna.engines.bits.numbers import Numbers
from oppna.engines.bits.store import Block

LEVELS = ("county", "population_group", "skr_group", "municipality")


def write_parquet(target: Path, keys: Path, blocks: Iterable[Block]) -> None:
    """`target`: a row a unit. `keys`: what each value of its column `cell` stands for."""
    cells: dict[tuple[str, ...], int] = {}
    frames = [_frame(block, cells) for block in blocks]
    pl.concat(frames).write_parquet(target)
    rows = [(number, *names) for names, number in cells.items()]
    pl.DataFrame(rows, schema=["cell", *LEVELS[:3], "city"], orient="row").with_columns(
        pl.col("cell").cast(pl.UInt16), pl.col("city").replace("", None)
    ).write_parquet(keys)


def _frame(block: Block, cells: dict[tuple[str, ...], int]) -> pl.DataFrame:
    size, answers, registers = block.answers.size, block.answers, block.registers
    columns = {q: _codes({rules.CODES[a]: plane for a, plane in answers.choices[q].items()}, size) for q in rules.questions()}
    columns |= {q: _numbers(answers.numbers[q], size) for q in rules.NUMBERS}
    columns |= {name: _numbers(number, size) for name, number in registers.numbers["children.csv"].items()}
    columns["bbic"] = _codes({1: registers.listed["bbic.csv"]}, size)
    return pl.DataFrame(columns).with_columns(pl.Series("cell", list(_cells(block, cells)), dtype=pl.UInt16))


def _cells(block: Block, cells: dict[tuple[str, ...], int]) -> Iterator[int]:
    names = [[""] * block.answers.size for _ in LEVELS]
    for column, level in zip(names, LEVELS, strict=True):
        for area, plane in block.keys.get(level, {}).items():
            for position, bit in enumerate(format(plane, "b")[::-1]):
                if bit == "1":
                    column[position] = area
    for combined in zip(*names, strict=True):
        yield cells.setdefault(combined, len(cells))


def _bits(plane: int, size: int) -> pl.Expr:
    """The plane as a column of 0 and 1."""
    digits = format(plane, f"0{size}b")[::-1].encode()
    bits = pl.lit(digits, dtype=pl.Binary).bin.reinterpret(dtype=pl.Array(pl.UInt8, size), endianness="little")
    return bits.explode() - 48


def _codes(planes: dict[int, int], size: int) -> pl.Series:
    codes = pl.sum_horizontal(_bits(plane, size) * pl.lit(code, pl.UInt8) for code, plane in planes.items())
    return pl.select(codes.cast(pl.UInt8)).to_series()


def _numbers(numbers: Numbers, size: int) -> pl.Series:
    *digits, sign = numbers.planes
    weights = [(1 << weight, plane) for weight, plane in enumerate(digits)] + [(-1 << len(digits), sign)]
    value = pl.sum_horizontal(_bits(plane, size).cast(pl.Int64) * weight for weight, plane in weights)
    return pl.select(pl.when(_bits(numbers.known, size) == 1).then(value)).to_series()
