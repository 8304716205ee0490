"""The persons of a block in SQL: everything about a person is drawn from the person's place in the nation and the seed.

Draws are whole numbers of 32 bits, multiplied and folded, so a person is the same in every block, thread and version.
"""

from __future__ import annotations

from random import Random

from oppna.synth.nation.numbers import INCOMPLETE, chosen
from oppna.synth.nation.records import by_weight
from oppna.synth.nation.world import World

_BITS = 1 << 32
_DRAWN = 1 << 20
"""A draw is one of so many."""
_STRANGE = ("9999", "", "0000")
_INCOMPLETE_OF = 40
"""One number in so many is not complete; one in so many has a wrong check digit though its series is right."""


def persons(world: World, first: int, last: int) -> str:
    """The persons from `first` up to, not including, `last`."""
    draw = _Draws(world.seed)
    results = "".join(
        f", {_one_of(by_weight(world.result_weights), draw(register))} AS {register}" for register in world.results
    )
    number = " ".join(f"WHEN {kind} THEN {sql}" for kind, sql in enumerate(INCOMPLETE))
    towns = len(world.towns)
    other = f"(town + 1 + {draw('other')} % {towns - 1}) % {towns}"
    strange = f"{draw('strange')} % {len(_STRANGE)}"
    home = f"CAST(floor({towns} * pow({draw('town')} / {_DRAWN}.0, 2)) AS INTEGER)"
    return (
        "SELECT birth, base, complete, added > 0 AS wrong, "
        f"CASE WHEN complete THEN whole ELSE CASE {draw('fault')} % {len(INCOMPLETE)} {number} END END AS number, "
        f"{_one_of(by_weight(world.history_weights), draw('history'))} AS history, "
        f"{draw('cut')} % 365 AS cut, 30 + {draw('far')} % 1500 AS far, "
        f"{_text_of(world.towns, 'town')} AS home, "
        f"{_text_of(world.towns, other)} AS other, "
        f"{_text_of(_STRANGE, strange)} AS strange, "
        f"{_one_of(by_weight(world.registration_weights), draw('registration'))} AS registration{results} "
        f"FROM (SELECT *, {home} AS town, {draw('complete')} % {_INCOMPLETE_OF} > 0 AS complete, "
        f"eight || three || (20 - (weight_of_eight + weight_of_three) % 10 + added) % 10 AS whole "
        f"FROM ({_numbered(world, first, last, draw)}) AS numbered "
        "JOIN stems USING (birth, day) JOIN series USING (birth_number)) AS named"
    )


def _numbered(world: World, first: int, last: int, draw: _Draws) -> str:
    """Year of birth, day, birth number and what is added to the check digit; a slip of it here and there."""
    years = len(world.years)
    born = (
        f"SELECT range AS person, {world.years[0]} + range % {years} AS birth, "
        f"{_folded(f'(range + {draw.start})')} AS base, range // {years} AS place FROM range({first}, {last})"
    )
    slip = f"CASE WHEN added = 0 AND {draw('slip')} % {_INCOMPLETE_OF} = 0 THEN 1 ELSE added END"
    placed = f"SELECT *, {chosen('place', world.seed)} FROM ({born})"
    return f"SELECT birth, base, day, birth_number, {slip} AS added FROM ({placed})"


def _folded(number: str) -> str:
    """A number of 32 bits well mixed, one for each number up to four thousand million."""
    mixed = f"(({number} * 1640531527) % {_BITS})"
    mixed = f"((xor({mixed}, {mixed} >> 15) * 1540483477) % {_BITS})"
    return f"CAST(xor({mixed}, {mixed} >> 13) AS BIGINT)"


def spelling(row: str, seed: int) -> str:
    """A draw for a row of a person."""
    return _Draws(seed)(f"spelling {row}")


class _Draws:
    """SQL for one of _DRAWN, by name; each name its own."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self.start = Random(f"oppna:nation:{seed}").randrange(_BITS)

    def __call__(self, name: str) -> str:
        chance = Random(f"oppna:nation:{self._seed}:{name}")
        mask, factor = chance.randrange(_BITS), chance.randrange(1 << 29, 1 << 30) * 2 + 1
        return f"((xor(base, {mask}) * {factor}) % {_BITS} >> 12)"


def _one_of(numbers: list[int], draw: str) -> str:
    return f"{numbers}[1 + {draw} % {len(numbers)}]"


def _text_of(texts: tuple[str, ...], place: str) -> str:
    """The texts are ours or codes of the frame: letters and digits."""
    return "[" + ", ".join(f"'{text}'" for text in texts) + f"][1 + {place}]"
