"""Coded answers on disk come back as they were, and a broken write leaves what was there."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oppna.engines.bits.answers import AnswerPlanes
from oppna.engines.bits.numbers import Numbers, from_values
from oppna.engines.bits.registers import RegisterPlanes
from oppna.engines.bits.store import Block, read_blocks, write_blocks

NAMES = st.sampled_from(["G1", "B1b_4", "Ej aktuellt", "Nej, behövs inte", "Örebro län", 'Län "Norr"', ""])


@st.composite
def block(draw: st.DrawFn) -> Block:
    size = draw(st.integers(0, 70))
    planes = st.integers(0, (1 << size) - 1)
    values = st.lists(st.none() | st.integers(-(10**6), 10**15), min_size=size, max_size=size)
    numbers: st.SearchStrategy[Numbers] = values.map(from_values)
    answers = AnswerPlanes(
        size=size,
        choices=draw(st.dictionaries(NAMES, st.dictionaries(NAMES, planes, max_size=3), max_size=3)),
        numbers=draw(st.dictionaries(NAMES, numbers, max_size=3)),
        rounded=draw(st.dictionaries(NAMES, numbers, max_size=2)),
        texts=draw(st.dictionaries(NAMES, planes, max_size=2)),
        scale=draw(st.integers(0, 12)),
    )
    registers = RegisterPlanes(
        draw(st.dictionaries(NAMES, planes, max_size=2)),
        draw(st.dictionaries(NAMES, st.dictionaries(NAMES, numbers, max_size=2), max_size=2)),
    )
    keys = draw(st.dictionaries(NAMES, st.dictionaries(NAMES, planes, max_size=3), max_size=3))
    return Block(answers, registers, keys)


@given(st.lists(block(), max_size=3))
def test_blocks_come_back_as_they_were_written(tmp_path_factory: pytest.TempPathFactory, blocks: list[Block]) -> None:
    path = tmp_path_factory.mktemp("store") / "answers.planes"
    write_blocks(path, blocks)
    assert list(read_blocks(path)) == blocks


ONE = Block(AnswerPlanes(size=9, choices={"G1": {"Ja": 0b100000001, "Nej": 0b10}}))


def test_a_plane_lies_in_the_file_lowest_unit_first(tmp_path: Path) -> None:
    path = tmp_path / "answers.planes"
    write_blocks(path, [ONE])
    assert path.read_bytes().endswith(b"\x01\x01\x02\x00")


def test_a_write_that_fails_leaves_the_file_before_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "answers.planes"
    write_blocks(path, [ONE])
    before = path.read_bytes()

    def failing() -> Iterator[Block]:
        yield ONE
        raise RuntimeError("no more units")

    with pytest.raises(RuntimeError, match="no more units"):
        write_blocks(path, failing())
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("length", [3, 8, 20, -1])
def test_a_file_that_ends_inside_a_block_is_not_taken_for_a_whole_one(tmp_path: Path, length: int) -> None:
    path = tmp_path / "answers.planes"
    write_blocks(path, [ONE])
    path.write_bytes(path.read_bytes()[:length])
    with pytest.raises(EOFError, match="inside a block"):
        list(read_blocks(path))


def test_a_plane_that_does_not_fit_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OverflowError):
        write_blocks(tmp_path / "answers.planes", [Block(AnswerPlanes(size=8, texts={"G1b": 1 << 8}))])
