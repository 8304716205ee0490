"""A country of any size as coded blocks (SYNTETISK): random planes, and the mix of sorting keys of the frame of 2018.

The units are ordered by their keys, because a block then holds units of a few groups only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from random import Random

from bench.material import EDITION, SEED
from oppna.catalogue.frame import load_frame
from oppna.catalogue.prepared import Prepared, prepare
from oppna.engines.bits.answers import AnswerPlanes
from oppna.engines.bits.numbers import Numbers, add, constant
from oppna.engines.bits.registers import RegisterPlanes
from oppna.engines.bits.store import UNITS_PER_BLOCK, Block
from oppna.model.area import Unit
from oppna.process.group import keys_of

NUMBERS = ("B1", "B1a", "B1b_1", "B1b_2", "B1b_3", "B1b_4", "B1b_5", "B2")


def blocks(times: int) -> Iterator[Block]:
    """Every object of the frame `times` over, each copy with answers of its own."""
    prepared, random = prepare(EDITION), Random(SEED)
    for units in _cut(times):
        yield _block(prepared, units, random)


def _cut(times: int) -> Iterator[list[tuple[Unit, int]]]:
    """Runs of (unit, copies) in the order of the keys. A block ends where a key changes, unless it would be short."""
    block: list[tuple[Unit, int]] = []
    for keys, units in groupby(sorted(load_frame(EDITION), key=_keys), _keys):
        del keys
        for unit in units:
            for copies in _pieces(times):
                block.append((unit, copies))
                if _size(block) >= UNITS_PER_BLOCK:
                    yield block
                    block = []
        if _size(block) >= UNITS_PER_BLOCK // 4:
            yield block
            block = []
    if block:
        yield block


def _pieces(copies: int) -> Iterator[int]:
    while copies > 0:
        yield min(copies, UNITS_PER_BLOCK)
        copies -= UNITS_PER_BLOCK


def _size(block: list[tuple[Unit, int]]) -> int:
    return sum(copies for _, copies in block)


def _keys(unit: Unit) -> tuple[str, str, str, str]:
    return unit.county, unit.municipality if unit.is_district else "", unit.population_group, unit.skr_group


def _block(prepared: Prepared, runs: list[tuple[Unit, int]], random: Random) -> Block:
    size = sum(copies for _, copies in runs)
    return Block(_answers(prepared, size, random), _registers(size, random), _spread(runs))


def _spread(runs: list[tuple[Unit, int]]) -> dict[str, dict[str, int]]:
    """The keys of one object each, stretched over its copies."""
    planes: dict[str, dict[str, int]] = {}
    narrow = keys_of([unit for unit, _ in runs])
    start = 0
    for position, (_, copies) in enumerate(runs):
        for level, areas in narrow.items():
            for area, plane in areas.items():
                if plane >> position & 1:
                    wide = planes.setdefault(level, {})
                    wide[area] = wide.get(area, 0) | (1 << copies) - 1 << start
        start += copies
    return planes


def _answers(prepared: Prepared, size: int, random: Random) -> AnswerPlanes:
    choices: dict[str, dict[str, int]] = {}
    for question in prepared.edition.questionnaire.questions:
        if question.kind == "val":
            choices[question.id] = _options(question.answers, size, random)
    return AnswerPlanes(size=size, choices=choices, numbers=_staff(size, random), scale=2)


def _options(answers: tuple[str, ...], size: int, random: Random) -> dict[str, int]:
    """One answer in thirty-two is missing, and the first answer is the commonest."""
    left = (1 << size) - 1 & ~_seldom(size, random, 5)
    planes = {}
    for answer in answers[:-1]:
        planes[answer] = left & random.getrandbits(size)
        left &= ~planes[answer]
    return planes | {answers[-1]: left}


def _seldom(size: int, random: Random, halvings: int) -> int:
    """A plane where one unit in 2^halvings is."""
    plane = (1 << size) - 1
    for _ in range(halvings):
        plane &= random.getrandbits(size)
    return plane


def _staff(size: int, random: Random) -> dict[str, Numbers]:
    """Years of practice that sum to the graduates, and staff at least as many; some odd, some 999, some missing."""
    everyone = (1 << size) - 1
    years = {f"B1b_{i}": _number(size, random, 10) for i in range(1, 6)}
    graduates = _number(size, random, 0)
    for number in years.values():
        graduates = add(graduates, number)
    graduates = add(graduates, Numbers((0, _seldom(size, random, 3), _seldom(size, random, 4), 0), everyone))
    staff = add(graduates, Numbers((0, 0, 0, 0, 0, random.getrandbits(size), 0), everyone))
    numbers = {"B1": staff, "B1a": graduates, **years, "B2": _number(size, random, 9)}
    return {id: _disturbed(number, size, random) for id, number in numbers.items()}


def _number(size: int, random: Random, digits: int) -> Numbers:
    return Numbers((*(random.getrandbits(size) for _ in range(digits)), 0), (1 << size) - 1)


def _disturbed(number: Numbers, size: int, random: Random) -> Numbers:
    everyone = (1 << size) - 1
    unable, silent = _seldom(size, random, 7), _seldom(size, random, 6)
    code = constant(99900, everyone)
    width = max(len(number.planes), len(code.planes))
    pairs = ((_digit(code, i) & unable | _digit(number, i) & ~unable) & ~silent for i in range(width))
    return Numbers(tuple(pairs), everyone & ~silent)


def _digit(number: Numbers, weight: int) -> int:
    return number.planes[min(weight, len(number.planes) - 1)]


def _registers(size: int, random: Random) -> RegisterPlanes:
    """Children in hundredths like every number of the block; the long-term ones are some of them, digit by digit."""
    children = _hundredfold(_number(size, random, 8), (1 << size) - 1)
    longterm = _hundredfold(_number(size, random, 6), (1 << size) - 1)
    columns: Mapping[str, Numbers] = {"longterm": longterm, "children": children}
    return RegisterPlanes({"bbic.csv": random.getrandbits(size)}, {"children.csv": columns})


def _hundredfold(number: Numbers, everyone: int) -> Numbers:
    """100 x = 64 x + 32 x + 4 x."""
    total = Numbers((0,), everyone)
    for shift in (6, 5, 2):
        total = add(total, Numbers((0,) * shift + number.planes, everyone))
    return total
