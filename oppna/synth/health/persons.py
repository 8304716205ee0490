"""The persons in SQL: what is true of each is drawn from the person's place in the nation and the seed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from oppna.model.placement import PlacementRule
from oppna.synth.health.treatments import Treatment

PLACED, PART, PEERS = "placed", "part", "peers"
_DAYS = 12 * 28
A_YEAR = _DAYS * 998
"""So many numbers there are for a year of birth, on days every month has."""
_OF = 1000
_PLACED_OF, _PART_OF = 20, 10
"""More are placed than there are in the country, so that few persons give many placed."""
_ABROAD_OF = 20


def draw(seed: int, name: str) -> str:
    """A whole number that is the same for the person wherever and whenever it is drawn."""
    return f"CAST(concat('0x', substr(md5(concat('{name}:{seed}:', place)), 1, 7)) AS INTEGER)"


def persons(rule: PlacementRule, treatments: Sequence[Treatment], towns: Sequence[str], seed: int, number: int) -> str:
    """Number, year of birth, group, municipality, ages registered at, treatment (-1: none) and a draw for the drugs."""
    years = rule.born.last - rule.born.first + 1
    chosen = f"{draw(seed, 'group')} % {_OF}"
    group = (
        f"CASE WHEN {chosen} < {_PLACED_OF} THEN '{PLACED}' WHEN {chosen} < {_PLACED_OF + _PART_OF} THEN '{PART}' "
        f"ELSE '{PEERS}' END"
    )
    numbered = (
        f"SELECT place, {rule.born.first} + place % {years} AS birth, place // {years} % {_DAYS} AS day, "
        f"place // {years} // {_DAYS} + 1 AS serial, {group} AS of_group FROM range({number}) AS nation(place)"
    )
    stem = (
        "concat(CAST(birth AS VARCHAR), lpad(CAST(day // 28 + 1 AS VARCHAR), 2, '0'), "
        "lpad(CAST(day % 28 + 1 AS VARCHAR), 2, '0'), lpad(CAST(serial AS VARCHAR), 3, '0'))"
    )
    listed = ", ".join(f"'{town}'" for town in towns)
    return (
        f"SELECT concat(stem, {_check_digit('stem')}) AS number, birth, of_group, "
        f"[{listed}][1 + {draw(seed, 'town')} % {len(towns)}] AS town, "
        f"{draw(seed, 'abroad')} % {_OF} >= {_ABROAD_OF} AS registered, "
        f"{_treatment(treatments, draw(seed, 'treatment'))} AS treatment, {draw(seed, 'drug')} AS drug "
        f"FROM (SELECT *, {stem} AS stem FROM ({numbered}))"
    )


def _treatment(treatments: Sequence[Treatment], drawn: str) -> str:
    """The number of the treatment, by how many of a thousand of the group have it."""
    placed = " ".join(_until([treatment.placed for treatment in treatments], drawn))
    peers = " ".join(_until([treatment.peers for treatment in treatments], drawn))
    return f"CASE WHEN of_group = '{PEERS}' THEN CASE {peers} ELSE -1 END ELSE CASE {placed} ELSE -1 END END"


def _until(shares: Sequence[int], drawn: str) -> Iterator[str]:
    reached = 0
    for number, share in enumerate(shares):
        reached += share
        yield f"WHEN {drawn} % {_OF} < {reached} THEN {number}"


def _check_digit(stem: str) -> str:
    digits = [f"CAST(substr({stem}, {at}, 1) AS INTEGER)" for at in range(3, 12)]
    doubled = [f"CASE WHEN {d} > 4 THEN 2 * {d} - 9 ELSE 2 * {d} END" for d in digits[::2]]
    return f"CAST((10 - ({' + '.join([*doubled, *digits[1::2]])}) % 10) % 10 AS VARCHAR)"
